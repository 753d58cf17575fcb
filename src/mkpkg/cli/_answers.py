"""Answers that were inferred, as a table: what, and what it is known from."""

from typer import get_terminal_size

from mkpkg.metadata import Clues
from mkpkg.names import printable

from ._terminal import faint, out, painted

_ROOM_FOR_VALUE = 20


def show_answers(answers: Clues) -> None:
    """Print answers on standard output; the empty ones say that nothing is known."""
    labels = max(len(label) for label in answers)
    sources = max(len(clue.source) for clue in answers.values())
    room = max(get_terminal_size().columns - labels - sources - 4, _ROOM_FOR_VALUE)
    values = {label: _cut(clue.value or "-", room) for label, clue in answers.items()}
    width = max(map(len, values.values()))
    for label, clue in answers.items():
        row = f"{painted(label.ljust(labels), 'cyan')}  {values[label].ljust(width)}"
        out(f"{row}  {faint(clue.source)}" if clue.source else row.rstrip())
    out("")


def _cut(value: str, room: int) -> str:
    line = printable(" ".join(value.split()))
    return line if len(line) <= room else f"{line[: room - 1]}…"
