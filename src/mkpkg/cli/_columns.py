"""Rows of two columns, which fold where the terminal is narrow."""

import textwrap
from collections.abc import Callable, Iterator, Sequence

from typer import get_terminal_size

from ._terminal import strong

_INDENT = 2
_GAP = 2
# So many columns the texts on the right need at least, or half of a narrow line.
_LEAST = 36
# Longer lines are hard to read, however wide the terminal is.
_WIDEST = 120


def width() -> int:
    """Return how many columns a line may have."""
    return min(get_terminal_size().columns, _WIDEST)


def columns(
    rows: Sequence[tuple[str, str]],
    paint: Callable[[str], str] = str,
    mark: Callable[[int], str] = lambda _: "",
) -> Iterator[str]:
    """Yield lines with the first texts on the left, the second ones on the right.

    What is too long on the left has its other text on the next line.

    Args:
        rows: The texts; nothing in them is painted.
        paint: Colours what is on the left.
        mark: Returns a sign of one column for the margin of a row, or nothing.
    """
    cap = width() - _INDENT - _GAP - min(_LEAST, width() // 2)
    # Where they go below, texts stand a little to the right of what they belong to.
    column = max((len(left) for left, _ in rows if len(left) <= cap), default=_INDENT)
    for index, (left, right) in enumerate(rows):
        margin = (mark(index) or " ") + " "
        yield from _row(margin, left, right, column, paint)


def _row(
    margin: str, left: str, right: str, column: int, paint: Callable[[str], str]
) -> Iterator[str]:
    room = max(width() - _INDENT - column - _GAP, 10)
    texts = textwrap.wrap(right, room, break_on_hyphens=False, break_long_words=False)
    if len(left) > column or not texts:
        yield f"{margin}{paint(left)}"
    else:
        yield f"{margin}{paint(left)}{' ' * (column - len(left) + _GAP)}{texts.pop(0)}"
    for text in texts:
        yield " " * (_INDENT + column + _GAP) + text


def heading(text: str) -> Iterator[str]:
    """Yield the lines of a heading."""
    yield from map(
        strong, textwrap.wrap(text, max(width(), 10), break_long_words=False)
    )


def paragraph(text: str) -> Iterator[str]:
    """Yield the lines of a text under a heading."""
    for line in textwrap.wrap(
        text, max(width() - _INDENT, 10), break_on_hyphens=False, break_long_words=False
    ):
        yield " " * _INDENT + line
