"""Files, read as bytes, and found below a folder."""

import os
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from mkpkg.names import shown

#: Folders with what others wrote, or with what nobody did.
FOREIGN = frozenset({"__pycache__", "__pypackages__", "node_modules", "site-packages"})
# Folders with files that are not the project's own text, unless they are packages.
_NOT_OURS = frozenset({"build", "dist", "target", "venv"})


def read_file(path: Path | str) -> bytes | None:
    """Return the content of a file, or None where there is none to read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (a third faster)
            return file.read()
    except OSError:
        return None


def read_link(path: Path) -> bytes | None:
    """Return where a symbolic link leads, or None where there is none."""
    try:
        return os.fsencode(path.readlink())
    except OSError:
        return None


def read_entry(path: Path) -> bytes | None:
    """Return what git keeps of a file: its content, or where it leads if it is a link."""
    leads_to = read_link(path)
    return read_file(path) if leads_to is None else leads_to


def why_unreadable(path: Path | str) -> str | None:
    """Return why a file cannot be read, or None where it can."""
    try:
        with open(path, "rb", buffering=0):  # noqa: PTH123
            return None
    except FileNotFoundError as reason:
        if os.path.islink(path):  # noqa: PTH114
            return f"it is a link to {shown(os.readlink(path))}, which is not there"  # noqa: PTH115
        return reason.strerror
    except OSError as reason:
        return reason.strerror


def find_above(path: Path, names: tuple[str, ...]) -> Path | None:
    """Return the nearest folder, from a path upwards, that has a file of a name."""
    for folder in (path, *path.parents):
        if any(_has(folder, name) for name in names):
            return folder
    return None


def exists(path: Path) -> bool:
    """Tell whether there is anything at a path, be it a link to nothing."""
    return os.path.lexists(path)


def names_like(folder: Path, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the files in a folder that match, pattern by pattern."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return ()
    found = (
        name for pattern in patterns for name in names if fnmatchcase(name, pattern)
    )
    return tuple(dict.fromkeys(found))


def files_below(folder: Path) -> tuple[Path, ...]:
    """Return every file below a folder, links to files included, in order."""
    found = (
        Path(place, name)
        for place, folders, files in os.walk(folder)
        for name in (*files, *(n for n in folders if Path(place, n).is_symlink()))
    )
    return tuple(sorted(found))


def sources_below(root: Path) -> Iterator[Path]:
    """Yield the files of Python, stubs included, that are a project's own."""
    return own_files(root, lambda name: name.endswith((".py", ".pyi")))


def own_files(
    root: Path,
    is_wanted: Callable[[str], bool],
    skipped: frozenset[Path] = frozenset(),
) -> Iterator[Path]:
    """Yield the files in a folder that are its own, in order; links are not followed.

    Args:
        root: The folder.
        is_wanted: Tells by its name whether a file is meant.
        skipped: Folders that are not looked into, besides those of environments,
            packages from elsewhere, and what is built.
    """
    for place, folders, files in os.walk(root):
        folders[:] = sorted(n for n in folders if _is_ours(Path(place, n), skipped))
        for name in sorted(files):
            if is_wanted(name):
                yield Path(place, name)


def _is_ours(folder: Path, skipped: frozenset[Path]) -> bool:
    if is_foreign(folder) or folder in skipped:
        return False
    return folder.name not in _NOT_OURS or _has(folder, "__init__.py")


def is_foreign(folder: Path) -> bool:
    """Tell whether a folder holds what others wrote: hidden, an environment, installed."""
    is_installed = folder.name in FOREIGN or folder.name.startswith(".")
    return is_installed or _has(folder, "pyvenv.cfg")


def _has(folder: Path, name: str) -> bool:
    """Tell whether a file is in a folder; what cannot be known is not."""
    return os.path.isfile(folder / name)  # noqa: PTH113
