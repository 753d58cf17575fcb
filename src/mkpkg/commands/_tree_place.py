"""The packages that a path or a dotted name is about, in a project or outside of one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._errors import Refused, bad_input
from mkpkg.layout import MANIFESTS, PackageFolder, Sources
from mkpkg.names import shown

from ._parts import read_member
from ._project import Project, find_project, no_package, with_missing_init
from ._settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be shown.

    Attributes:
        root: The folder that paths are relative to: the project's, or its workspace's.
        project: The project around it; what is installed is a project of one package.
        chosen: Packages or modules of it, dotted.
    """

    root: Path
    project: Project
    chosen: tuple[str, ...]

    @property
    def folder(self) -> PurePosixPath:
        """Where the project is in the root."""
        return PurePosixPath(self.project.root.relative_to(self.root).as_posix())


def find_places(path: str) -> tuple[Place, ...]:
    """Return what a path is about: packages, or one module.

    The root of a workspace is about the packages of all its members.

    Args:
        path: A project, a package, installed or not, a folder or file in one; or the
            dotted name of something in the project around the current folder.

    Raises:
        BadInput: There is no such path or name.
        Refused: There is no package.
    """
    given = Path(os.path.realpath(path))
    if not given.exists():
        return (_named(path),)
    members = tuple(_members(given))
    if members:
        return members
    project = _project_around(given, path)
    chosen = _chosen(project, given)
    if not chosen:
        raise no_package(given)
    return (Place(project.root, project, chosen),)


def _members(given: Path) -> Iterator[Place]:
    """Yield the projects of a workspace that are in a folder; elsewhere none."""
    root = disk.find_above(given, MANIFESTS)
    if root is None:
        return
    found = [m for m in disk.find_members(root) if given in (m, *m.parents)]
    for folder in (root, *found) if given == root and found else found:
        project = _with_namespaces(read_member(root, folder))
        if project.tops:
            yield Place(root, project, _tops(project))


def _around() -> tuple[Place, ...]:
    """Return the project around the current folder, or the members of a workspace."""
    project = _read_project(".")
    if project is None:
        return ()
    members = tuple(_members(project.root))
    return members or (Place(project.root, project, _tops(project)),)


def _tops(project: Project) -> tuple[str, ...]:
    return tuple(top.dotted for top in project.tops)


def _named(text: str) -> Place:
    """Return the package or module that a dotted name is that of."""
    for place in _around():
        tops = [f"{top}.{text}" for top in place.chosen]
        for dotted in (text, *tops):
            if place.project.path_of(dotted):
                return replace(place, chosen=(dotted,))
    raise bad_input(
        "not-found",
        f"there is no `{shown(text)}`, neither as a path nor in the project",
        help="give a folder or file of a package, or its dotted name",
    )


def _read_project(path: str) -> Project | None:
    """Return the project around a path, or None where there is none."""
    try:
        return _with_namespaces(with_missing_init(find_project(path)))
    except Refused as reason:
        if reason.findings[0].code == "no-project":
            return None
        raise


def _project_around(given: Path, path: str) -> Project:
    package = _outermost(given)
    start = given if given.is_dir() else given.parent
    if package and not disk.find_above(start, MANIFESTS):
        # Beside it may be all that is installed, which nobody asked for.
        return _alone(package)
    project = _read_project(path)
    if project is None:
        return _without_project(start)
    if package is None:
        is_within = bool(_chosen(project, given))
        return project if is_within else _without_project(start)
    folders = {project.root / found.folder for found in project.packages}
    return project if package in folders else _alone(package)


def _without_project(folder: Path) -> Project:
    """Return what lies in a folder that is in no project: packages, or modules."""
    packages = disk.read_packages(folder, Sources()).found
    if packages:
        return _unmanaged(folder, packages)
    if not (folder.name.isidentifier() and any(folder.glob("*.py"))):
        raise no_package(folder)
    return _alone(folder)


def _alone(package: Path) -> Project:
    """Return a package by itself, as a project."""
    name = package.name
    packages = disk.read_tree(package.parent, name, name)
    return _with_namespaces(_unmanaged(package.parent, packages))


def _unmanaged(root: Path, packages: tuple[PackageFolder, ...]) -> Project:
    """Return packages as a project that says nothing about them."""
    return Project(root, Settings(), packages, Sources(), {})


def _outermost(given: Path) -> Path | None:
    """Return the folder of the outermost package that a path is in."""
    found = None
    for folder in (given, *given.parents):
        if (folder / "__init__.py").is_file():
            found = folder
        elif folder.is_dir():
            break
    return found


def _with_namespaces(project: Project) -> Project:
    """Return a project with the folders of modules in it that lack an ``__init__.py``."""
    packages = list(project.packages)
    for package in packages:
        # The list grows: there may be others in those that are found.
        for odd in package.oddities:
            if odd.code == "namespace":
                dotted = f"{package.dotted}.{odd.name}"
                packages += disk.read_tree(project.root, odd.path, dotted)
    return replace(project, packages=tuple(packages))


def _chosen(project: Project, given: Path) -> tuple[str, ...]:
    """Return what a path is about: the outermost packages in it, or what it is in."""
    if given == project.root or given in project.root.parents:
        return _tops(project)
    if not given.is_relative_to(project.root):
        return ()
    place = given.relative_to(project.root).as_posix()
    module = _module_at(project, place)
    if module:
        return (module,)
    below = [p for p in project.packages if f"{p.folder}/".startswith(f"{place}/")]
    inside = {package.dotted for package in below}
    return tuple(
        package.dotted
        for package in below
        if package.dotted.rpartition(".")[0] not in inside
    )


def _module_at(project: Project, place: str) -> str | None:
    for package in project.packages:
        if place == package.path:
            return package.dotted
        for child in package.children:
            if child.path == place:
                return f"{package.dotted}.{child.name}"
    return None
