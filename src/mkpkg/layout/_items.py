"""What people type for a subpackage or a module, as a value."""

import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from mkpkg._errors import bad_input
from mkpkg.names import shown

# The characters that only a requirement has (PEP 508): extras, versions, markers, URLs.
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+\s*(?:\[|[<>=!~]=|===|[<>;@])")


@dataclass(frozen=True, slots=True)
class Item:
    """A subpackage or module that was asked for; its names are not judged yet.

    Attributes:
        parts: The names from the top-level package (left out) downwards.
        is_module: Whether the last part is a file rather than a folder.
        text: The item as it was typed.
    """

    parts: tuple[str, ...]
    is_module: bool
    text: str

    @property
    def dotted(self) -> str:
        """The parts joined by dots."""
        return ".".join(self.parts)

    @property
    def parents(self) -> tuple[tuple[str, ...], ...]:
        """The parts of every package above this item, outermost first."""
        return tuple(self.parts[:depth] for depth in range(1, len(self.parts)))


def parse_item(text: str, package: str) -> Item:
    """Read one item: dotted or a path, with ``.py`` for a module.

    Args:
        text: What was typed, such as ``effects.reverb`` or ``formats/flac.py``.
        package: The top-level package, whose name in front is accepted.

    Raises:
        BadInput: The text is a requirement, to be installed and not created.
    """
    if _REQUIREMENT.match(text):
        raise _requirement(text)
    is_module = text.endswith(".py")
    stem = text.removesuffix(".py") if is_module else text.removesuffix("/")
    parts = tuple(re.split(r"[./]", stem))
    inner = parts[1:] if len(parts) > 1 and parts[0] == package else parts
    return Item(inner, is_module, text)


def split_list(values: Iterable[str]) -> tuple[str, ...]:
    """Return the items of a repeatable, comma-separated option, blanks trimmed."""
    pieces = (piece.strip(" ") for value in values for piece in value.split(","))
    return tuple(piece for piece in pieces if piece)


def _requirement(text: str) -> Exception:
    quoted = shlex.quote(shown(text))
    return bad_input(
        "requirement",
        f"`{shown(text)}` is a requirement, not a subpackage",
        why="mkpkg creates packages; dependencies are installed",
        help=f"uv add {quoted}, or: pip install {quoted}",
    )
