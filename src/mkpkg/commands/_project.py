"""The project around a path: where it begins, what it says, and its packages."""

import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from mkpkg import disk
from mkpkg._errors import Refused, bad_input, refused
from mkpkg.layout import Child, Made, PackageFolder
from mkpkg.names import derive_package, shown
from mkpkg.source import Modules, Source

from ._generated import Generated
from ._settings import Settings, read_settings

MANIFESTS = ("pyproject.toml", "setup.py", "setup.cfg")


@dataclass(frozen=True)
class Project:
    """A project on disk.

    Attributes:
        root: Its folder, absolute, links resolved.
        settings: What it says about its packages.
        packages: Its packages, each after those that are in it.
    """

    root: Path
    settings: Settings
    packages: tuple[PackageFolder, ...]

    @cached_property
    def by_name(self) -> dict[str, PackageFolder]:
        """The packages by their dotted names."""
        return {package.dotted: package for package in self.packages}

    @cached_property
    def tops(self) -> tuple[PackageFolder, ...]:
        """The packages that are in no other."""
        return tuple(p for p in self.packages if self._parent(p) is None)

    def _parent(self, package: PackageFolder) -> PackageFolder | None:
        return self.by_name.get(package.dotted.rpartition(".")[0])

    def modules(self, *, reads_off: bool = False) -> Modules:
        """Return the modules of the project, to be read when they are asked for.

        Args:
            reads_off: Whether modules that opt out are read, too.
        """
        awaits = Generated(self.root).awaits
        return Modules(self.load, self.exists, awaits, reads_off=reads_off)

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
            child = parent.by_name.get(name)
            return child is not None and child.made is not Made.STUB
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
        Refused: There is no project around it.
        BadInput: There is no such path, or the project's settings are wrong.
    """
    root = find_root(path)
    manifest = root / "pyproject.toml"
    settings = read_settings(disk.read_file(manifest), manifest.name)
    packages = disk.read_packages(root, _sources(root, settings), settings.exclude)
    return Project(root, settings, packages)


def with_missing_init(project: Project) -> Project:
    """Return a project with the package that only lacks its ``__init__.py``.

    That is the one folder of modules, or the one that bears the project's name, of a
    managed project that has no package at its top. Others may be namespaces (PEP 420).
    """
    settings = project.settings
    sources = tuple(dict.fromkeys((*settings.sources, "src", ".")))
    is_whole = any(p.has_init and "." not in p.dotted for p in project.packages)
    if is_whole or not settings.is_managed:
        return project
    bare = disk.read_bare(project.root, sources, settings.exclude)
    name = derive_package(settings.name) if settings.name else None
    found = [
        tree
        for tree in bare
        if tree[-1].folder not in sources and name in (None, tree[-1].dotted)
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
    has_package = any(
        disk.holds_package(start, source, directly=True) for source in ("src", ".")
    )
    if place != start or has_package:
        return place
    raise refused(
        "no-project",
        f"`{shown(path)}` is in no project",
        why="no pyproject.toml is in it or above it, and no package is in it",
        help="go to a project, or create one: mkpkg new NAME",
    )


def _sources(root: Path, settings: Settings) -> tuple[str, ...]:
    told = tuple(place for place in settings.sources if place != ".")
    if disk.holds_package(root, "src"):
        told = ("src", *told)
    return told or (".",)
