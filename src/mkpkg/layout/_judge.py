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
# A file of Python of another kind, or a path to something with an ending.
_OTHER_FILE = re.compile(r"(?i:\.(?:py[cdiowx]?|pxd|so))$|/[^/]*\.[^/]*$")
_DEEPEST = 30


def judge_items(
    package: str,
    items: Iterable[Item],
    exports: frozenset[str] = frozenset(),
    inside: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """Judge the names of items, and of the packages that they imply.

    Args:
        package: The package that the items are for, for the messages.
        items: What was asked for; their parts are those below that package.
        exports: Names that every new package exports by itself.
        inside: Where that package is below the top-level one, for the suggestions.

    Returns:
        All findings, in the order of the items.
    """
    asked = tuple(items)
    single = (finding for item in asked for finding in _judge_item(item, inside))
    taken = (
        finding._replace(line=item.line)
        for item in asked
        for finding in _judge_taken(package, item, exports)
    )
    return (*single, *_duplicates(asked), *taken, *_judge_folders(package, asked))


def _judge_item(item: Item, inside: tuple[str, ...]) -> tuple[Finding, ...]:
    found = (
        refuse_requirements([item.text])
        or tuple(_judge_form(item))
        or tuple(_judge_names(item, inside))
    )
    whole = found if errors_in(found) else (*found, *_room(item))
    return tuple(finding._replace(line=item.line) for finding in whole)


def _judge_form(item: Item) -> Iterator[Finding]:
    """Yield why a text is no item, whatever its names are."""
    text = item.text.rstrip("/")
    if _OUTSIDE.search(item.text):
        yield _outside(item)
    elif "," in text:
        yield _several(item)
    elif text and not any(item.parts):
        yield _unfinished(item)
    elif not item.is_module and _OTHER_FILE.search(text):
        yield _other_file(item)
    elif len(item.parts) > _DEEPEST:
        yield _too_deep(item)


def _judge_names(item: Item, inside: tuple[str, ...]) -> Iterator[Finding]:
    # In a drawing, what is outside is on other lines.
    outer = inside if item.line is None else ()
    folders = item.own[:-1] if item.is_module else item.own
    if folders:
        for finding in check_name(".".join(folders), Kind.SUBPACKAGE):
            yield _whole(finding, outer, ".")
    if item.is_module:
        for finding in check_name(item.parts[-1], Kind.MODULE):
            yield _whole(finding, (*outer, *folders), "/", ".py")
    else:
        yield from _deep(item)


def _deep(item: Item) -> Iterator[Finding]:
    """Yield what is to be said of the whole where the parts are judged elsewhere."""
    if item.own != item.parts:
        whole = check_name(item.dotted, Kind.SUBPACKAGE)
        yield from (finding for finding in whole if finding.code == "deep")


def _room(item: Item) -> tuple[Finding, ...]:
    kind = Kind.MODULE if item.is_module else Kind.SUBPACKAGE
    return tuple(finding for part in item.own for finding in check_room(part, kind))


def _outside(item: Item) -> Finding:
    return _refusal(
        "path",
        item,
        "is not a path below the package",
        "an item names what is inside of the package",
        "write it as in effects.reverb or effects/reverb.py",
    )


def _several(item: Item) -> Finding:
    apart = " ".join(piece.strip() for piece in item.text.split(",") if piece.strip())
    return _refusal(
        "ident",
        item,
        "has a comma, and names one item",
        "an import name has ASCII letters, digits and `_`, and no digit first",
        f"put blanks between items: {shown(apart)}",
    )


def _unfinished(item: Item) -> Finding:
    return _refusal(
        "empty",
        item,
        "ends before a name",
        "everything needs a name",
        "leave out the dots at the end, or give a name",
    )


def _other_file(item: Item) -> Finding:
    return _refusal(
        "path",
        item,
        "looks like a file, and not like a module",
        "mkpkg makes packages, and modules whose files end in .py",
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


def _whole(
    finding: Finding, outer: tuple[str, ...], joint: str, ending: str = ""
) -> Finding:
    """Return a finding that suggests a whole item, what is outside included."""
    if not outer or finding.suggestion is None:
        return finding
    whole = joint.join((*outer, finding.suggestion)) + ending
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
