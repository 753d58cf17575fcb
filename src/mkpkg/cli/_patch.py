"""Differences, in the colours that people know."""

from ._terminal import out, out_bytes, painted, readable

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_HEADS = ("+++ ", "--- ")


def show_patch(content: bytes) -> None:
    """Print a unified diff on standard output, whose files need not be text."""
    text = readable(content)
    if text is None:
        out_bytes(content)
    else:
        out("".join(map(_painted, text.splitlines(keepends=True))), end="")


def _painted(line: str) -> str:
    colour = None if line.startswith(_HEADS) else _COLOURS.get(line[:1])
    return painted(line, colour) if colour else line
