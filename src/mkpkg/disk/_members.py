"""What is directly in a folder, links resolved."""

import os
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

INIT = "__init__.py"
# A folder of data may have a million members, and none of them is a module.
_MOST_PEEKED = 1000


@dataclass(slots=True)
class Members:
    """What is directly in a folder, in alphabetical order; hidden folders are left out.

    Attributes:
        files: The names of its files, links to files included.
        folders: The names of its folders that are no links.
        links: Links to folders: name, and where they lead, relative to the project;
            None where that is outside of it.
        loops: The names of links to folders that are above them.
        broken: The names of links to nothing.
    """

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    links: dict[str, str | None] = field(default_factory=dict)
    loops: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def read_members(root: Path, folder: str) -> Members:
    """Return what is in a folder; one that cannot be read has no members.

    Args:
        root: The project's folder, links resolved.
        folder: The folder, relative to that.
    """
    found = Members()
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                _sort(root, entry, found)
    except OSError:
        return found
    return found


def holds_module(folder: str) -> bool | None:
    """Tell whether a folder has a file of Python among its first members.

    Returns:
        None where it cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            return any(e.name.endswith(".py") for e in islice(entries, _MOST_PEEKED))
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return None


def inside(root: Path, target: str) -> str | None:
    """Return a path relative to a folder, or None where it is outside of that."""
    try:
        return Path(target).relative_to(root).as_posix()
    except ValueError:
        return None


def _sort(root: Path, entry: os.DirEntry[str], found: Members) -> None:
    if entry.is_symlink():
        _sort_link(root, entry, found)
    elif not entry.is_dir(follow_symlinks=False):
        found.files.append(entry.name)
    elif not entry.name.startswith("."):
        found.folders.append(entry.name)


def _sort_link(root: Path, entry: os.DirEntry[str], found: Members) -> None:
    target = os.path.realpath(entry.path)
    if os.path.isfile(target):  # noqa: PTH113
        found.files.append(entry.name)
    elif not os.path.isdir(target):  # noqa: PTH112
        found.broken.append(entry.name)
    elif _leads_up(entry.path, target):
        found.loops.append(entry.name)
    elif not entry.name.startswith("."):
        found.links[entry.name] = inside(root, target)


def _leads_up(link: str, target: str) -> bool:
    own = os.path.realpath(os.path.dirname(link))  # noqa: PTH120
    return own == target or own.startswith(f"{target.rstrip(os.sep)}{os.sep}")
