"""How new lines are written: what ruff's settings say of them."""

from dataclasses import dataclass
from functools import cached_property
from unicodedata import east_asian_width

from ._order import Key, export_key, member_key_of, module_key

#: Columns that a line has, as ruff formats it by default.
LINE_LENGTH = 88


@dataclass(frozen=True)
class Style:
    """How new lines are written.

    Attributes:
        width: The columns that a line has.
        quote: The quotation mark of a text that has no neighbour.
        indent: What a line in brackets begins with, where it has no neighbour.
        is_single_line: Whether each import has one name (``force-single-line``).
        is_mixed: Whether ``import a`` stands among ``from b import c``
            (``force-sort-within-sections``).
        has_kinds: Whether constants and classes come first (``order-by-type``).
        is_case_sensitive: Whether capitals come first (``case-sensitive``).
        is_packed: Whether lists that fit are put on a line
            (``skip-magic-trailing-comma``).
    """

    width: int = LINE_LENGTH
    quote: str = '"'
    indent: str = "    "
    is_single_line: bool = False
    is_mixed: bool = False
    has_kinds: bool = True
    is_case_sensitive: bool = False
    is_packed: bool = False

    @cached_property
    def member_orders(self) -> tuple[Key, ...]:
        """The orders that imported names may be in, the tool's own first."""
        return (self.member_key, lambda name: (name,), lambda n: (n.lower(),))

    @cached_property
    def export_orders(self) -> tuple[Key, ...]:
        """The orders that ``__all__`` may be in, the tool's own first."""
        return (export_key, lambda name: (name,), lambda n: (n.lower(),))

    def member_key(self, name: str) -> tuple[object, ...]:
        """Return what sorts the names of one import (I001)."""
        return member_key_of(
            name, has_kinds=self.has_kinds, is_case_sensitive=self.is_case_sensitive
        )

    def module_key(self, module: str) -> tuple[object, ...]:
        """Return what sorts import lines by the module they import from (I001)."""
        return module_key(module, is_case_sensitive=self.is_case_sensitive)


DEFAULT = Style()


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) + sum(east_asian_width(char) in "WF" for char in text)
