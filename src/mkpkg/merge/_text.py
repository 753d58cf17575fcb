"""The text of a file as lines, its comments, and cuts in it."""

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ._errors import UnfitError

_BLANK_LINE = re.compile(r"[ \t]*\r?\n")
_NOT_BLANK = re.compile(r"[^ \t]")


class Span(NamedTuple):
    """A piece of a text, by the offsets of its start and its end."""

    start: int
    end: int


class Splice(NamedTuple):
    """A piece of a text, and what stands in its place afterwards."""

    start: int
    end: int
    new: str


class Spots(NamedTuple):
    """Where the comments of a part stand, or could.

    Attributes:
        lead: The comment lines right above it; empty where there is none.
        tail: From its end to the end of the line, or None where something else stands
            there.
        column: How far its line is indented.
    """

    lead: Span
    tail: Span | None
    column: int


@dataclass(frozen=True)
class Text:
    """The text of a file.

    Attributes:
        content: All of it, line endings as they are, without byte order mark.
        has_bom: Whether the file begins with a byte order mark.
        comments: Where its comments are, in their order.
    """

    content: str
    has_bom: bool
    comments: tuple[Span, ...]

    @cached_property
    def newline(self) -> str:
        """The line ending that most lines have."""
        pairs = self.content.count("\r\n")
        return "\r\n" if pairs * 2 > self.content.count("\n") else "\n"

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(comment.start for comment in self.comments)

    def line_start(self, at: int) -> int:
        """Return where the line begins that an offset is in."""
        return self.content.rfind("\n", 0, at) + 1

    def line_stop(self, at: int) -> int:
        """Return where the line after the one of an offset begins."""
        found = self.content.find("\n", at)
        return len(self.content) if found < 0 else found + 1

    def line_end(self, at: int) -> int:
        """Return where the line of an offset ends, before its line ending."""
        found = self.content.find("\n", at)
        if found < 0:
            return len(self.content)
        return found - 1 if found > at and self.content[found - 1] == "\r" else found

    def column(self, at: int) -> int:
        """Return the column of an offset, from 0."""
        return at - self.line_start(at)

    def indent(self, line: int) -> int:
        """Return the column of the first thing on a line that is no blank."""
        found = _NOT_BLANK.search(self.content, line)
        return found.start() - line if found else 0

    def opens_line(self, at: int) -> bool:
        """Tell whether nothing but blanks stands before an offset on its line."""
        return not self.content[self.line_start(at) : at].strip(" \t")

    def is_comment(self, line: int, column: int | None) -> bool:
        """Tell whether a line holds a comment alone, in a column where one is given."""
        found = _NOT_BLANK.search(self.content, line)
        if not found or found.start() not in self._starts:
            return False
        return column is None or found.start() - line == column

    def lead_start(self, at: int, column: int | None = None) -> int:
        """Return where the comments begin that stand right above a line."""
        start = self.line_start(at)
        while start:
            above = self.line_start(start - 1)
            if not self.is_comment(above, column):
                break
            start = above
        return start

    def spots(self, start: int, end: int, column: int | None = None) -> Spots | None:
        """Return where the comments of a piece stand, or None where it opens no line.

        Args:
            start: Where it begins.
            end: Where it ends; a comma right behind it is left aside.
            column: Where its comments begin, if not anywhere.
        """
        if not self.opens_line(start):
            return None
        line = self.line_start(start)
        if self.content[end : end + 1] == ",":
            end += 1
        tail = Span(end, self.line_end(end))
        said = self.content[tail.start : tail.end].strip(" \t")
        lead = Span(self.lead_start(start, column), line)
        return Spots(lead, None if said[:1] not in {"", "#"} else tail, start - line)

    def comments_in(self, span: Span) -> Iterator[str]:
        """Yield the comments that begin in a piece of the text."""
        for comment in self.comments[bisect_left(self.comments, (span.start, 0)) :]:
            if comment.start >= span.end:
                return
            yield self.content[comment.start : comment.end].rstrip()

    def gap_before(self, at: int) -> int:
        """Return how many blank lines stand right above a line."""
        start, count = self.line_start(at), 0
        while start:
            above = self.line_start(start - 1)
            if not _BLANK_LINE.match(self.content, above, start):
                break
            start, count = above, count + 1
        return count

    def after_blank_lines(self, at: int) -> int:
        """Return the first offset, from the start of a line, that no blank line follows."""
        while found := _BLANK_LINE.match(self.content, at):
            at = found.end()
        return at


def read_content(content: bytes) -> tuple[str, bool]:
    """Return the text of a file without its byte order mark, and whether it has one.

    Raises:
        UnfitError: It is not UTF-8, or has line endings that TOML does not know.
    """
    has_bom = content.startswith(codecs.BOM_UTF8)
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as reason:
        raise UnfitError("it is not UTF-8") from reason
    if re.search(r"\r(?!\n)", text):
        raise UnfitError("it has line endings of old")
    return text, has_bom


def spliced(text: Text, splices: Iterable[Splice]) -> bytes:
    """Return the bytes of a file after cuts.

    Args:
        text: The file.
        splices: The cuts; of those at one place the earlier comes first. What is put
            into a piece that is taken out stands in its place.

    Raises:
        UnfitError: Two of them want the same piece of it.
    """
    pieces: list[str] = []
    last = Splice(0, 0, "")
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.end < last.end and splice.start == splice.end and not last.new:
            pieces.append(splice.new)
            continue
        if splice.start < last.end:
            raise UnfitError("two changes meet in one place")
        pieces += text.content[last.end : splice.start], splice.new
        last = splice
    pieces.append(text.content[last.end :])
    return (codecs.BOM_UTF8 if text.has_bom else b"") + "".join(pieces).encode()
