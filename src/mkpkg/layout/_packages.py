"""Packages that exist, as values: what each one holds, and what that is made of."""

import keyword
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from ._endings import is_compiled, may_become_module


class Made(Enum):
    """What a child of a package is made of."""

    MODULE = "a file of Python"
    PACKAGE = "a folder with an __init__.py"
    COMPILED = "a compiled module"
    UNBUILT = "a file that may be, or may become, a module"
    STUB = "a stub, whose module may come with a build"
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
        name = self.name
        is_name = name.isidentifier() and not keyword.iskeyword(name)
        is_found = name.isascii() or _is_normal(name)
        return is_name and is_found and self.made not in _NOT_IMPORTABLE

    @property
    def is_part(self) -> bool:
        """Whether it is a part of what the package offers: not a test, not a script."""
        name = self.name
        if name.startswith("__") and name.endswith("__"):
            return False
        if name in ("conftest", "tests") or name.startswith("test_"):
            return False
        return not name.endswith("_test")


_NOT_IMPORTABLE = (Made.STUB, Made.FOLDER, Made.UNBUILT)


def _is_normal(name: str) -> bool:
    """Tell whether Python looks for a file of a name that a statement has.

    It normalises names (language reference, "Names"), and files have theirs.
    """
    return unicodedata.is_normalized("NFKC", name)


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
        kinds.setdefault(stem, set()).add(f"{dot}{suffix}")
    for stem, endings in kinds.items():
        child = _module(folder, stem, endings) if stem else None
        # A folder without an `__init__.py` comes last (PEP 420), save before a stub.
        if child and not (stem in found and child.made is Made.STUB):
            found[stem] = child
    found.pop("__init__", None)
    for name in packages:
        found[name] = Child(name, Made.PACKAGE, f"{folder}/{name}/__init__.py")
    return tuple(found[name] for name in sorted(found))


def oddities_of(
    folder: str, children: Iterable[Child], files: Iterable[str]
) -> tuple[Oddity, ...]:
    """Return what is to be said of the members of a package.

    The codes are ``stub-only``, ``ident``, ``keyword`` and ``nfkc`` (it cannot be
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
        elif not (name.isascii() or _is_normal(name)):
            odd.append(Oddity("nfkc", name, path))
        if child.made is Made.PACKAGE and f"{name}.py" in here:
            odd.append(Oddity("modpkg", name, f"{folder}/{name}.py"))
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            odd.append(Oddity("casefold", name, path))
    return tuple(odd)


def _module(folder: str, stem: str, endings: set[str]) -> Child | None:
    if ".py" in endings:
        return Child(stem, Made.MODULE, f"{folder}/{stem}.py")
    stub = f"{folder}/{stem}.pyi" if ".pyi" in endings else None
    if any(map(is_compiled, endings)):
        return Child(stem, Made.COMPILED, stub)
    if any(map(may_become_module, endings)):
        # What has a stub is meant to be imported.
        return Child(stem, Made.COMPILED if stub else Made.UNBUILT, stub)
    return Child(stem, Made.STUB, stub) if stub else None
