"""Renames that never overwrite by accident, and that wait for a busy file."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

# A virus scanner or an indexer may hold a new file for a moment on Windows.
_TRIES = 10 if sys.platform == "win32" else 1
_PAUSE = 0.05


def place_new(staged: Path, target: Path) -> None:
    """Give a staged file or folder its name, which must be free.

    Raises:
        FileExistsError: Something has the name by now.
        OSError: The file system says no.
    """
    if staged.is_dir() and not staged.is_symlink():
        if os.path.lexists(target):
            raise FileExistsError(f"{target} exists")
        _patiently(lambda: staged.rename(target))
        return
    try:
        os.link(staged, target, follow_symlinks=not staged.is_symlink())
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links here (FAT, some network drives), or none to a link.
        if os.path.lexists(target):
            raise FileExistsError(f"{target} exists") from None
        _patiently(lambda: staged.rename(target))
    else:
        staged.unlink()


def put(staged: Path, target: Path) -> None:
    """Put a file in a place, instead of what may be there.

    Raises:
        OSError: The file system says no.
    """
    _patiently(lambda: staged.replace(target))


def _patiently(rename: Callable[[], object]) -> None:
    for left in reversed(range(_TRIES)):
        try:
            rename()
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return
