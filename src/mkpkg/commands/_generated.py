"""Modules that are not there yet, because a build makes them."""

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from mkpkg import disk, git
from mkpkg.layout import (
    COMPILED_ENDINGS,
    PYTHON_ENDINGS,
    Build,
    Made,
    PackageFolder,
    is_build_file,
    is_build_source,
    may_be_ignored,
)
from mkpkg.metadata import read_tables

from ._manifest import CONFIG, read_text

# A name that no pattern is meant for: one that matches it is about all files.
_ANY = "qxzanymodule"


class _Place(NamedTuple):
    """Where a module that is not there would be.

    Attributes:
        folder: The folder of the nearest package around it, relative to the project.
        inner: Its path in that, without an ending.
    """

    folder: str
    inner: str


class Generated:
    """What the build of a project makes, as far as it says so.

    Args:
        root: The project's folder.
        manifest: What is in its ``pyproject.toml``.
        packages: Its packages, by their dotted names.
    """

    def __init__(
        self,
        root: Path,
        manifest: Mapping[str, Any],
        packages: Mapping[str, PackageFolder],
    ) -> None:
        """Look at nothing yet."""
        self._root = root
        self._manifest = manifest
        self._packages = packages
        self._known: dict[str, bool] = {}
        self._awaited: dict[str, None] = {}

    def awaits(self, dotted: str) -> bool:
        """Tell whether a module that is not there may come with a build.

        It may where a file of the build names it, where its source is somewhere, or
        where git ignores its file: who writes `from ._version import version` in a
        fresh clone is not to lose it.
        """
        known = self._known.get(dotted)
        if known is None:
            place = self._place(dotted)
            known = place is not None and (
                self._build.names(dotted) or self._is_ignored(place)
            )
            self._known[dotted] = known
        if known:
            self._awaited[dotted] = None
        return known

    def awaited(self) -> tuple[str, ...]:
        """Return the modules that may come, of those asked for since the last call."""
        awaited, self._awaited = tuple(self._awaited), {}
        return awaited

    def _place(self, dotted: str) -> _Place | None:
        """Return where a module would be; None inside of another one."""
        outer, _, name = dotted.rpartition(".")
        package = self._packages.get(outer)
        if package is not None:
            return _Place(package.folder, name)
        around, _, inner = outer.rpartition(".")
        child = (
            self._packages[around].by_name.get(inner)
            if around in self._packages
            else None
        )
        if not outer or (child and child.made is Made.MODULE):
            return None
        place = self._place(outer)
        return place and place._replace(inner=f"{place.inner}/{name}")

    @cached_property
    def _build(self) -> Build:
        manifest, config = self._manifest, read_text(self._root / CONFIG)
        told = Build(manifest, {}, {}).told
        files = dict.fromkeys([*self._told_files(told), *self._found_files(told)])
        return Build(
            manifest,
            read_tables(config) or {},
            {os.fspath(p): read_text(p) for p in files if not is_build_source(p.name)},
            tuple(os.fspath(path) for path in files if is_build_source(path.name)),
        )

    def _told_files(self, told: tuple[str, ...]) -> Iterator[Path]:
        """Yield the code that takes part in the build: hooks, and backends at hand."""
        for text in told:
            if text.endswith(".py"):
                yield self._root / text
        system = self._manifest.get("build-system")
        table = system if isinstance(system, dict) else {}
        backend = str(table.get("build-backend")).partition(".")[0].partition(":")[0]
        own = table.get("backend-path")
        for folder in own if isinstance(own, list) else ():
            home = self._root / str(folder)
            yield home / f"{backend}.py"
            yield from disk.own_files(home / backend, _is_python)

    def _found_files(self, told: tuple[str, ...]) -> Iterator[Path]:
        # A project may be built from what is beside it: `cmake.source-dir = ".."`.
        beside = (self._root / text for text in told if text.startswith(".."))
        for place in (self._root, *beside):
            folder = place.parent if place.suffix else place
            yield from disk.own_files(folder, _is_about_builds, _ignored_below(folder))

    def _is_ignored(self, place: _Place) -> bool:
        """Tell whether git ignores a file that a module may be.

        A pattern for all compiled files, which many have, says something only where
        the project compiles something.
        """
        any_module = str(PurePosixPath(place.inner).with_name(_ANY))
        endings = (*PYTHON_ENDINGS, *COMPILED_ENDINGS)
        asked = [
            f"{n}{ending}" for n in (place.inner, any_module) for ending in endings
        ]
        found = self._ignored(place.folder, asked)
        return any(
            f"{place.inner}{ending}" in found
            and (
                f"{any_module}{ending}" not in found
                or ending in PYTHON_ENDINGS
                or self._build.compiles
            )
            for ending in endings
        )

    def _ignored(self, folder: str, names: list[str]) -> frozenset[str]:
        """Return the files in a folder that git ignores, or may ignore."""
        home = self._root / folder
        repository = git.enclosing_repository(self._root)
        if repository is not None and git.has_git():
            paths = {home / name: name for name in names}
            found = git.known_ignored(repository, [self._root, *paths])
            if found is not None:
                # In a project that is ignored as a whole, that says nothing.
                own = () if self._root in found else found
                return frozenset(paths[path] for path in own)
        top = repository or self._root
        texts = (
            read_text(place / ".gitignore")
            for place in (home, *home.parents)
            if place == top or top in place.parents
        )
        return frozenset(name for text in texts for name in may_be_ignored(text, names))


def _is_python(name: str) -> bool:
    return name.endswith(".py")


def _is_about_builds(name: str) -> bool:
    return is_build_file(name) or is_build_source(name)


def _ignored_below(folder: Path) -> frozenset[Path]:
    has_git = git.enclosing_repository(folder) is not None and git.has_git()
    return git.ignored_folders(folder) if has_git else frozenset()
