"""Where new pairs and sections of a TOML file belong."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from ._choices import Take
from ._errors import UnfitError
from ._lines import put, with_newlines, written
from ._nodes import Address, Node, Part
from ._text import Splice
from ._toml import Section, Toml

_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Newcomer(NamedTuple):
    """What is to come into a file.

    Attributes:
        into: The user's table or list.
        take: What comes.
        last: The user's part that it comes after, in a list of tables.
    """

    into: Node
    take: Take
    last: Part | None


class _Spot(NamedTuple):
    """A place for lines: where, with how many blank lines around them, how indented."""

    at: int
    above: int = 0
    below: int = 0
    indent: str = ""


class Places:
    """The places of a file that stay, which new lines can be put beside.

    Attributes:
        closed: The sections that go.
        gone: The pairs that go from sections that stay.
    """

    def __init__(self, toml: Toml, gone: Iterable[Part]) -> None:
        """Take out of a file what goes."""
        parts = list(gone)
        spread = [part.node.path for part in parts if part.is_spread]
        self.closed = [s for path in spread for s in toml.sections_under(path)]
        pairs = [part for part in parts if not part.is_spread]
        pairs += [pair for path in spread for pair in toml.pairs_beside(path)]
        self._toml = toml
        self._heads = {section.head for section in self.closed}
        self.gone = [
            pair for pair in pairs if toml.homes[pair.path].head not in self._heads
        ]
        self._gone = {pair.path for pair in self.gone}
        self._headless: dict[Address, list[str]] = {}

    def put(self, newcomers: Sequence[Newcomer]) -> Iterator[Splice]:
        """Yield the lines of what comes, each at its place.

        At one place pairs come first: they end a section, and others follow it.
        """
        for newcomer in newcomers:
            yield from self._new_pairs(newcomer)
        for table, lines in self._headless.items():
            header = f"[{_dots(table)}]{self._toml.text.newline}"
            yield self._put(self._above(table), header + "".join(lines))
        for newcomer in newcomers:
            yield from self._new_sections(newcomer)

    def _new_pairs(self, newcomer: Newcomer) -> Iterator[Splice]:
        part, into = newcomer.take.part, newcomer.into.path
        source = cast("Toml", newcomer.take.document)
        if not part.is_spread:
            yield from self._pair(source, part, into)
            return
        for pair in source.pairs_beside(part.node.path):
            yield from self._pair(source, pair, (*into, *pair.path[len(into) : -1]))

    def _new_sections(self, newcomer: Newcomer) -> Iterator[Splice]:
        if not newcomer.take.part.is_spread:
            return
        source = cast("Toml", newcomer.take.document)
        for section in source.sections_under(newcomer.take.part.node.path):
            spot = self._item_spot(newcomer) or self._spot(source, section)
            lines = source.text.content[section.start : section.stop].rstrip("\r\n")
            newline = self._toml.text.newline
            yield self._put(spot, with_newlines(f"{lines}\n", newline))

    def _pair(self, source: Toml, part: Part, table: Address) -> Iterator[Splice]:
        """Put a pair into the section of its table, or beside the dots that define it."""
        home = source.homes.get(part.path)
        section = self._section(table)
        dotted = self._dotted(table)
        outer = self._section(table[: len(home.path)]) if home else None
        if section:
            spot, head = self._place(source, part, section, table), ""
        elif dotted:
            rest = table[len(self._toml.homes[dotted.path].path) :]
            spot, head = self._after(dotted), f"{_dots(rest)}."
        elif outer:
            spot, head = self._place(source, part, outer, table), None
        else:
            lines = self._lines(source, part, "", "")
            self._headless.setdefault(table, []).append(lines)
            return
        yield self._put(spot, self._lines(source, part, spot.indent, head))

    def _section(self, path: Address) -> Section | None:
        """Return the section of a table that stays."""
        found = self._toml.section(path)
        return None if found is None or found.head in self._heads else found

    def _sections_under(self, path: Address) -> list[Section]:
        sections = self._toml.sections_under(path)
        return [section for section in sections if section.head not in self._heads]

    def _stays(self, pair: Part) -> bool:
        home = self._toml.homes[pair.path]
        return pair.path not in self._gone and home.head not in self._heads

    def _dotted(self, table: Address) -> Part | None:
        """Return the last dotted pair that defines a table from another section."""
        pairs = self._toml.pairs_beside(table)
        return next((pair for pair in reversed(pairs) if self._stays(pair)), None)

    def _place(
        self, source: Toml, part: Part, section: Section, table: Address
    ) -> _Spot:
        """Find a place among the pairs of a section, beside the same neighbours."""
        stays = {pair.path: pair for pair in section.pairs if self._stays(pair)}
        home = source.homes.get(part.path)
        neighbours = home.pairs if home else (part,)
        inner = len(part.path) - 1

        def own(pair: Part) -> Part | None:
            if pair.path[:inner] == part.path[:inner]:
                return stays.get((*table, *pair.path[inner:]))
            outer = len(home.path) if home else 0
            return stays.get((*section.path, *pair.path[outer:]))

        index = neighbours.index(part)
        for pair in reversed(neighbours[:index]):
            if found := own(pair):
                above = source.text.gap_before(source.text.lead_start(part.start))
                return self._after(found, above if pair is neighbours[index - 1] else 0)
        for pair in neighbours[index + 1 :]:
            if found := own(pair):
                return self._before(found)
        return self._at_end(section, list(stays.values()))

    def _after(self, pair: Part, above: int = 0) -> _Spot:
        text = self._toml.text
        indent = text.content[text.line_start(pair.start) : pair.start]
        return _Spot(text.line_stop(pair.end), above, 0, indent)

    def _before(self, pair: Part) -> _Spot:
        return self._after(pair)._replace(at=self._toml.text.lead_start(pair.start))

    def _at_end(self, section: Section, pairs: list[Part]) -> _Spot:
        if pairs:
            return self._after(pairs[-1])
        if section.head >= 0:
            return _Spot(self._toml.text.line_stop(section.end))
        first = next(iter(self._toml.sections[1:]), None)
        return _Spot(first.start, below=1) if first else _Spot(section.stop)

    def _above(self, table: Address) -> _Spot:
        """Find a place for the header of a table that had none."""
        if any(isinstance(key, int) for key in table):
            raise UnfitError("there is no place for the header of a table")
        sections = self._sections_under(table)
        return _Spot(sections[0].start, below=1) if sections else self._at_bottom()

    def _item_spot(self, newcomer: Newcomer) -> _Spot | None:
        """Find a place for an item of a list of tables, beside another one."""
        if not newcomer.into.is_list:
            return None
        if newcomer.last:
            sections = self._sections_under(newcomer.last.node.path)
            return _Spot(sections[-1].stop, above=1) if sections else None
        sections = self._sections_under(newcomer.into.path)
        return _Spot(sections[0].start, below=1) if sections else None

    def _spot(self, source: Toml, section: Section) -> _Spot:
        """Find a place for a section, beside the same neighbours."""
        heads = [found.head for found in source.sections]
        index = heads.index(section.head)
        for other in reversed(source.sections[1:index]):
            if self._section(other.path):
                above = source.text.gap_before(section.start)
                return _Spot(self._sections_after(other.path)[-1].stop, above or 1)
        for other in source.sections[index + 1 :]:
            found = self._section(other.path)
            if found:
                return _Spot(found.start, below=1)
        return self._at_bottom()

    def _at_bottom(self) -> _Spot:
        return _Spot(self._sections_under(())[-1].stop, above=1)

    def _sections_after(self, path: Address) -> list[Section]:
        """Return a section, and those of tables in it that follow it closely."""
        # The items of a list of tables belong together.
        family = path[:-1] if isinstance(path[-1], int) else path
        found: list[Section] = []
        for section in self._toml.sections:
            if found and section.path[: len(family)] != family:
                break
            if found or section.path == path:
                found.append(section)
        return [section for section in found if section.head not in self._heads]

    def _lines(self, source: Toml, part: Part, indent: str, head: str | None) -> str:
        return written(Take(part, source), indent, self._toml.text.newline, head)

    def _put(self, spot: _Spot, lines: str) -> Splice:
        newline = self._toml.text.newline
        above = newline * spot.above if spot.at else ""
        return put(self._toml.text, spot.at, above + lines + newline * spot.below)


def _dots(path: Address) -> str:
    """Return a key as it is written, with its dots."""
    return ".".join(_written(f"{key}") for key in path)


def _written(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)
