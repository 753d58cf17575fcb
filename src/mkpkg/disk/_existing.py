"""The part of a path that is there."""

from pathlib import Path


def existing_folder(path: Path) -> Path:
    """Return the deepest folder in a path that exists; the path itself may."""
    return next(place for place in (path, *path.parents) if place.is_dir())
