"""The verdict on names that stand side by side."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkpkg._findings import Finding, Severity

from ._check import derive_package
from ._kinds import Kind
from ._shown import shown


class Named(NamedTuple):
    """One member of a package: its own name, and whether it is a folder or a file."""

    name: str
    kind: Kind


# A file system allows 255 bytes. The renderer needs room for a suffix, and the name of
# a test is longer than that of what it tests.
_LONGEST_CREATED = 240


def check_room(name: str, kind: Kind) -> tuple[Finding, ...]:
    """Judge whether files of a name can be created; the name itself may be fine.

    Args:
        name: One part of an import name.
        kind: What it is for.
    """
    size = len(name.encode("utf-8", "replace"))
    if size <= _LONGEST_CREATED:
        return ()
    message = (
        f"{kind.label} name `{shown(name)}` is {size} bytes long; "
        f"{_LONGEST_CREATED} is the limit for what is created"
    )
    why = "the names of its files would be longer than file systems allow"
    return (Finding("length", Severity.ERROR, message, why=why, name=name),)


def check_pair(dist: str, package: str) -> tuple[Finding, ...]:
    """Judge whether a project and its import package have one name.

    Args:
        dist: The project's name.
        package: The import package's name.
    """
    if derive_package(dist) == package:
        return ()
    message = f"the project `{shown(dist)}` is imported as `{shown(package)}`"
    why = "people look for what they import under its own name (PEP 423)"
    return (Finding("differ", Severity.NOTE, message, why=why, name=package),)


def check_dependencies(dist: str, dependencies: Iterable[str]) -> tuple[Finding, ...]:
    """Judge whether a project would depend on itself.

    Args:
        dist: The project's name.
        dependencies: The names of what it and its development depend on.
    """
    if derive_package(dist) not in map(derive_package, dependencies):
        return ()
    message = f"the project `{shown(dist)}` would depend on itself"
    why = "a tool of that name is among what it is built and tested with"
    return (Finding("selfdep", Severity.ERROR, message, why=why, name=dist),)


def check_siblings(parent: str, members: Iterable[Named]) -> tuple[Finding, ...]:
    """Judge names that would share one folder.

    Args:
        parent: The package they are in, dotted, for the messages.
        members: Every member, in the order in which they were asked for.

    Returns:
        A finding for each name that cannot stand beside an earlier one.
    """
    return tuple(_clashes(parent, members))


def _clashes(parent: str, members: Iterable[Named]) -> Iterator[Finding]:
    seen: dict[str, Named] = {}
    for member in members:
        earlier = seen.setdefault(member.name.casefold(), member)
        if earlier is member:
            continue
        if earlier.name != member.name:
            yield _casefold(parent, earlier, member)
        elif earlier.kind is not member.kind:
            yield _modpkg(parent, member)


def _casefold(parent: str, earlier: Named, member: Named) -> Finding:
    one, two = shown(earlier.name), shown(member.name)
    return Finding(
        "casefold",
        Severity.ERROR,
        f"`{one}` and `{two}` in {parent} differ only by case",
        why="they are the same file on Windows and macOS (PEP 235)",
        help="keep one of them, or give one another name",
        name=member.name,
    )


def _modpkg(parent: str, member: Named) -> Finding:
    name = shown(member.name)
    return Finding(
        "modpkg",
        Severity.ERROR,
        f"{parent} cannot hold both the package `{name}` and the module `{name}.py`",
        why="Python would always import the package, and never the module",
        help="keep one of them, or give one another name",
        name=member.name,
    )
