"""Whole statements taken out of an ``__init__.py``: their comments stay."""

from collections.abc import Iterable, Iterator

from ._comments import alone, comments_in
from ._init import Init
from ._lines import Span
from ._lists import Splice


def taken_out(init: Init, spans: Iterable[Span]) -> Iterator[Splice]:
    """Yield what removes statements; their comments stay, each on its line.

    A blank line goes with them where there would be two.
    """
    gone = {span.start for span in spans}
    whole: list[Span] = []
    for run in _runs(init, gone):
        beside = _neighbours(init, run)
        if beside == (None, None):
            whole.append(_joined(run))
        else:
            yield from _from_line(init, run, *beside)
    for group in _groups(init, whole):
        yield _lines_out(init, group)


def _runs(init: Init, gone: set[int]) -> Iterator[list[Span]]:
    """Yield statements to remove, those together that share lines."""
    run: list[Span] = []
    for span in init.spans:
        if run and (span.start not in gone or span.first != run[-1].last):
            yield run
            run = []
        if span.start in gone:
            run.append(span)
    if run:
        yield run


def _neighbours(init: Init, run: list[Span]) -> tuple[Span | None, Span | None]:
    """Return what stands before and behind statements on their lines."""
    first, last = run[0], run[-1]
    before = [s for s in init.spans if s.end <= first.start and s.last == first.first]
    behind = [s for s in init.spans if s.start >= last.end and s.first == last.last]
    return (before[-1] if before else None), (behind[0] if behind else None)


def _from_line(
    init: Init, run: list[Span], before: Span | None, behind: Span | None
) -> Iterator[Splice]:
    """Yield what removes statements that share a line with others.

    Their own comments go to lines above, or below where something stands before them.
    """
    text, start, end = init.text, run[0].start, run[-1].end
    comments = comments_in(text.data[start:end])
    is_on_top = init.spans[0].start == start
    rows = b"".join(
        alone(comment, is_on_top=is_on_top) + text.newline for comment in comments
    )
    if before is None and behind is not None:
        yield Splice(start, behind.start, rows)
        return
    if behind is not None:
        yield Splice(start, behind.start, b"")
    else:
        yield Splice(before.end if before else start, end, b"")
    last = init.end_of_line(run[-1].last)
    place = text.starts[last]
    if rows and not text.line(last).endswith((b"\n", b"\r")):
        rows = text.newline + rows
    if rows:
        yield Splice(place, place, rows)


def _joined(run: list[Span]) -> Span:
    first, last = run[0], run[-1]
    return Span(first.start, last.end, first.first, last.last)


def _groups(init: Init, spans: list[Span]) -> Iterator[list[Span]]:
    """Yield statements that stand together, with nothing but blank lines between."""
    group: list[Span] = []
    for span in spans:
        if group and any(
            not init.text.is_blank(number)
            for number in range(group[-1].last + 1, span.first)
        ):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _lines_out(init: Init, group: list[Span]) -> Splice:
    text = init.text
    first, last = group[0].first, group[-1].last
    is_on_top = init.spans[0].start == group[0].start
    comments = [
        alone(found, is_on_top=is_on_top)
        for span in group
        for number in range(span.first, span.last + 1)
        for found in comments_in(text.line(number))
    ]
    if not comments:
        first, last = _with_blanks(init, first, last)
    rows = b"".join(comment + text.newline for comment in comments)
    return Splice(text.starts[first - 1], text.starts[last], rows)


def _with_blanks(init: Init, first: int, last: int) -> tuple[int, int]:
    """Return the lines to remove, so that blank lines do not pile up."""
    text = init.text
    is_end = last + 1 >= len(text.starts)
    if not is_end and not any(_has_code(text.line(n)) for n in range(1, first)):
        while text.is_blank(last + 1):
            last += 1
    elif is_end and not any(text.line(n).strip() for n in range(1, first)):
        # The blank lines are all that was there.
        return first, last
    elif init.ends_docstring(first - 1):
        while not is_end and text.is_blank(last + 1):
            last += 1
    elif text.is_blank(first - 1) and (is_end or text.is_blank(last + 1)):
        first -= 1
    return first, last


def _has_code(line: bytes) -> bool:
    return not line.lstrip().startswith(b"#") and bool(line.strip())
