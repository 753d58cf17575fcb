"""The verdict on all items together: each name, and each folder of names."""

import re
import shlex
from collections.abc import Iterable, Iterator

from mkpkg._findings import Finding, Severity, errors_in
from mkpkg.names import (
    Kind,
    Named,
    check_name,
    check_room,
    check_siblings,
    shown,
)

from ._items import Item, required_by

_OUTSIDE = re.compile(r"^/|(?:^|/)\.{1,2}(?:/|$)")
_DEEPEST = 30


def judge_items(
    package: str, items: Iterable[Item], exports: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Judge the names of items, and of the packages that they imply.

    Args:
        package: The top-level package, for the messages.
        items: What was asked for.
        exports: Names that every new package exports by itself.

    Returns:
        All findings, in the order of the items.
    """
    asked = tuple(items)
    single = (finding for item in asked for finding in _judge_item(item))
    taken = (
        finding._replace(line=item.line)
        for item in asked
        for finding in _judge_taken(package, item, exports)
    )
    return (*single, *_duplicates(asked), *taken, *_judge_folders(package, asked))


def _judge_item(item: Item) -> tuple[Finding, ...]:
    found = _judge_one(item)
    whole = found if errors_in(found) else (*found, *_room(item))
    return tuple(finding._replace(line=item.line) for finding in whole)


def _judge_one(item: Item) -> tuple[Finding, ...]:
    if required_by(item.text):
        return (_requirement(item),)
    if _OUTSIDE.search(item.text):
        return (_outside(item),)
    if len(item.parts) > _DEEPEST:
        return (_too_deep(item),)
    if not item.is_module:
        return (*check_name(".".join(item.own), Kind.SUBPACKAGE), *_deep(item))
    folders = ".".join(item.own[:-1])
    of_folders = check_name(folders, Kind.SUBPACKAGE) if folders else ()
    of_module = check_name(item.parts[-1], Kind.MODULE)
    return (*of_folders, *(_with_folders(finding, folders) for finding in of_module))


def _deep(item: Item) -> Iterator[Finding]:
    """Yield what is to be said of the whole where the parts are judged elsewhere."""
    if item.own != item.parts:
        whole = check_name(item.dotted, Kind.SUBPACKAGE)
        yield from (finding for finding in whole if finding.code == "deep")


def _room(item: Item) -> tuple[Finding, ...]:
    kind = Kind.MODULE if item.is_module else Kind.SUBPACKAGE
    return tuple(finding for part in item.own for finding in check_room(part, kind))


def _requirement(item: Item) -> Finding:
    quoted = shlex.quote(shown(item.text))
    return _refusal(
        "requirement",
        item,
        "is a requirement, not a subpackage",
        "mkpkg creates packages; dependencies are installed",
        f"uv add {quoted}, or: pip install {quoted}",
    )


def _outside(item: Item) -> Finding:
    return _refusal(
        "path",
        item,
        "is not a path below the package",
        "an item names what is inside of the package",
        "write it as in effects.reverb or effects/reverb.py",
    )


def _too_deep(item: Item) -> Finding:
    return _refusal(
        "length",
        item,
        f"has {len(item.parts)} parts; {_DEEPEST} is the limit",
        "its path would be longer than systems allow",
        "put it less deep",
    )


def _refusal(code: str, item: Item, message: str, why: str, help: str) -> Finding:
    said = f"`{shown(item.text)}` {message}"
    return Finding(code, Severity.ERROR, said, why=why, help=help, name=item.text)


def _with_folders(finding: Finding, folders: str) -> Finding:
    if not folders or finding.suggestion is None:
        return finding
    whole = f"{folders.replace('.', '/')}/{finding.suggestion}.py"
    return finding._replace(suggestion=whole, help=f"did you mean `{whole}`?")


def _duplicates(items: tuple[Item, ...]) -> Iterator[Finding]:
    seen: dict[tuple[tuple[str, ...], bool], Item] = {}
    for item in items:
        first = seen.setdefault((item.parts, item.is_module), item)
        if first is not item:
            where = f", first on line {first.line}" if first.line and item.line else ""
            why = "one of them was meant to be another"
            said = f"is named twice{where}"
            found = _refusal("duplicate", item, said, why, "name it once")
            yield found._replace(line=item.line)


def _judge_taken(
    package: str, item: Item, exports: frozenset[str]
) -> Iterator[Finding]:
    first = len(item.parts) - len(item.own)
    for depth, part in enumerate(item.own, start=first):
        if part in exports:
            parent = ".".join((package, *item.parts[:depth]))
            yield _refusal(
                "reserved",
                item,
                "has a name that is taken",
                f"`{shown(parent)}` exports the example function `{part}`",
                "choose another name, or pass --no-example",
            )


def _judge_folders(package: str, items: tuple[Item, ...]) -> Iterator[Finding]:
    members: dict[tuple[str, ...], dict[Named, int | None]] = {}
    for item in items:
        for parts, kind in _with_parents(item):
            inside = members.setdefault(parts[:-1], {})
            inside.setdefault(Named(parts[-1], kind), item.line)
    for folder, inside in members.items():
        # Of a package and a module of one name, the later one is told.
        lines = {member.name: line for member, line in inside.items()}
        for found in check_siblings(shown(".".join((package, *folder))), inside):
            yield found._replace(line=lines[found.name or ""])


def _with_parents(item: Item) -> Iterator[tuple[tuple[str, ...], Kind]]:
    for parent in item.parents:
        yield parent, Kind.SUBPACKAGE
    yield item.parts, Kind.MODULE if item.is_module else Kind.SUBPACKAGE
