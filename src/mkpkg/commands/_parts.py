"""What a path is about: a project, what is in one, or the members of a workspace."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._errors import MkpkgError, Refused, refused
from mkpkg._findings import Finding
from mkpkg.names import shown
from mkpkg.plan import Create, Update

from ._project import Project, no_package, read_project, with_missing_init
from ._remarks import odd_places


@dataclass(frozen=True)
class Part:
    """A project, and those of its packages that are meant.

    Attributes:
        project: The project.
        chosen: The dotted names of the packages.
        place: Its folder, relative to that which findings and changes are relative to.
        is_whole: Whether all of the project is meant.
    """

    project: Project
    chosen: frozenset[str]
    place: PurePosixPath
    is_whole: bool

    def oddities(self) -> Iterator[Finding]:
        """Yield what is to be said of packages that are left alone."""
        if self.is_whole:
            yield from odd_places(self.project)

    def moved(self, change: Create | Update) -> Create | Update:
        """Return a change to a file of the project, as one from outside."""
        return replace(change, path=self.place / change.path)

    def told(self, finding: Finding) -> Finding:
        """Return a finding about a file of the project, as one from outside."""
        return _told(finding, self.place)


def find_parts(root: Path, path: str) -> tuple[Part, ...]:
    """Return what a path is about.

    Args:
        root: The project that it is in.
        path: The path, which exists.

    Raises:
        Refused: There is no package.
        BadInput: The settings of a project are wrong.
    """
    given = Path(os.path.realpath(path))
    home = with_missing_init(read_project(root))
    parts = [_part(home, root, given)]
    parts += (
        _part(read_member(root, m), root, given)
        for m in disk.find_members(root)
        if _is_in(m, given)
    )
    found = tuple(part for part in parts if part.chosen)
    return found or (_around(home, given),)


def recover_all(root: Path, *, dry_run: bool) -> tuple[Finding, ...]:
    """Finish or remove what earlier runs left in a project, or in its workspace.

    Args:
        root: The project.
        dry_run: Whether nothing may be written.

    Raises:
        Refused: Another run is at work there, or it is a dry run and there is something
            to finish.
    """
    settled = list(disk.recover(root, dry_run=dry_run))
    for member in disk.find_members(root):
        found = disk.recover(member, dry_run=dry_run)
        settled += (_told(finding, _place(root, member)) for finding in found)
    around = disk.find_workspace_root(root)
    if around is not None:
        # What was cut short there may be about this member.
        found = disk.recover(around, dry_run=dry_run)
        settled += (finding._replace(path=None) for finding in found)
    return tuple(settled)


def read_member(root: Path, folder: Path) -> Project:
    """Return a member of a workspace.

    Args:
        root: The workspace, which paths in errors are relative to.
        folder: The member.

    Raises:
        Refused: Its ``pyproject.toml`` cannot be read.
        BadInput: Its settings are wrong.
    """
    try:
        return with_missing_init(read_project(folder))
    except MkpkgError as reason:
        place = _place(root, folder)
        reason.findings = tuple(_told(found, place) for found in reason.findings)
        raise


def _part(project: Project, root: Path, given: Path) -> Part:
    is_whole = _is_in(project.root, given)
    chosen = project.by_name if is_whole else _chosen(project, given)
    return Part(project, frozenset(chosen), _place(root, project.root), is_whole)


def _chosen(project: Project, given: Path) -> frozenset[str]:
    """Return the packages in a place, or the one around it; there may be none."""
    place = given.relative_to(project.root).as_posix()
    if given.is_file() and given.parent == project.root:
        return frozenset(project.by_name)
    packages = project.packages
    below = [p for p in packages if f"{p.folder}/".startswith(f"{place}/")]
    around = [p for p in packages if place.startswith(f"{p.folder}/")]
    inner = max(around, key=lambda package: len(package.folder), default=None)
    found = below or ([inner] if inner else [])
    shared = [group for group in project.sharing() if {*group} & {*found}]
    return frozenset(p.dotted for p in (*found, *(p for g in shared for p in g)))


def _around(project: Project, given: Path) -> Part:
    """Return the packages in a place that the project does not count among its own.

    Raises:
        Refused: There are none, or they are installed there.
    """
    folder = given if given.is_dir() else given.parent
    inner = folder.relative_to(project.root)
    places = [project.root / place for place in (inner, *inner.parents[:-1])]
    if any(map(disk.is_foreign, places)):
        raise _foreign(folder)
    if inner == Path():
        raise no_package(folder)
    exclude = project.settings.exclude
    packages = disk.read_around(project.root, inner.as_posix(), exclude)
    alone = replace(project, packages=packages, oddities=())
    part = replace(_part(alone, project.root, given), is_whole=False)
    if not part.chosen:
        raise no_package(folder)
    return part


def _foreign(folder: Path) -> Refused:
    return refused(
        "no-package",
        f"no package of the project is in {shown(str(folder))}",
        why="what is there is hidden, or installed from elsewhere",
        help="go to the project that it comes from",
    )


def _is_in(folder: Path, given: Path) -> bool:
    """Tell whether a folder is a given one, or in that."""
    return given == folder or given in folder.parents


def _place(root: Path, folder: Path) -> PurePosixPath:
    return PurePosixPath(folder.relative_to(root).as_posix())


def _told(finding: Finding, place: PurePosixPath) -> Finding:
    path = finding.path
    return finding if path is None else finding._replace(path=str(place / path))
