"""Which files the template writes once, and never again."""

from collections.abc import Mapping
from pathlib import PurePosixPath

# Source is born once: no version of the template changes what lies there.
_FOLDERS = frozenset({("src",), ("tests",)})


def is_born_once(path: PurePosixPath) -> bool:
    """Tell whether a file is the user's alone from the moment that it is made."""
    return path.parts[:1] in _FOLDERS


def owned(files: Mapping[PurePosixPath, bytes]) -> dict[PurePosixPath, bytes]:
    """Return the files of the template that later versions of it may change.

    Args:
        files: The content of each, by the template's own path.
    """
    return {path: text for path, text in files.items() if not is_born_once(path)}
