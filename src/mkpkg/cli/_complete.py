"""Completion of names: in the project around the current folder, and of imports."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from typer import Context


def complete_parent(context: Context, incomplete: str) -> list[str]:
    """Return the packages that something may be added to, each with its dot."""
    from mkpkg import commands

    packages = commands.members_of(_folder(context)).packages
    return sorted(f"{name}." for name in _matching(packages, incomplete))


def complete_member(context: Context, incomplete: str) -> list[str]:
    """Return the packages and modules that are there."""
    from mkpkg import commands

    members = commands.members_of(_folder(context))
    return sorted(_matching((*members.packages, *members.modules), incomplete))


def complete_import(context: Context, incomplete: str) -> list[str]:
    """Return what an import may name: in the project, and what its Python finds."""
    from mkpkg import commands

    folder = _folder(context)
    members = commands.members_of(folder)
    own = (*members.packages, *members.modules)
    outer = incomplete.rpartition(".")[0]
    is_own = outer.partition(".")[0] in members.packages
    names = own if is_own else (*own, *commands.importable(folder, outer))
    # One part at a time: a project has more names than a screen has lines.
    depth = incomplete.count(".")
    return sorted(
        {
            name
            for name in names
            if name.startswith(incomplete) and name.count(".") == depth
        }
    )


def _matching(names: Iterable[str], incomplete: str) -> Iterator[str]:
    """Yield names that begin as typed: without that of the top, unless it is typed."""
    for name in names:
        inner = name.partition(".")[2]
        if inner and inner.startswith(incomplete):
            yield inner
        elif incomplete and name.startswith(incomplete):
            yield name


def _folder(context: Context) -> str:
    """Return the folder of ``-C``, which is not entered while one still types."""
    places = [".", *(c.params.get("directory") for c in (context.parent, context) if c)]
    return str(Path(*filter(None, places)))
