"""Reads TOML with the place of everything in it; what it says is left to tomllib."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ._errors import UnfitError
from ._nodes import Address, Form, Node, Part
from ._scanner import Header, Pair, Scanner, plain
from ._text import Span, Spots, Text, read_content


@dataclass(frozen=True, slots=True)
class Section:
    """The lines from a header to the next one; those before the first have no header.

    Attributes:
        path: The table that it defines.
        start: Where the comments right above the header begin.
        head: Where the header begins.
        end: Where the header ends.
        stop: The end of its last line that is not blank.
        pairs: What it defines, in its order.
    """

    path: Address
    start: int
    head: int
    end: int
    stop: int
    pairs: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file that has been read.

    Attributes:
        text: Its text.
        root: All of it as one part.
        sections: Its sections in their order, the one without a header first.
        pairs: What its lines define, by path.
        homes: The section of each pair, by the pair's path.
    """

    text: Text
    root: Part
    sections: tuple[Section, ...]
    pairs: dict[Address, Part]
    homes: dict[Address, Section]

    def section(self, path: Address) -> Section | None:
        """Return the section that defines a table, if one does."""
        return next((found for found in self.sections if found.path == path), None)

    def sections_under(self, path: Address) -> list[Section]:
        """Return the sections of a table and of all that is in it."""
        return [found for found in self.sections if found.path[: len(path)] == path]

    def pairs_beside(self, path: Address) -> list[Part]:
        """Return the dotted pairs that define a table from outside of its sections."""
        return [
            pair
            for at, pair in self.pairs.items()
            if at[: len(path)] == path and self.homes[at].path[: len(path)] != path
        ]

    def regions(self, part: Part) -> Iterator[Span]:
        """Yield the pieces of the text that belong to a part, its comments included."""
        if part.is_spread:
            for section in self.sections_under(part.node.path):
                yield Span(section.start, section.stop)
            for pair in self.pairs_beside(part.node.path):
                yield from self.regions(pair)
            return
        spots = self.spots(part)
        if spots and spots.tail:
            yield Span(spots.lead.start, self.text.line_stop(part.end))
        else:
            yield Span(part.start, part.end)

    def spots(self, part: Part) -> Spots | None:
        """Return where its comments stand, or None where it has no line of its own."""
        if not part.is_spread:
            return self.text.spots(part.start, part.end)
        section = self.section(part.node.path)
        if section is None or section.head < 0:
            return None
        return self.text.spots(section.head, section.end)


def read_toml(content: bytes) -> Toml:
    """Read a TOML file.

    Raises:
        UnfitError: It is not TOML, or its places cannot be told.
    """
    raw, has_bom = read_content(content)
    try:
        data = tomllib.loads(raw)
        scanner = Scanner(raw)
        statements = tuple(scanner.statements())
    except (tomllib.TOMLDecodeError, RecursionError) as reason:
        raise UnfitError("it is not TOML") from reason
    builder = _Builder(Text(raw, has_bom, tuple(scanner.comments)))
    for statement in statements:
        builder.add(statement)
    document = builder.document()
    # The proof of every place: what is written there is what tomllib says.
    if document.root.node.value != plain(data):
        raise UnfitError("it is written in a way that is not understood")
    return document


@dataclass(slots=True)
class _Table:
    """A table that is still being read."""

    path: Address
    entries: dict[str, "_Table | list[_Table] | Part"] = field(default_factory=dict)

    def inner(self, keys: Iterable[str]) -> "_Table":
        """Return a table in it, which for a list of tables is in the last item."""
        table = self
        for key in keys:
            path = (*table.path, key)
            found = table.entries.setdefault(key, _Table(path))
            if isinstance(found, Part):
                raise UnfitError("a value is taken for a table")
            table = found[-1] if isinstance(found, list) else found
        return table

    def item(self, key: str) -> "_Table":
        """Append an item to a list of tables in it, and return that."""
        items = self.entries.setdefault(key, [])
        if not isinstance(items, list):
            raise UnfitError("a value is taken for a list of tables")
        items.append(_Table((*self.path, key, len(items))))
        return items[-1]

    def node(self) -> Node:
        """Return it as a value."""
        parts = tuple(_entry(self.path, key, e) for key, e in self.entries.items())
        value = {part.key: part.node.value for part in parts}
        return Node(Form.SPREAD, value, parts=parts, path=self.path)


def _entry(path: Address, key: str, entry: "_Table | list[_Table] | Part") -> Part:
    if isinstance(entry, Part):
        return entry
    if isinstance(entry, _Table):
        return Part(key, entry.node())
    items = tuple(Part("", item.node()) for item in entry)
    values = [item.node.value for item in items]
    return Part(key, Node(Form.SPREAD, values, parts=items, path=(*path, key)))


class _Builder:
    """Puts statements together: by tables for what they say, by sections for places."""

    def __init__(self, text: Text) -> None:
        """Begin with an empty file."""
        self._text = text
        self._root = _Table(())
        self._table = self._root
        self._sections = [Section((), 0, -1, 0, 0, ())]

    def add(self, statement: Header | Pair) -> None:
        """Take in the next statement."""
        if isinstance(statement, Header):
            self._open(statement)
            return
        *tables, key = statement.keys
        table = self._table.inner(tables)
        path = (*table.path, key)
        part = Part(
            key, statement.node, statement.start, statement.stem, statement.end, path
        )
        table.entries[key] = part
        section = self._sections[-1]
        self._sections[-1] = replace(section, pairs=(*section.pairs, part))

    def document(self) -> Toml:
        """Return all that was taken in."""
        starts = [section.start for section in self._sections[1:]]
        sections = tuple(
            replace(section, stop=self._stop(section, start))
            for section, start in zip(
                self._sections, [*starts, len(self._text.content)], strict=True
            )
        )
        pairs = {pair.path: pair for section in sections for pair in section.pairs}
        homes = {pair.path: section for section in sections for pair in section.pairs}
        root = Part("", self._root.node())
        return Toml(self._text, root, sections, pairs, homes)

    def _open(self, header: Header) -> None:
        *tables, key = header.keys
        outer = self._root.inner(tables)
        self._table = outer.item(key) if header.is_item else outer.inner([key])
        start = self._text.lead_start(header.start)
        path = self._table.path
        section = Section(path, start, header.start, header.end, -1, ())
        self._sections.append(section)

    def _stop(self, section: Section, end: int) -> int:
        said = self._text.content[section.start : end].rstrip()
        return min(self._text.line_stop(section.start + len(said)), end)
