"""Differences as text, in the colours that people know."""

from ._terminal import out, painted

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_HEADS = ("+++ ", "--- ")


def show_patch(text: str) -> None:
    """Print a unified diff on standard output."""
    out("".join(map(_painted, text.splitlines(keepends=True))), end="")


def _painted(line: str) -> str:
    colour = None if line.startswith(_HEADS) else _COLOURS.get(line[:1])
    return painted(line, colour) if colour else line
