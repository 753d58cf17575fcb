"""Single files, read as bytes."""

from pathlib import Path


def read_file(path: Path) -> bytes | None:
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
