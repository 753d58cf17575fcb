"""A drawing from a file, or from standard input."""

import sys
from pathlib import Path

from mkpkg import disk
from mkpkg._errors import bad_input
from mkpkg.commands import read_drawing
from mkpkg.layout import Outline
from mkpkg.names import shown

_STREAM = "-"


def drawing_from(file: str | None) -> Outline | None:
    """Return the drawing that ``--outline`` names, if it was given.

    Raises:
        BadInput: There is no such file, it cannot be read, or it is no drawing.
    """
    if file is None:
        return None
    if file == _STREAM:
        return read_drawing(_standard_input(), "<stdin>")
    content = disk.read_file(file)
    if content is None:
        raise bad_input(
            "not-found",
            f"the outline `{shown(file)}` cannot be read",
            why=_reason(Path(file)),
            help="give a file with a drawing, or - to read it from standard input",
        )
    return read_drawing(content, Path(file).as_posix())


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        return b""
    return sys.stdin.buffer.read()


def _reason(path: Path) -> str:
    if path.is_dir():
        return "it is a folder"
    return "it may not be read" if path.exists() else "there is no such file"
