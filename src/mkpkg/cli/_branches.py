"""Packages as a tree for people: names on the left, what is said of them on the right."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkpkg.commands import Branch
from mkpkg.layout import Made
from mkpkg.names import printable, shown

from ._terminal import faint, painted

_GAP = 2
#: So many lines of names are shown of one module; further names are counted.
_MOST_LINES = 4
#: What is on the right has so many columns at least.
_LEAST_TEXT = 18
_ENDINGS = {Made.PACKAGE: "/", Made.COMPILED: ".so", Made.STUB: ".pyi"}


class Glyphs(NamedTuple):
    """What branches are drawn with; each but the last three has the same width."""

    tee: str
    corner: str
    bar: str
    none: str
    names: str
    cut: str
    stem: str


UNICODE = Glyphs("├── ", "└── ", "│   ", "    ", "·", "…", "│")
ASCII = Glyphs("|-- ", "`-- ", "|   ", "    ", ":", "...", "|")


class _Row(NamedTuple):
    """A branch: what is left of it, its label, and what leads to what is below."""

    prefix: str
    below: str
    branch: Branch

    @property
    def label(self) -> str:
        name = shown(self.branch.name.replace(".", "/"))
        return f"{name}{_ENDINGS.get(self.branch.made, '.py')}"

    @property
    def width(self) -> int:
        return len(self.prefix) + len(self.label)


def tree_lines(
    tops: Iterable[Branch], width: int | None, glyphs: Glyphs, *, is_whole: bool
) -> Iterator[str]:
    """Yield the lines that show packages.

    Args:
        tops: The packages.
        width: How long a line may be, or None.
        glyphs: What branches are drawn with.
        is_whole: Whether all names are shown, however many there are.
    """
    for number, top in enumerate(tops):
        rows = list(_rows(top, "", "", glyphs))
        if number:
            yield ""
        yield from _Page(rows, width, glyphs, is_whole=is_whole).lines()


def _most_left(width: int) -> int:
    """Return how many columns the names may take from the text."""
    return max(min(width - _LEAST_TEXT, max(width * 9 // 20, 24)), 1)


def _rows(branch: Branch, prefix: str, below: str, glyphs: Glyphs) -> Iterator[_Row]:
    yield _Row(prefix, below, branch)
    inside = branch.inside or ()
    for inner in inside:
        is_last = inner is inside[-1]
        yield from _rows(
            inner,
            f"{below}{glyphs.corner if is_last else glyphs.tee}",
            f"{below}{glyphs.none if is_last else glyphs.bar}",
            glyphs,
        )


class _Page:
    def __init__(
        self, rows: list[_Row], width: int | None, glyphs: Glyphs, *, is_whole: bool
    ) -> None:
        self._rows = rows
        self._glyphs = glyphs
        self._is_whole = is_whole
        widest = max(row.width for row in rows) + _GAP
        most = widest if width is None else _most_left(width)
        self._left = min(widest, most)
        # A line that fills the last column makes some terminals begin another.
        self._room = None if width is None else max(width - self._left, _LEAST_TEXT)

    def lines(self) -> Iterator[str]:
        for row in self._rows:
            yield from self._lines(row)

    def _lines(self, row: _Row) -> Iterator[str]:
        texts = list(self._texts(row.branch))
        head = f"{faint(row.prefix)}{_coloured(row)}"
        if texts and row.width + _GAP <= self._left:
            head = f"{head}{' ' * (self._left - row.width)}{texts.pop(0)}"
        yield head
        has_more = bool(row.branch.inside)
        lead = f"{row.below}{self._glyphs.stem if has_more else ''}"
        blanks = " " * max(self._left - len(lead), _GAP)
        yield from (f"{faint(lead)}{blanks}{text}" for text in texts)

    def _texts(self, branch: Branch) -> Iterator[str]:
        """Yield what is said of a branch, a line each."""
        if branch.doc:
            doc = self._cut(printable(branch.doc))
            yield doc if branch.is_public else faint(doc)
        if branch.problem:
            where = f"line {branch.problem.line}: " if branch.problem.line else ""
            said = self._cut(f"! {where}{printable(branch.problem.why)}")
            yield painted(said, "yellow")
        names = list(_names(branch))
        if names:
            yield from self._listed(names)
        if branch.inside is None and branch.count:
            plural = "" if branch.count == 1 else "s"
            yield faint(self._cut(f"+ {branch.count} module{plural}"))

    def _listed(self, names: list[str]) -> Iterator[str]:
        lines = list(self._filled(names))
        if not self._is_whole and len(lines) > _MOST_LINES:
            shown_ones = lines[: _MOST_LINES - 1]
            left = len(names) - sum(map(len, shown_ones))
            lines = [*shown_ones, [f"and {left} more"]]
        for number, line in enumerate(lines, start=1):
            comma = "," if number < len(lines) else ""
            yield painted(f"{self._glyphs.names} {', '.join(line)}{comma}", "green")

    def _filled(self, names: list[str]) -> Iterator[list[str]]:
        """Yield names by lines; each line has one at least."""
        line: list[str] = []
        used = 2
        for name in names:
            # A comma is behind each.
            if line and self._room is not None and used + len(name) + 1 > self._room:
                yield line
                line, used = [], 2
            line.append(name)
            used += len(name) + 2
        yield line

    def _cut(self, text: str) -> str:
        if self._room is None or len(text) <= self._room:
            return text
        cut = self._glyphs.cut
        return f"{text[: self._room - len(cut)].rstrip()}{cut}"


def _names(branch: Branch) -> Iterator[str]:
    """Yield the names that a branch offers beside what is drawn below it."""
    drawn = {inner.name for inner in branch.inside or ()}
    yield from (shown(name) for name in branch.names or () if name not in drawn)
    yield from map(shown, branch.private)


def _coloured(row: _Row) -> str:
    if not row.branch.is_public:
        return faint(row.label)
    return painted(row.label, "cyan") if row.branch.made is Made.PACKAGE else row.label
