"""What a folder holds, read once, as values."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkpkg.layout import MANIFESTS, NOT_PACKAGES
from mkpkg.plan import Keep

from ._owner import is_hidden

_ANSWERS = ".copier-answers.yml"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that may become a project.

    Attributes:
        exists: Whether it is there.
        project: The file or package that makes it a project already, or None.
    """

    exists: bool
    project: PurePosixPath | None


def read_folder(root: Path) -> Folder:
    """Look at a folder, which need not exist."""
    return Folder(os.path.lexists(root), _project_in(root))


def kept_beside(paths: Iterable[PurePosixPath], root: Path) -> tuple[Keep, ...]:
    """Return what is in a folder already.

    Args:
        paths: The files that are to join it. Folders that none of them goes into are
            returned whole, the others by their members.
        root: The folder, which need not exist.
    """
    entered = {folder for path in paths for folder in path.parents}
    return tuple(_kept(root, PurePosixPath(), entered))


def _kept(
    root: Path, folder: PurePosixPath, entered: set[PurePosixPath]
) -> Iterator[Keep]:
    for member in _members(root / folder):
        path = folder / member.name
        is_folder = member.is_dir() and not member.is_symlink()
        if is_folder and path in entered:
            yield from _kept(root, path, entered)
        elif member.name != ".git" and member.exists() and not is_hidden(member):
            yield Keep(path, is_folder)


def _project_in(root: Path) -> PurePosixPath | None:
    for name in (*MANIFESTS, _ANSWERS):
        if os.path.lexists(root / name):
            return PurePosixPath(name)
    for place in ("", "src"):
        for package in _packages(root / place):
            return PurePosixPath(place, package)
    return None


def _packages(folder: Path) -> list[str]:
    return [
        path.name
        for path in _members(folder)
        if path.name not in NOT_PACKAGES and (path / "__init__.py").is_file()
    ]


def _members(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
