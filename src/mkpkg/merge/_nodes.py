"""A file as tables, lists and values, each with the place where it is written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol, TypeAlias

from ._text import Span, Spots, Text


class Other(NamedTuple):
    """A value that is no string: a number, a date, true, null.

    Attributes:
        kind: Its type.
        text: The value, written so that equal values of a type have equal texts.
    """

    kind: str
    text: str


Value: TypeAlias = "str | Other | list[Value] | dict[str, Value]"
Address: TypeAlias = tuple[str | int, ...]


class Form(Enum):
    """How a value is written."""

    SCALAR = "scalar"
    #: Between brackets, its parts apart by commas.
    FLOW = "flow"
    #: YAML, on lines of its own.
    BLOCK = "block"
    #: TOML, by headers and dotted keys, in as many places as people like.
    SPREAD = "spread"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value and its place.

    Attributes:
        form: How it is written.
        value: What it says.
        start: Where it begins; of no meaning where it is spread.
        end: Where it ends, comments behind it left aside.
        parts: The entries of a table or the items of a list, in their order.
        path: In TOML, the way to a spread table from the root.
    """

    form: Form
    value: Value
    start: int = -1
    end: int = -1
    parts: tuple["Part", ...] = ()
    path: Address = ()

    @property
    def is_table(self) -> bool:
        """Whether it has keys."""
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        """Whether it has items."""
        return isinstance(self.value, list)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An entry of a table, or an item of a list.

    Attributes:
        key: The key; empty for an item.
        node: The value.
        start: Where the key begins, or the dash of an item, or the item.
        stem: Where the last part of a dotted key begins; elsewhere as `start`.
        end: Where the value ends.
        path: In TOML, the way from the root to what a line of its own defines.
    """

    key: str
    node: Node
    start: int = -1
    stem: int = -1
    end: int = -1
    path: Address = ()

    @property
    def is_spread(self) -> bool:
        """Whether it has no place of its own, being written by headers."""
        return self.node.form is Form.SPREAD


class Document(Protocol):
    """A file that has been read."""

    @property
    def text(self) -> Text:
        """Its text."""

    @property
    def root(self) -> Part:
        """All of it as one part."""

    def regions(self, part: Part) -> Iterator[Span]:
        """Yield the pieces of the text that belong to a part, its comments included."""

    def spots(self, part: Part) -> Spots | None:
        """Return where its comments stand, or None where it has no line of its own."""


def comments_of(document: Document, part: Part) -> Counter[str]:
    """Return the comments that belong to a part."""
    return Counter(
        comment
        for region in document.regions(part)
        for comment in document.text.comments_in(region)
    )
