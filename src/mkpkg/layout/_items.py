"""What people type for a subpackage or a module, as a value."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# A comma between extras or versions, as in `httpx[http2,socks]`, separates nothing.
_COMMA = re.compile(r",(?![^\[]*\]|\s*[<>=!~])")


@dataclass(frozen=True, slots=True)
class Item:
    """A subpackage or module that was asked for; its names are not judged yet.

    Attributes:
        parts: The names from the top-level package (left out) downwards.
        is_module: Whether the last part is a file rather than a folder.
        text: The item as it was typed.
        line: Its line in an outline, from 1; None where it is typed.
        written: How many of the last parts that line has, those before being on others;
            None for all.
    """

    parts: tuple[str, ...]
    is_module: bool
    text: str
    line: int | None = None
    written: int | None = None

    @property
    def dotted(self) -> str:
        """The parts joined by dots."""
        return ".".join(self.parts)

    @property
    def own(self) -> tuple[str, ...]:
        """The parts that no other item has to answer for."""
        return self.parts[-self.written :] if self.written else self.parts

    @property
    def parents(self) -> tuple[tuple[str, ...], ...]:
        """The parts of every package above this item, outermost first."""
        return tuple(self.parts[:depth] for depth in range(1, len(self.parts)))


def parse_item(text: str, package: str | None = None) -> Item:
    """Read one item: dotted or a path, with ``.py`` for a module.

    Args:
        text: What was typed, such as ``effects.reverb`` or ``formats/flac.py``.
        package: The top-level package, where its name in front is accepted.
    """
    is_module = text.endswith(".py")
    stem = text.removesuffix(".py") if is_module else text.removesuffix("/")
    parts = tuple(re.split(r"[./]", stem))
    inner = parts[1:] if len(parts) > 1 and parts[0] == package else parts
    return Item(inner, is_module, text)


def split_list(values: Iterable[str]) -> tuple[str, ...]:
    """Return the items of a repeatable, comma-separated option, blanks trimmed."""
    pieces = (piece.strip(" ") for value in values for piece in _COMMA.split(value))
    return tuple(piece for piece in pieces if piece)
