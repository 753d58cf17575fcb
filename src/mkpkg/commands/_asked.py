"""What is asked for in a project that exists: items, and the package they are for."""

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from mkpkg._errors import BadInput, Refused, bad_input, refused
from mkpkg.layout import Child, Item, Layout, Made, PackageFolder, parse_item
from mkpkg.names import shown

from ._project import Project, no_package


@dataclass(frozen=True)
class Asked:
    """Items, and the top-level package that they are for.

    Attributes:
        project: The project.
        top: The package.
        items: The items; their names are not judged yet.
    """

    project: Project
    top: PackageFolder
    items: tuple[Item, ...]

    def package(self, parts: tuple[str, ...]) -> PackageFolder | None:
        """Return the package at a place below the top, if it exists."""
        return self.project.by_name.get(".".join((self.top.dotted, *parts)))

    def child(self, parts: tuple[str, ...]) -> Child | None:
        """Return what is at a place below the top, if anything is."""
        parent = self.package(parts[:-1])
        return parent.by_name.get(parts[-1]) if parent else None

    def holds(self, path: PurePosixPath) -> bool:
        """Tell whether a file, relative to the top, is one of what is new."""
        if path.with_suffix("").parts in self._modules:
            return True
        return path.parent.parts in self._packages

    def parents(self) -> Iterator[tuple[PackageFolder, tuple[Child, ...]]]:
        """Yield the packages that exist and get children, with those."""
        new = [(parts, Made.PACKAGE) for parts in sorted(self._packages)]
        new += [(parts, Made.MODULE) for parts in sorted(self._modules)]
        found: dict[str, list[Child]] = {}
        for parts, made in new:
            parent = self.package(parts[:-1])
            if parent is not None:
                found.setdefault(parent.dotted, []).append(Child(parts[-1], made))
        for dotted, children in found.items():
            yield self.project.by_name[dotted], tuple(children)

    def new_names(self) -> dict[str, list[Item]]:
        """Return what is new of each item, by the package that it goes into."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            depth = len(item.parts)
            while self.package(item.parts[:depth]) is None:
                depth -= 1
            if depth < len(item.parts):
                new = replace(item, parts=item.parts[depth:])
                dotted = ".".join((self.top.dotted, *item.parts[:depth]))
                found.setdefault(dotted, []).append(new)
        return found

    def inner_parts(self, dotted: str) -> tuple[str, ...]:
        """Return the parts of a package's name that are below the top."""
        return tuple(dotted.removeprefix(self.top.dotted).split(".")[1:])

    def children_of(self, parts: tuple[str, ...]) -> frozenset[str]:
        """Return the names of what is new and directly in a package."""
        new = self._modules | self._packages
        return frozenset(inner[-1] for inner in new if inner[:-1] == parts)

    @cached_property
    def _modules(self) -> frozenset[tuple[str, ...]]:
        return frozenset(item.parts for item in self.items if item.is_module)

    @cached_property
    def _packages(self) -> frozenset[tuple[str, ...]]:
        names = Layout.of(self.items).subpackages
        every = (tuple(name.split(".")) for name in names)
        return frozenset(parts for parts in every if self.package(parts) is None)


def read_items(project: Project, texts: Iterable[str]) -> Asked:
    """Read items, and find out which package they are for.

    Raises:
        Refused: The project has no package, or several and an item names none.
        BadInput: The items are for more than one package, or one is all of it.
    """
    given = tuple(texts)
    tops = {top.dotted: top for text in given for top in [_top_of(project, text)]}
    if len(tops) > 1:
        raise bad_input(
            "several",
            f"the items are for {len(tops)} packages: {', '.join(tops)}",
            help="one package at a time",
        )
    (top,) = tops.values()
    return Asked(project, top, tuple(_item(top, text) for text in given))


def _top_of(project: Project, text: str) -> PackageFolder:
    """Return the top-level package that an item is for."""
    tops = project.tops
    if not tops:
        raise no_package(project.root)
    for top in tops:
        names = (top.folder, top.dotted, top.dotted.replace(".", "/"))
        if text.rstrip("/") in names:
            raise _whole_package(top, text)
        if _without_top(top, text) != text:
            return top
    if len(tops) == 1:
        return tops[0]
    raise _ambiguous(tops, text)


def _whole_package(top: PackageFolder, text: str) -> BadInput:
    """Return the refusal of an item that is the top-level package itself."""
    return bad_input(
        "top",
        f"`{shown(text)}` is the whole package",
        why="mkpkg adds and removes what is in it",
        help=f"name a part of it, as in {top.dotted}.effects",
    )


def _ambiguous(tops: tuple[PackageFolder, ...], text: str) -> Refused:
    names = ", ".join(top.dotted for top in tops)
    example = shlex.quote(f"{tops[0].dotted}.{shown(text)}")
    return refused(
        "several",
        f"`{shown(text)}` does not say which package it is for",
        why=f"there are {len(tops)}: {names}",
        help=f"put its name in front, as in {example}",
    )


def _item(top: PackageFolder, text: str) -> Item:
    inner = _without_top(top, text)
    return replace(parse_item(inner), text=text)


def _without_top(top: PackageFolder, text: str) -> str:
    """Return an item without the top-level package: its path, or its dotted name."""
    path = top.dotted.replace(".", "/")
    for prefix in (f"{top.folder}/", f"{top.dotted}.", f"{path}/"):
        inner = text.removeprefix(prefix)
        # In `sound.py`, the name of the package is that of a module.
        if inner not in (text, "", "py"):
            return inner
    return text
