"""Files, read as bytes, and found below a folder."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

# Folders with files that are not the project's own text, unless they are packages.
_NOT_OURS = frozenset(
    {"__pycache__", "build", "dist", "node_modules", "site-packages", "venv"}
)


def read_file(path: Path | str) -> bytes | None:
    """Return the content of a file, or None where there is none to read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (a third faster)
            return file.read()
    except OSError:
        return None


def find_above(path: Path, names: tuple[str, ...]) -> Path | None:
    """Return the nearest folder, from a path upwards, that has a file of a name."""
    for folder in (path, *path.parents):
        if any((folder / name).is_file() for name in names):
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
    for place, folders, files in os.walk(root):
        folders[:] = sorted(n for n in folders if _is_ours(Path(place, n)))
        for name in sorted(files):
            if name.endswith((".py", ".pyi")):
                yield Path(place, name)


def _is_ours(folder: Path) -> bool:
    if folder.name.startswith(".") or (folder / "pyvenv.cfg").exists():
        return False
    return folder.name not in _NOT_OURS or (folder / "__init__.py").exists()
