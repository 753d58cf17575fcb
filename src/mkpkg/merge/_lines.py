"""Lines that go out of a text, and lines of another text that come in."""

from collections.abc import Iterable, Iterator

from ._choices import Take
from ._text import Span, Splice, Text


def cut(text: Text, spans: Iterable[Span]) -> Iterator[Splice]:
    """Take lines out, and with them the blank lines that would stand double.

    Args:
        text: The text.
        spans: Whole lines, in any order.
    """
    for span in _joined(text, sorted(spans)):
        start, end = span
        is_apart = not start or text.gap_before(start)
        if is_apart and text.after_blank_lines(end) > end:
            end = text.after_blank_lines(end)
        elif is_apart and end == len(text.content):
            start = _before_blank_lines(text, start)
        if end == len(text.content) and not text.content.endswith("\n"):
            start -= len(_ending(text, start))
        yield Splice(start, end, "")


def put(text: Text, at: int, lines: str) -> Splice:
    """Put lines in at the start of a line, or behind a last line that has no end.

    Args:
        text: The text.
        at: Where.
        lines: What; the last one ends, too.
    """
    is_open_end = at and at == len(text.content) and text.content[at - 1] != "\n"
    if is_open_end:
        lines = text.newline + lines.removesuffix(text.newline)
    return Splice(at, at, lines)


def written(take: Take, indent: str, newline: str, head: str | None = None) -> str:
    """Return a part of another text as lines, with its comments.

    Args:
        take: The part.
        indent: What the lines begin with.
        newline: How they end.
        head: What its first line begins with otherwise: a dash, the front of a dotted
            key.
    """
    document, part = take.document, take.part
    content = document.text.content
    column = document.text.column(part.start)
    region = next(iter(document.regions(part)))
    if head is None:
        head = content[part.start : part.stem]
    has_lines = region.end > part.end
    above = content[region.start : part.start] if has_lines else " " * column
    lines = above + head + content[part.stem : region.end].rstrip("\r\n") + "\n"
    return with_newlines(_indented(lines, column, indent), newline)


def gap_above(take: Take) -> int:
    """Return how many blank lines stand above a part of another text."""
    region = next(iter(take.document.regions(take.part)))
    return take.document.text.gap_before(region.start)


def reindented(lines: str, by: int) -> str:
    """Move all lines but the first to the right, or to the left where `by` is less."""
    first, newline, rest = lines.partition("\n")
    if not by:
        return lines
    return first + newline + _indented(rest, max(-by, 0), " " * max(by, 0))


def with_newlines(lines: str, newline: str) -> str:
    """Return lines with endings of one kind."""
    return lines.replace("\r\n", "\n").replace("\n", newline)


def _indented(lines: str, column: int, indent: str) -> str:
    """Begin lines otherwise: with up to so many blanks less, and with others."""
    if not column and not indent:
        return lines
    return "".join(
        indent + _without_indent(line, column) if line.strip() else line
        for line in lines.splitlines(keepends=True)
    )


def _without_indent(line: str, column: int) -> str:
    blanks = len(line) - len(line.lstrip(" \t"))
    return line[min(blanks, column) :]


def _joined(text: Text, spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that only blank lines stand between."""
    last: Span | None = None
    for span in spans:
        if last and text.after_blank_lines(last.end) >= span.start:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _before_blank_lines(text: Text, at: int) -> int:
    for _ in range(text.gap_before(at)):
        at = text.line_start(at - 1)
    return at


def _ending(text: Text, at: int) -> str:
    """Return the line ending before an offset."""
    before = text.content[:at]
    if before.endswith("\r\n"):
        return "\r\n"
    return "\n" if before.endswith("\n") else ""
