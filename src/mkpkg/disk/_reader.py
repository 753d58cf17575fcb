"""The packages in a folder, one after another: each after those that are in it."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from mkpkg.layout import Child, Made, Oddity, PackageFolder, children_of, oddities_of

from ._files import FOREIGN
from ._members import INIT, Members, holds_module, inside, read_members


class Place(NamedTuple):
    """A folder that may be a package, and the name that this would have."""

    name: str
    folder: str


class Reader:
    """Reads the packages of one project.

    Attributes:
        linked: Packages behind links in others, which were not followed.
    """

    def __init__(
        self,
        root: Path,
        exclude: tuple[str, ...] = (),
        ignored: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        """Read nothing yet.

        Args:
            root: The project's folder, links resolved.
            exclude: Patterns; a package or module whose path, or a folder above it,
                matches one is left out.
            ignored: Returns the folders that git ignores, relative to the root; asked
                only where namespaces are looked for.
        """
        self._root = root
        self._base = f"{root}/"
        self._exclude = exclude
        self._ignored = ignored
        self.linked: list[Place] = []

    def places(self, source: str) -> Iterator[Place]:
        """Yield the folders in one that a package may be, or be in."""
        members = self._members(source)
        folders = {name: join(source, name) for name in members.folders}
        folders |= {name: folder for name, folder in members.links.items() if folder}
        for name, folder in sorted(folders.items()):
            is_other = name in FOREIGN or self._is_project(folder)
            if name.isidentifier() and not is_other and not self._is_out(folder):
                yield Place(name, folder)

    def outside(self, source: str) -> Iterator[Place]:
        """Yield the links in a folder to packages outside of the project."""
        for name, folder in self._members(source).links.items():
            if folder is None and self.is_package(join(source, name)):
                yield Place(name, join(source, name))

    def is_package(self, folder: str) -> bool:
        """Tell whether a folder has an ``__init__.py``, or a link in its place."""
        return self._has_file(folder) is not None

    def is_readable(self, folder: str) -> bool:
        """Tell whether it can be known what is in a folder."""
        return holds_module(self._path(folder)) is not None

    def below(self, dotted: str, folder: str) -> Iterator[PackageFolder]:
        """Yield the packages in a folder, and it last, if it is one.

        A folder without an ``__init__.py`` may be a namespace (PEP 420).
        """
        if self.is_package(folder):
            yield from self.tree(dotted, folder)
            return
        for name, inner in self.places(folder):
            if self.is_package(inner) or inner not in self._ignored():
                yield from self.below(f"{dotted}.{name}", inner)

    def bare(self, source: str) -> Iterator[Iterator[PackageFolder]]:
        """Yield the folders with modules that are no package, as if they were one."""
        for name, folder in self.places(source):
            if not self.is_package(folder) and holds_module(self._path(folder)):
                yield self.tree(name, folder)

    def tree(self, dotted: str, folder: str) -> Iterator[PackageFolder]:
        """Yield the packages in a folder, and then what it is itself."""
        members = self._members(folder)
        packages: list[str] = []
        others: list[str] = []
        odd: list[Oddity] = []
        for name in [*members.folders, *members.links]:
            path = join(folder, name)
            if name == "__pycache__":
                continue
            has_file = None if self._is_out(path) else self._has_file(path)
            # Python takes one whose file is a link to nothing for a namespace.
            (packages if has_file else others).append(name)
            if has_file is None:
                odd += self._odd_folder(name, path)
                continue
            if name == "tests" or not name.isidentifier():
                continue
            if name in members.folders:
                yield from self.tree(f"{dotted}.{name}", path)
            elif place := members.links[name]:
                self.linked.append(Place(f"{dotted}.{name}", place))
        yield self._made(dotted, folder, members, packages, others, odd)

    def _made(
        self,
        dotted: str,
        folder: str,
        members: Members,
        packages: list[str],
        others: list[str],
        odd: list[Oddity],
    ) -> PackageFolder:
        files = [f for f in members.files if not self._is_out(join(folder, f))]
        broken = [n for n in members.broken if n.endswith(".py") and n[0] != "."]
        left_out = {*members.files, *broken} - {*files}
        stems = sorted(file.partition(".")[0] for file in left_out)
        children = children_of(folder, files, packages, [*others, *stems])
        odd += [Oddity("symlink-loop", n, join(folder, n)) for n in members.loops]
        odd += [Oddity("dangling", n, join(folder, n)) for n in broken if n != INIT]
        return PackageFolder(
            dotted,
            folder,
            self._init(folder),
            children,
            (*oddities_of(folder, children, files), *odd),
            has_init=INIT in members.files or INIT in broken,
        )

    def _odd_folder(self, name: str, folder: str) -> Iterator[Oddity]:
        if self._is_out(folder):
            return
        has_module = holds_module(self._path(folder))
        if has_module is None:
            yield Oddity("unreadable", name, folder)
        elif has_module:
            yield Oddity("namespace", name, folder)

    def _init(self, folder: str) -> str | None:
        path = self._path(folder, INIT)
        if not os.path.islink(path):  # noqa: PTH114  (a thousand packages are common)
            return f"{folder}/{INIT}"
        return inside(self._root, os.path.realpath(path))

    def _has_file(self, folder: str) -> bool | None:
        """Tell whether a folder has an ``__init__.py``; False for a link to nothing.

        Returns:
            None where it has neither.
        """
        path = self._path(folder, INIT)
        try:
            is_link = stat.S_ISLNK(os.lstat(path).st_mode)
        except OSError:
            return None
        return not is_link or os.path.exists(path)  # noqa: PTH110

    def _is_project(self, folder: str) -> bool:
        """Tell whether a folder is a project, or an environment, of its own."""
        return any(
            os.path.exists(self._path(folder, name))  # noqa: PTH110
            for name in ("pyproject.toml", "pyvenv.cfg")
        )

    def _is_out(self, path: str) -> bool:
        return bool(self._exclude) and covers(self._exclude, path)

    def _members(self, folder: str) -> Members:
        return read_members(self._root, folder)

    def _path(self, *parts: str) -> str:
        return self._base + "/".join(parts)


def with_child(package: PackageFolder, name: str, folder: str) -> PackageFolder:
    """Return a package that has another one in it, which lies elsewhere."""
    child = Child(name, Made.PACKAGE, f"{folder}/{INIT}")
    children = {**package.by_name, name: child}
    return replace(package, children=tuple(children[name] for name in sorted(children)))


def covers(patterns: tuple[str, ...], path: str) -> bool:
    """Tell whether a pattern matches a path, or a folder above it."""
    parts = path.split("/")
    places = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return any(
        fnmatchcase(place, pattern.rstrip("/"))
        for pattern in patterns
        for place in places
    )


def join(folder: str, name: str) -> str:
    """Return the path of a member of a folder."""
    return f"{folder}/{name}" if folder and folder != "." else name
