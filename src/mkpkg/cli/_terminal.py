"""Text for a terminal, a pipe or a file: colour and symbols only where they show."""

import os
import re
import shutil
import sys
from typing import TextIO

import typer

from mkpkg.names import printable

from ._pulse import pulse

_OF_LINES = re.compile(r"[^\n\t]+")


def out(text: str, *, end: str = "\n") -> None:
    """Print on standard output."""
    _write(sys.stdout, text, end)


def err(text: str, *, end: str = "\n") -> None:
    """Print on standard error."""
    _write(sys.stderr, text, end)


def out_bytes(content: bytes) -> None:
    """Print bytes on standard output as they are."""
    pulse.stop()
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def readable(content: bytes) -> str | None:
    """Return bytes as text that a terminal shows and does not obey.

    Returns:
        None where standard output takes bytes, and nobody would read them.
    """
    if hasattr(sys.stdout, "buffer") and not sys.stdout.isatty():
        return None
    text = content.decode("utf-8", "backslashreplace")
    return _OF_LINES.sub(lambda found: printable(found[0]), text)


def painted(text: str, colour: str | None, *, bold: bool = False) -> str:
    """Return text in a colour, for `out` or `err` to keep or to drop."""
    return typer.style(text, fg=colour, bold=bold)


def faint(text: str) -> str:
    """Return text that matters less."""
    return typer.style(text, dim=True)


def strong(text: str) -> str:
    """Return text that stands out, such as a heading."""
    return typer.style(text, bold=True)


def tick() -> str:
    """Return the sign of success that standard output can show."""
    return "✔" if shows("✔") else "ok:"


def arrow() -> str:
    """Return an arrow that standard output can show."""
    return "→" if shows("→") else ">"


def shows(signs: str) -> bool:
    """Tell whether standard output can show some characters."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def columns() -> int | None:
    """Return how wide standard output is; None where lines may be of any length."""
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return None


def _write(stream: TextIO, text: str, end: str) -> None:
    pulse.stop()
    typer.echo(f"{text}{end}", file=stream, nl=False, color=_has_colour(stream))


def _has_colour(stream: TextIO) -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()
