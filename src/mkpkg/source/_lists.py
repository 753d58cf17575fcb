"""Lists of names between commas, changed in place: the rest keeps its bytes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ._comments import alone, comments_in
from ._elements import Elements, has_break
from ._order import Key, places


class Splice(NamedTuple):
    """Bytes to put in place of a part of a text."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """Return a text with parts replaced; what is only put in comes first at its place."""
    pieces, position = [], 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        pieces += [data[position : splice.start], splice.new]
        position = max(position, splice.end)
    return b"".join([*pieces, data[position:]])


@dataclass(frozen=True, slots=True)
class Listing(Elements):
    """A list of names in a text, which can be changed."""

    def exploded(
        self,
        new: Sequence[str],
        orders: Sequence[Key],
        write: Callable[[str], bytes],
        indent: str,
    ) -> Splice:
        """Return what adds names, and gives each element a line of its own."""
        newline, start = self.newline(), indent.encode()
        texts = [self.data[item.start : item.end] for item in self.elements]
        present = [item.name or "" for item in self.elements]
        for index, names in reversed(places(present, new, orders)):
            texts[index:index] = map(write, names)
        rows = b"".join(start + text + b"," + newline for text in texts)
        return Splice((self.opening or 0) + 1, self.closing or 0, newline + rows)

    def added(
        self,
        new: Sequence[str],
        orders: Sequence[Key],
        write: Callable[[str], bytes],
        indent: str = "    ",
    ) -> Iterator[Splice]:
        """Yield what adds names.

        Args:
            new: The names; none of them is there.
            orders: The orders that the list may be in; it stays in its order.
            write: Returns an element's text.
            indent: What a line begins with where no other stands.
        """
        present = [item.name or "" for item in self.elements]
        if not present:
            texts = [write(name) for name in sorted(new, key=orders[0])]
            yield self._filled(texts, indent.encode())
            return
        for index, names in places(present, new, orders):
            texts = [write(name) for name in names]
            yield from self._put(index, texts)

    def removed(self, gone: frozenset[str]) -> Iterator[Splice]:
        """Yield what removes names; the comments of their lines stay.

        Not for all of the names: then the statement goes, or an empty list stays.
        """
        left = [item for item in self.elements if item.name not in gone]
        if not left:
            yield from self._emptied()
            return
        last_left = self.elements.index(left[-1])
        tail = self._tail(last_left)
        for first, last in self._runs(gone, tail):
            if self.is_alone_from(first) and self.is_alone_to(last):
                yield self._without_lines(first, last)
            elif first > last_left:
                yield self._without_end(first, last)
            elif self.is_alone_to(last) or self.is_before_backslash(first, last):
                yield self._without_line_end(first, last)
            else:
                start = self.elements[first].start
                yield Splice(start, self.elements[last + 1].start, b"")
        if tail < len(self.elements):
            yield Splice(left[-1].end, self.elements[-1].end, b"")
        elif last_left < tail - 1 and not self.has_comma_at_end():
            yield from self._without_comma(last_left)
        if self.is_tuple and len(left) == 1 and not self.has_comma_at_end():
            yield Splice(left[0].end, left[0].end, b",")

    def _put(self, index: int, texts: list[bytes]) -> Iterator[Splice]:
        count = len(self.elements)
        neighbour = min(index, count - 1)
        if self.opening is not None and self.is_alone(neighbour):
            yield from self._put_lines(index, texts)
            return
        if index == 0:
            start = self.elements[0].start
            yield Splice(start, start, b"".join(text + b", " for text in texts))
            return
        end = self.elements[index - 1].end
        joined = b"".join(b", " + text for text in texts)
        if count == 1 and self.is_tuple and self.is_single_line():
            # The comma behind a single element is not there to stay.
            comma = self.data.index(b",", end)
            yield Splice(end, comma + 1, joined)
            return
        yield Splice(end, end, joined)

    def _put_lines(self, index: int, texts: list[bytes]) -> Iterator[Splice]:
        neighbour = self.elements[min(index, len(self.elements) - 1)]
        newline = self.newline()
        indent = self.data[self.line_start(neighbour.start) : neighbour.start]
        lines = b"".join(indent + text + b"," + newline for text in texts)
        if index == 0:
            opening = self.opening or 0
            place = self.line_end(opening)
            if place > self.elements[0].start:
                place = self.line_start(self.elements[0].start)
            yield Splice(place, place, lines)
            return
        before = self.elements[index - 1]
        if index == len(self.elements) and not self.has_comma_at_end():
            yield Splice(before.end, before.end, b",")
            lines = lines.removesuffix(b"," + newline) + newline
        place = self.line_end(before.end)
        yield Splice(place, place, lines)

    def _filled(self, texts: list[bytes], indent: bytes) -> Splice:
        opening, closing = self.opening or 0, self.closing or 0
        region = self.data[opening + 1 : closing]
        if has_break(region):
            start = self.line_start(closing)
            newline = self.newline()
            lines = b"".join(indent + text + b"," + newline for text in texts)
            if not (region.strip() or self.is_tuple):
                # So that it is not taken for a list that was written with its names.
                lines = lines.removesuffix(b"," + newline) + newline
            return Splice(start, start, lines)
        joined = b", ".join(texts)
        if self.is_tuple and len(texts) == 1:
            joined += b","
        return Splice(closing, closing, joined)

    def _emptied(self) -> Iterator[Splice]:
        """Yield what leaves an empty list; comments stay, one a line."""
        first, last = self.elements[0], self.elements[-1]
        if self.opening is None or self.closing is None:
            yield Splice(first.start, last.end, b"()")
            return
        if all(map(self.is_alone, range(len(self.elements)))):
            for index in range(len(self.elements)):
                yield self._without_lines(index, index)
            return
        region = self.data[self.opening + 1 : self.closing]
        if has_break(region):
            newline = self.newline()
            comments = (alone(comment) for comment in comments_in(region))
            lines = b"".join(b"    " + text + newline for text in comments)
            new = newline + lines if lines else b""
            yield Splice(self.opening + 1, self.closing, new)
            return
        behind = self.data[last.end : self.closing]
        comma = behind.find(b",") + 1
        yield Splice(first.start, last.end + comma, b"")

    def _tail(self, last_left: int) -> int:
        """Return where the last elements begin that go in one piece, if they do.

        They do where a bracket stands behind them, and no comment between them.
        """
        count = len(self.elements)
        region = self.data[self.elements[last_left].end : self.elements[-1].end]
        is_piece = not self.is_alone_to(count - 1) and b"#" not in region
        return last_left + 1 if is_piece else count

    def _runs(self, gone: frozenset[str], end: int) -> Iterator[tuple[int, int]]:
        """Yield the first and the last of elements to remove that share a line."""
        run: list[int] = []
        for index, item in enumerate(self.elements[:end]):
            is_gone = item.name in gone
            if run and not (is_gone and self.shares_line(index)):
                yield run[0], run[-1]
                run = []
            if is_gone:
                run.append(index)
        if run:
            yield run[0], run[-1]

    def _without_lines(self, first: int, last: int) -> Splice:
        """Return what removes the lines of elements, but not their comment."""
        start, end = self.elements[first].start, self.elements[last].end
        rest = self.data[end : self.line_end(end)]
        for comment in comments_in(rest):
            behind = end + rest.index(comment) + len(comment)
            return Splice(start, behind, alone(comment))
        return Splice(self.line_start(start), self.line_end(end), b"")

    def _without_end(self, first: int, last: int) -> Splice:
        """Return what removes the last elements, and the comma before them."""
        before, item = self.elements[first - 1 : first + 1]
        if self.is_alone_from(first):
            return Splice(item.start, self.closing or item.end, b"")
        return Splice(before.end, self.elements[last].end, b"")

    def _without_line_end(self, first: int, last: int) -> Splice:
        """Return what removes the last elements of a line, but not their comment."""
        start, end = self.elements[first].start, self.elements[last].end
        end = self.data.index(b",", end) + 1
        if first and self.shares_line(first):
            start = self.data.index(b",", self.elements[first - 1].end) + 1
        return Splice(start, end, b"")

    def _without_comma(self, index: int) -> Iterator[Splice]:
        """Yield what removes the comma behind what is now the last element."""
        end = self.elements[index].end
        following = self.elements[index + 1]
        if self.is_alone(index + 1):
            comma = self.data.find(b",", end, following.start)
            if comma >= 0:
                yield Splice(comma, comma + 1, b"")
