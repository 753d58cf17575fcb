"""Where a new project goes, and what is there already."""

import os
from dataclasses import dataclass
from pathlib import Path

from mkpkg._errors import bad_input, refused
from mkpkg.names import shown


@dataclass(frozen=True, slots=True)
class Target:
    """The place of a new project.

    Attributes:
        root: Its folder, absolute, symbolic links resolved; it need not exist.
        name: The last part of the path, which is the project's name by default.
    """

    root: Path
    name: str


def read_target(path: str) -> Target:
    """Read the path that was given to ``new``.

    Raises:
        BadInput: The path names no folder.
        Refused: The path is a symbolic link to nothing.
    """
    if not path:
        raise bad_input("empty", "the path is empty", help="mkpkg new NAME")
    given = Path(path)
    if given.name == "..":
        raise bad_input(
            "path",
            f"`{shown(path)}` does not say what the project is called",
            help="go there, and run: mkpkg new .",
        )
    if given.is_symlink() and not given.exists():
        raise _taken(path, "it is a symbolic link to nothing")
    root = Path(os.path.realpath(given))
    return Target(root, given.name or root.name)


def require_room(target: Target, path: str) -> None:
    """Make sure that the target is free, or a folder that may be filled.

    Raises:
        Refused: A file or a project is there.
    """
    from mkpkg import disk

    folder = disk.read_folder(target.root, frozenset())
    if not folder.exists:
        return
    if not target.root.is_dir():
        raise _taken(path, "it is a file")
    if folder.project:
        raise _taken(path, f"{folder.project} makes it a project already")


def _taken(path: str, why: str) -> Exception:
    return refused(
        "exists",
        f"`{shown(path)}` is there already",
        why=why,
        help="choose another path: mkpkg new PATH",
    )
