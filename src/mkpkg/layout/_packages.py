"""Packages that exist, as values: what each one holds, and what that is made of."""

import keyword
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple


class Made(Enum):
    """What a child of a package is made of."""

    MODULE = "a file of Python"
    PACKAGE = "a folder with an __init__.py"
    COMPILED = "a compiled module"
    STUB = "a stub, with nothing to run"
    FOLDER = "a folder without an __init__.py"


class Child(NamedTuple):
    """A module or package inside of a package.

    Attributes:
        name: Its name there.
        made: What it is made of.
        path: The file that its names are read from, relative to the root; or None.
    """

    name: str
    made: Made
    path: str | None = None

    @property
    def is_importable(self) -> bool:
        """Whether a statement can import it, and it runs."""
        is_name = self.name.isidentifier() and not keyword.iskeyword(self.name)
        return is_name and self.made not in (Made.STUB, Made.FOLDER)

    @property
    def is_part(self) -> bool:
        """Whether it is a part of what the package offers: not a test, not a script."""
        name = self.name
        if name.startswith("__") and name.endswith("__"):
            return False
        if name in ("conftest", "tests") or name.startswith("test_"):
            return False
        return not name.endswith("_test")


class Oddity(NamedTuple):
    """Something about a member of a package that keeps it from being what it seems."""

    code: str
    name: str
    path: str


@dataclass(frozen=True)
class PackageFolder:
    """A package on disk.

    Attributes:
        dotted: Its name.
        folder: Where it is, relative to the root.
        init: Its ``__init__.py``, relative to the root, links resolved; None where that
            is outside of the root.
        children: What is in it, in alphabetical order.
        oddities: What is to be said of some of them.
        has_init: Whether that file is there; without it, this is a package to be.
    """

    dotted: str
    folder: str
    init: str | None
    children: tuple[Child, ...]
    oddities: tuple[Oddity, ...] = ()
    has_init: bool = True

    @property
    def path(self) -> str:
        """What messages call its file, relative to the root."""
        return self.init or f"{self.folder}/__init__.py"

    @cached_property
    def by_name(self) -> dict[str, Child]:
        """The children by their names."""
        return {child.name: child for child in self.children}


_SUFFIXES = {".so", ".pyd"}
# What a compiled module is made from: where one of these is, a build will make it.
_BEFORE_A_BUILD = {".c", ".cc", ".cpp", ".cxx", ".f90", ".pyx", ".rs"}


def children_of(
    folder: str, files: Iterable[str], packages: Iterable[str], others: Iterable[str]
) -> tuple[Child, ...]:
    """Return what a package holds.

    Args:
        folder: Where it is, relative to the root.
        files: The names of its files.
        packages: Those of its folders that have an ``__init__.py``.
        others: Those that have none.
    """
    found = {name: Child(name, Made.FOLDER) for name in others}
    kinds: dict[str, set[str]] = {}
    for file in files:
        stem, dot, suffix = file.partition(".")
        ending = f".{suffix.rpartition('.')[2]}" if dot else ""
        if ending in _SUFFIXES or suffix in ("py", "pyi") or ending in _BEFORE_A_BUILD:
            kinds.setdefault(stem, set()).add(ending)
    for stem, endings in kinds.items():
        if stem != "__init__":
            child = _module(folder, stem, endings)
            # A folder without an `__init__.py` comes last (PEP 420).
            found[stem] = child
    for name in packages:
        found[name] = Child(name, Made.PACKAGE, f"{folder}/{name}/__init__.py")
    return tuple(found[name] for name in sorted(found))


def oddities_of(
    folder: str, children: Iterable[Child], files: Iterable[str]
) -> tuple[Oddity, ...]:
    """Return what is to be said of the members of a package.

    The codes are ``stub-only``, ``ident`` and ``keyword`` (PEP 8: it cannot be
    imported), ``modpkg`` (a module beside a package of its name) and ``casefold`` (two
    names that are one on Windows and macOS, PEP 235).
    """
    odd: list[Oddity] = []
    here = set(files)
    seen: dict[str, str] = {}
    for child in children:
        if not child.is_part or child.made is Made.FOLDER:
            continue
        name = child.name
        path = child.path or f"{folder}/{name}"
        if child.made is Made.STUB:
            odd.append(Oddity("stub-only", f"{name}.pyi", f"{folder}/{name}.pyi"))
        elif not name.isidentifier():
            odd.append(Oddity("ident", name, path))
        elif keyword.iskeyword(name):
            odd.append(Oddity("keyword", name, path))
        if child.made is Made.PACKAGE and f"{name}.py" in here:
            odd.append(Oddity("modpkg", name, f"{folder}/{name}.py"))
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            odd.append(Oddity("casefold", name, path))
    return tuple(odd)


def _module(folder: str, stem: str, endings: set[str]) -> Child:
    if ".py" in endings:
        return Child(stem, Made.MODULE, f"{folder}/{stem}.py")
    stub = f"{folder}/{stem}.pyi" if ".pyi" in endings else None
    if endings == {".pyi"}:
        return Child(stem, Made.STUB, stub)
    return Child(stem, Made.COMPILED, stub)
