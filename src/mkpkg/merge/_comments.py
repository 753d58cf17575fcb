"""The template's own comments: where it changes one that the user left alone."""

from collections.abc import Iterable, Iterator

from ._decide import Versions
from ._lines import with_newlines
from ._nodes import Form, Part
from ._text import Span, Splice, Spots, Text


def comment_edits(
    versions: Versions, matched: Iterable[tuple[Part, Part, Part]]
) -> Iterator[Splice]:
    """Yield what changes in comments, of which the user's own stay.

    Args:
        versions: The file.
        matched: The parts that all versions have.
    """
    for parts in matched:
        base, ours, _ = (part.node for part in parts)
        # Whoever changes a value knows what is to be said of it.
        if ours.form is Form.SCALAR and ours.value != base.value:
            continue
        spots = [
            document.spots(part) for document, part in zip(versions, parts, strict=True)
        ]
        if all(spots):
            yield from _changed(versions, [spot for spot in spots if spot])


def _changed(versions: Versions, spots: list[Spots]) -> Iterator[Splice]:
    texts = [document.text for document in versions]
    ours = versions.ours.text
    pairs = list(zip(texts, spots, strict=True))
    old, mine, new = (_lines(text, spot.lead) for text, spot in pairs)
    lead, tail, column = spots[1]
    if old == mine != new:
        indent = ours.content[lead.end : lead.end + column]
        lines = "".join(f"{indent}{line}\n" for line in new)
        yield Splice(*lead, with_newlines(lines, ours.newline))
    tails = [_lines(text, spot.tail) for text, spot in pairs if spot.tail]
    if tail and len(tails) == len(pairs) and tails[0] == tails[1] != tails[2]:
        yield Splice(*tail, "".join(f"  {line}" for line in tails[2]))


def _lines(text: Text, span: Span) -> list[str]:
    return [
        line.strip()
        for line in text.content[span.start : span.end].splitlines()
        if line.strip()
    ]
