"""The project around a path: where it begins, what it says, and its packages."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mkpkg import disk, git
from mkpkg._errors import Refused, bad_input, refused
from mkpkg.layout import MANIFESTS, Child, Made, Oddity, PackageFolder, Sources
from mkpkg.names import shown
from mkpkg.source import Modules, Source

from ._generated import Generated
from ._manifest import read_manifest, read_sources
from ._ruff import style_of
from ._settings import Settings, read_settings


@dataclass(frozen=True)
class Project:
    """A project on disk.

    Attributes:
        root: Its folder, absolute, links resolved.
        settings: What it says about its packages.
        packages: Its packages, each after those that are in it.
        sources: Where they are, as its build is told.
        manifest: What is in its ``pyproject.toml``.
        oddities: What is to be said of packages that are not among them.
    """

    root: Path
    settings: Settings
    packages: tuple[PackageFolder, ...]
    sources: Sources
    manifest: Mapping[str, Any]
    oddities: tuple[Oddity, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, PackageFolder]:
        """The packages by their dotted names."""
        return {package.dotted: package for package in self.packages}

    @cached_property
    def tops(self) -> tuple[PackageFolder, ...]:
        """The packages that are in no other."""
        return tuple(p for p in self.packages if self._parent(p) is None)

    @property
    def is_declared(self) -> bool:
        """Whether it has a file that tells how it is built."""
        return any((self.root / name).is_file() for name in MANIFESTS)

    def _parent(self, package: PackageFolder) -> PackageFolder | None:
        return self.by_name.get(package.dotted.rpartition(".")[0])

    def sharing(self) -> Iterator[tuple[PackageFolder, ...]]:
        """Yield the packages that have one ``__init__.py``, by links."""
        groups: dict[str, list[PackageFolder]] = {}
        for package in self.packages:
            groups.setdefault(package.path, []).append(package)
        yield from (tuple(group) for group in groups.values() if len(group) > 1)

    def modules(
        self, awaits: Callable[[str], bool] | None = None, *, reads_off: bool = False
    ) -> Modules:
        """Return the modules of the project, to be read when they are asked for.

        Args:
            awaits: Tells whether a module that is not there may come with a build.
            reads_off: Whether modules that opt out are read, too.
        """
        awaits = awaits or self.generated().awaits
        return Modules(self.load, self.exists, awaits, self._every, reads_off=reads_off)

    def generated(self) -> Generated:
        """Return what the build of the project makes, to be found out when it matters."""
        return Generated(self.root, self.manifest, self.by_name)

    def _every(self) -> Iterator[str]:
        for package in self.packages:
            yield package.dotted
            for child in package.children:
                if child.made is Made.MODULE:
                    yield f"{package.dotted}.{child.name}"

    def path_of(self, dotted: str) -> str | None:
        """Return the file of a module, relative to the root, or None if it has none."""
        package = self.by_name.get(dotted)
        if package is not None:
            return package.path
        child = self._child(dotted)
        return child.path if child else None

    def load(self, dotted: str) -> Source | None:
        """Return the text of a module, or None where there is none to read."""
        package = self.by_name.get(dotted)
        if package is not None:
            content = disk.read_file(f"{self.root}/{package.folder}/__init__.py")
            return None if content is None else Source(content, is_package=True)
        child = self._child(dotted)
        if child is None or child.path is None or child.made is Made.STUB:
            return None
        content = disk.read_file(f"{self.root}/{child.path}")
        if content is None:
            return None
        is_package = child.made is Made.PACKAGE
        return Source(content, is_package, child.made is Made.COMPILED)

    def _child(self, dotted: str) -> Child | None:
        outer, _, name = dotted.rpartition(".")
        parent = self.by_name.get(outer)
        return parent.by_name.get(name) if parent else None

    def exists(self, dotted: str) -> bool:
        """Tell whether there is a module of a name, or something that may hold it."""
        if dotted in self.by_name:
            return True
        outer, _, name = dotted.rpartition(".")
        parent = self.by_name.get(outer)
        if parent is not None:
            return name in parent.by_name
        return bool(outer) and self._is_opaque(outer)

    def _is_opaque(self, dotted: str) -> bool:
        """Tell whether a name is that of something whose inside is not looked at."""
        outer, _, name = dotted.rpartition(".")
        parent = self.by_name.get(outer)
        if parent is None:
            return bool(outer) and self._is_opaque(outer)
        child = parent.by_name.get(name)
        return child is not None and child.made not in (Made.MODULE, Made.STUB)


def find_project(path: str) -> Project:
    """Return the project that a path is in.

    Raises:
        Refused: There is no project around it, or its ``pyproject.toml`` is not TOML.
        BadInput: There is no such path, or the project's settings are wrong.
    """
    return read_project(find_root(path))


def read_project(root: Path) -> Project:
    """Return the project in a folder.

    Raises:
        Refused: Its ``pyproject.toml`` is not TOML.
        BadInput: Its settings are wrong.
    """
    manifest = read_manifest(root)
    settings = replace(read_settings(manifest), style=style_of(root))
    sources = read_sources(root, manifest)

    def ignored() -> frozenset[str]:
        return _ignored(root)

    found, odd = disk.read_packages(root, sources, settings.exclude, ignored)
    return Project(root, settings, found, sources, manifest, odd)


def _ignored(root: Path) -> frozenset[str]:
    """Return the folders that git ignores, relative to a project."""
    if git.enclosing_repository(root) is None or not git.has_git():
        return frozenset()
    folders = git.ignored_folders(root)
    return frozenset(folder.relative_to(root).as_posix() for folder in folders)


def with_missing_init(project: Project) -> Project:
    """Return a project with the package that only lacks its ``__init__.py``.

    That is the one folder of modules, or the one that the project or its build names,
    of a managed project that has no package at its top. Others may be namespaces
    (PEP 420).
    """
    settings, sources = project.settings, project.sources
    places = tuple(dict.fromkeys((*sources.roots, "src", ".")))
    is_whole = any(p.has_init and "." not in p.dotted for p in project.packages)
    if is_whole or not settings.is_managed:
        return project
    bare = disk.read_bare(project.root, places, settings.exclude)
    names = sources.names | ({sources.own_name} if sources.project else set())
    found = [
        tree
        for tree in bare
        if tree[-1].folder not in places and (not names or tree[-1].dotted in names)
    ]
    if len(found) != 1:
        return project
    packages = {p.folder: p for p in (*project.packages, *found[0])}
    return replace(project, packages=tuple(packages.values()))


def find_root(path: str) -> Path:
    """Return the folder of the project that a path is in.

    Raises:
        BadInput: There is no such path.
        Refused: There is no project around it.
    """
    given = Path(os.path.realpath(path))
    if not given.exists():
        raise bad_input(
            "not-found",
            f"there is no `{shown(path)}`",
            help="give a folder of a project, or none for this one",
        )
    start = given if given.is_dir() else given.parent
    root = disk.find_above(start, MANIFESTS)
    return root or _without_manifest(start, path)


def no_package(root: Path) -> Refused:
    """Return the refusal of a project that has no package."""
    return refused(
        "no-package",
        f"there is no package in {shown(str(root))}",
        why="a package is a folder with an __init__.py, here or in src",
        help="mkpkg new creates one; for a part of a repository, go there or name it",
    )


def _without_manifest(start: Path, path: str) -> Path:
    """Return the folder that holds the package around a path, or packages."""
    place = start
    while (place / "__init__.py").is_file():
        place = place.parent
    # Without a manifest, nothing says that folders in folders belong together.
    has_package = any(disk.holds_package(start, source) for source in ("src", "."))
    if place != start or has_package:
        return place
    raise refused(
        "no-project",
        f"`{shown(path)}` is in no project",
        why="no pyproject.toml is in it or above it, and no package is in it",
        help="go to a project, or create one: mkpkg new NAME",
    )
