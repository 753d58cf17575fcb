"""A folder for intermediate files, gone when its user is done."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ._owner import hidden_folders, is_dead, new_name


@contextmanager
def scratch() -> Iterator[Path]:
    """Make a folder outside the user's tree, and remove it in the end.

    What killed runs left there is removed first.
    """
    import tempfile

    place = Path(tempfile.gettempdir())
    for hidden in hidden_folders(place):
        if is_dead(hidden):
            shutil.rmtree(hidden, ignore_errors=True)
    folder = place / new_name()
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_folder(folder: Path, target: Path) -> None:
    """Copy a folder, links as links, to a place that does not exist yet."""
    shutil.copytree(folder, target, symlinks=True)
