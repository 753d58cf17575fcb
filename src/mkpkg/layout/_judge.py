"""The verdict on all items together: each name, and each folder of names."""

import re
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

from ._items import Item
from ._requirements import refuse_requirements

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
        finding for item in asked for finding in _judge_taken(package, item, exports)
    )
    return (*single, *_duplicates(asked), *taken, *_judge_folders(package, asked))


def _judge_item(item: Item) -> tuple[Finding, ...]:
    found = _judge_one(item)
    return found if errors_in(found) else (*found, *_room(item))


def _judge_one(item: Item) -> tuple[Finding, ...]:
    required = refuse_requirements([item.text])
    if required:
        return required
    if _OUTSIDE.search(item.text):
        return (_outside(item),)
    if len(item.parts) > _DEEPEST:
        return (_too_deep(item),)
    if not item.is_module:
        return check_name(item.dotted, Kind.SUBPACKAGE)
    folders = ".".join(item.parts[:-1])
    of_folders = check_name(folders, Kind.SUBPACKAGE) if folders else ()
    of_module = check_name(item.parts[-1], Kind.MODULE)
    return (*of_folders, *(_with_folders(finding, folders) for finding in of_module))


def _room(item: Item) -> tuple[Finding, ...]:
    kind = Kind.MODULE if item.is_module else Kind.SUBPACKAGE
    return tuple(finding for part in item.parts for finding in check_room(part, kind))


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
    seen: set[tuple[tuple[str, ...], bool]] = set()
    for item in items:
        key = (item.parts, item.is_module)
        if key in seen:
            why = "one of them was meant to be another"
            yield _refusal("duplicate", item, "is named twice", why, "name it once")
        seen.add(key)


def _judge_taken(
    package: str, item: Item, exports: frozenset[str]
) -> Iterator[Finding]:
    for depth, part in enumerate(item.parts):
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
    members: dict[tuple[str, ...], dict[Named, None]] = {}
    for item in items:
        for parts, kind in _with_parents(item):
            members.setdefault(parts[:-1], {})[Named(parts[-1], kind)] = None
    for folder, inside in members.items():
        yield from check_siblings(shown(".".join((package, *folder))), inside)


def _with_parents(item: Item) -> Iterator[tuple[tuple[str, ...], Kind]]:
    for parent in item.parents:
        yield parent, Kind.SUBPACKAGE
    yield item.parts, Kind.MODULE if item.is_module else Kind.SUBPACKAGE
