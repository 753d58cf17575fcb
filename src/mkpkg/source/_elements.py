"""Where the elements of a list of names stand: on lines, beside others, in brackets."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from ._comments import without_comments

_BLANKS = b" \t\f"
_NEWLINE = re.compile(rb"\r\n|\r|\n")


class Element(NamedTuple):
    """One element of a list; its name is None where it must stay as it is."""

    name: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Elements:
    """A list of names in a text, and how it stands there.

    Attributes:
        data: The text.
        elements: The names, in their order.
        opening: The offset of the bracket, or None where there is none.
        closing: The offset of the other bracket, or None.
        is_tuple: Whether a single element needs a comma behind it.
    """

    data: bytes
    elements: tuple[Element, ...]
    opening: int | None
    closing: int | None
    is_tuple: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names that may be changed."""
        return tuple(item.name for item in self.elements if item.name is not None)

    @property
    def is_one_line(self) -> bool:
        """Whether it is in brackets on one line, with a comma between elements."""
        if self.opening is None or self.closing is None:
            return False
        inner = b", ".join(self.data[e.start : e.end] for e in self.elements)
        if self.is_tuple and len(self.elements) == 1:
            inner += b","
        return self.data[self.opening + 1 : self.closing] == inner

    def quoted(self, name: str, otherwise: str = '"') -> bytes:
        """Return a name as a string, in the quotes of the first element."""
        first = self.data[self.elements[0].start :][:1] if self.elements else b""
        quote = first if first in (b'"', b"'") else otherwise.encode()
        return quote + name.encode() + quote

    def shares_line(self, index: int) -> bool:
        """Tell whether an element begins on the line that the one before ends on."""
        before, item = self.elements[index - 1 : index + 1]
        return not has_break(self.data[before.end : item.start])

    def has_comma_at_end(self) -> bool:
        """Tell whether a comma stands behind the last element, in the brackets."""
        if self.closing is None:
            return False
        rest = self.data[self.elements[-1].end : self.closing]
        return b"," in without_comments(rest)

    def is_single_line(self) -> bool:
        """Tell whether all elements are on one line."""
        first, last = self.elements[0].start, self.closing or self.elements[-1].end
        return not has_break(self.data[first:last])

    def is_alone(self, index: int) -> bool:
        """Tell whether an element shares its lines with nothing but its comma."""
        return self.is_alone_from(index) and self.is_alone_to(index)

    def is_alone_from(self, index: int) -> bool:
        """Tell whether nothing stands before an element on its line."""
        start = self.elements[index].start
        before = self.data[self.line_start(start) : start]
        return self.opening is not None and not before.strip(_BLANKS)

    def is_alone_to(self, index: int) -> bool:
        """Tell whether nothing but a comma stands behind an element on its line."""
        end = self.elements[index].end
        rest = self.data[end : self.line_end(end)]
        after = without_comments(rest).strip()
        return self.opening is not None and after in (b"", b",")

    def is_before_backslash(self, first: int, last: int) -> bool:
        """Tell whether elements follow others on a line that a backslash continues."""
        end = self.elements[last].end
        rest = self.data[end : self.line_end(end)].split()
        return bool(first) and self.shares_line(first) and b"".join(rest) == b",\\"

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        ends = (self.data.rfind(b"\n", 0, offset), self.data.rfind(b"\r", 0, offset))
        return max(ends) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line behind that of an offset begins."""
        found = _NEWLINE.search(self.data, offset)
        return found.end() if found else len(self.data)

    def newline(self) -> bytes:
        """Return the line ending that the text uses first."""
        found = _NEWLINE.search(self.data)
        return found[0] if found else b"\n"


def has_break(region: bytes) -> bool:
    """Tell whether a part of a text has a line ending."""
    return b"\n" in region or b"\r" in region
