"""Where a new project goes, and what is there already."""

import os
from pathlib import Path

from mkpkg import disk
from mkpkg._errors import bad_input, refused
from mkpkg.names import shown


def name_in(path: str) -> str:
    """Return the last part of a path, which names the project by default.

    Raises:
        BadInput: The path names no folder.
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
    return given.name or Path(os.path.realpath(given)).name


def locate(path: str) -> Path:
    """Return the folder of a new project, absolute, links resolved; it may not exist.

    Raises:
        Refused: A file, a project or a dangling link is there.
    """
    given = Path(path)
    if given.is_symlink() and not os.path.exists(given):  # noqa: PTH110  (a loop raises)
        raise _taken(path, "it is a symbolic link to nothing")
    root = Path(os.path.realpath(given))
    folder = disk.read_folder(root)
    if folder.exists and not root.is_dir():
        raise _taken(path, "it is a file")
    if folder.project:
        raise refused(
            "exists",
            f"`{shown(path)}` is a project already",
            why=f"it has {folder.project}",
            help="choose another path: mkpkg new PATH",
        )
    return root


def _taken(path: str, why: str) -> Exception:
    return refused(
        "exists",
        f"`{shown(path)}` is there already",
        why=why,
        help="choose another path: mkpkg new PATH",
    )
