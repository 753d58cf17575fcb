"""The packages below a folder, read without following links that lead elsewhere."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from mkpkg.layout import NOT_PACKAGES, Oddity, PackageFolder, children_of, oddities_of

_INIT = "__init__.py"


class _Members(NamedTuple):
    files: list[str]
    folders: list[str]
    links: list[str]
    loops: list[str]


def read_packages(
    root: Path, sources: tuple[str, ...], exclude: tuple[str, ...] = ()
) -> tuple[PackageFolder, ...]:
    """Return the packages of a project, each after those that are in it.

    Args:
        root: The project's folder.
        sources: The folders that hold its top-level packages, relative to the root.
        exclude: Patterns; a package or module whose path, or a folder above it,
            matches one is left out.
    """
    found: dict[str, PackageFolder] = {}
    reader = _Reader(root, exclude)
    for source in sources:
        # What lies around beside a package is no namespace.
        is_plain = source == "." and holds_package(root, source, directly=True)
        for package in reader.below(source, has_spaces=not is_plain):
            found.setdefault(package.folder, package)
    return tuple(found.values())


def holds_package(root: Path, source: str, *, directly: bool = False) -> bool:
    """Tell whether there is a package in a folder, which need not exist.

    Args:
        root: The project's folder.
        source: The folder, relative to that.
        directly: Whether to leave out namespaces.
    """
    reader = _Reader(root, ())
    return any(True for _ in reader.below(source, has_spaces=not directly))


def read_bare(
    root: Path, sources: tuple[str, ...], exclude: tuple[str, ...] = ()
) -> tuple[tuple[PackageFolder, ...], ...]:
    """Return what would be the packages of a project, had they an ``__init__.py``.

    Args:
        root: The project's folder.
        sources: The folders to look into, relative to the root.
        exclude: Patterns for what is left out.

    Returns:
        For each folder with modules but without that file: the packages in it, and
        then itself.
    """
    reader = _Reader(root, exclude)
    return tuple(tuple(found) for source in sources for found in reader.bare(source))


def read_tree(root: Path, folder: str, dotted: str) -> tuple[PackageFolder, ...]:
    """Return one package, which may lack an ``__init__.py``, after those that are in it.

    Args:
        root: The folder that paths are relative to.
        folder: The package's folder, relative to that.
        dotted: The package's name.
    """
    return tuple(_Reader(root, ()).tree(dotted, folder))


def covers(patterns: tuple[str, ...], path: str) -> bool:
    """Tell whether a pattern matches a path, or a folder above it."""
    parts = path.split("/")
    places = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return any(
        fnmatchcase(place, pattern.rstrip("/"))
        for pattern in patterns
        for place in places
    )


class _Reader:
    def __init__(self, root: Path, exclude: tuple[str, ...]) -> None:
        self._root = root
        self._exclude = exclude

    def below(
        self, source: str, prefix: str = "", *, has_spaces: bool = True
    ) -> Iterator[PackageFolder]:
        """Yield the packages in a folder that is none itself.

        Folders without an ``__init__.py`` may be namespaces (PEP 420).
        """
        for name, path, inner in self._folders(source):
            if _INIT in inner.files:
                yield from self._package(f"{prefix}{name}", path, inner)
            elif has_spaces:
                yield from self.below(path, f"{prefix}{name}.")

    def bare(self, source: str) -> Iterator[Iterator[PackageFolder]]:
        """Yield the folders with modules that are no package, as if they were one."""
        for name, path, inner in self._folders(source):
            if _INIT not in inner.files and any(map(_is_module, inner.files)):
                yield self._package(name, path, inner)

    def tree(self, dotted: str, folder: str) -> Iterator[PackageFolder]:
        """Yield the packages in a folder, and then what it is itself."""
        return self._package(dotted, folder, self._members(folder))

    def _folders(self, source: str) -> Iterator[tuple[str, str, _Members]]:
        """Yield the folders that a package may be in: name, path, and members."""
        for name in self._members(source).folders:
            path = _join(source, name)
            is_other = source == "." and name in NOT_PACKAGES
            if not name.isidentifier() or is_other or self._is_out(path):
                continue
            inner = self._members(path)
            if "pyproject.toml" not in inner.files and "pyvenv.cfg" not in inner.files:
                yield name, path, inner

    def _package(
        self, dotted: str, folder: str, members: _Members
    ) -> Iterator[PackageFolder]:
        packages, others, bare = [], [], []
        for name in [*members.folders, *members.links]:
            path = _join(folder, name)
            if name == "__pycache__":
                continue
            if self._is_out(path):
                # It is there, and nobody looks into it.
                others.append(name)
                continue
            inner = self._members(path)
            if _INIT not in inner.files:
                others.append(name)
                if any(map(_is_module, inner.files)):
                    bare.append(name)
                continue
            packages.append(name)
            is_ours = name in members.folders and name != "tests"
            if is_ours and name.isidentifier():
                yield from self._package(f"{dotted}.{name}", path, inner)
        files = [f for f in members.files if not self._is_out(_join(folder, f))]
        left_out = set(members.files) - set(files)
        others += [file.partition(".")[0] for file in sorted(left_out)]
        children = children_of(folder, files, packages, others)
        loops = (Oddity("symlink-loop", n, _join(folder, n)) for n in members.loops)
        spaces = (Oddity("namespace", n, _join(folder, n)) for n in bare)
        odd = (*oddities_of(folder, children, files), *spaces, *loops)
        has_init = _INIT in members.files
        init = self._init(folder)
        yield PackageFolder(dotted, folder, init, children, odd, has_init)

    def _members(self, folder: str) -> _Members:
        found = _Members([], [], [], [])
        try:
            with os.scandir(f"{self._root}/{folder}") as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    self._sort(entry, found)
        except OSError:
            return found
        return found

    def _sort(self, entry: os.DirEntry[str], found: _Members) -> None:
        if not entry.is_dir():
            found.files.append(entry.name)
        elif entry.name.startswith("."):
            return
        elif not entry.is_symlink():
            found.folders.append(entry.name)
        elif _leads_up(entry.path):
            found.loops.append(entry.name)
        else:
            found.links.append(entry.name)

    def _is_out(self, path: str) -> bool:
        return bool(self._exclude) and covers(self._exclude, path)

    def _init(self, folder: str) -> str | None:
        path = f"{self._root}/{folder}/{_INIT}"
        if not os.path.islink(path):  # noqa: PTH114  (a thousand packages are common)
            return f"{folder}/{_INIT}"
        target = Path(os.path.realpath(path))
        try:
            return target.relative_to(os.path.realpath(self._root)).as_posix()
        except ValueError:
            return None


def _is_module(file: str) -> bool:
    return file.endswith(".py")


def _leads_up(link: str) -> bool:
    target = os.path.realpath(link)
    own = os.path.realpath(os.path.dirname(link))  # noqa: PTH120
    return own == target or own.startswith(f"{target}{os.sep}")


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and folder != "." else name
