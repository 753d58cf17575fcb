"""The answers file of a project: where it is, and what it says."""

import os
from pathlib import Path, PurePosixPath

from mkpkg import disk, git
from mkpkg._errors import Refused, refused
from mkpkg.names import listed, shown
from mkpkg.template import ANSWERS_FILE, ANSWERS_FILES, Recorded, read_recorded

from ._project import find_root


def find_recorded(root: Path) -> Recorded:
    """Return what the answers file of a project says.

    Args:
        root: The project's folder.

    Raises:
        Refused: There is none, there are several, or it cannot be read.
    """
    place = _find(root)
    return read_recorded(disk.read_file(root / place) or b"", place)


def recorded_if_any(root: Path) -> Recorded:
    """Return what the answers file of a project says, or nothing where it says nothing."""
    try:
        return find_recorded(root)
    except Refused:
        return Recorded()


def has_answers(root: Path) -> bool:
    """Tell whether a project has an answers file, readable or not."""
    return bool(_candidates(root))


def find_recorded_root(start: Path) -> Path | None:
    """Return the nearest folder, from a folder upwards, that has an answers file.

    A file above the repository that the folder is in is not the project's.
    """
    end = git.enclosing_repository(start)
    around = (start, *start.parents)
    within = around if end is None else around[: around.index(end) + 1]
    return next((folder for folder in within if _candidates(folder)), None)


def recorded_root() -> Path:
    """Return the folder of the project around the current folder.

    Raises:
        Refused: There is no project.
    """
    return find_recorded_root(Path(os.path.realpath("."))) or find_root(".")


def _find(root: Path) -> PurePosixPath:
    found = _candidates(root)
    if not found:
        raise refused(
            "no-answers",
            f"{shown(str(root))} has no {ANSWERS_FILE}",
            why="it says which version of the template a project was made with",
            help="to take over a project that was made otherwise: mkpkg adopt",
        )
    if len(found) > 1 and found[0] != PurePosixPath(ANSWERS_FILE):
        raise refused(
            "several",
            f"there are {len(found)} answers files: {listed([str(path) for path in found])}",
            why="each is for a template of its own",
            help=f"rename the one of mkpkg to {ANSWERS_FILE}",
        )
    return found[0]


def _candidates(folder: Path) -> list[PurePosixPath]:
    """Return the answers files in a folder, the one with the usual name first."""
    names = disk.names_like(folder, ANSWERS_FILES)
    return [PurePosixPath(name) for name in names]
