"""Changes between brackets: arrays and inline tables of TOML, flow lists of YAML."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ._choices import Mix, Take
from ._errors import UnfitError
from ._lines import cut, reindented, with_newlines
from ._nodes import Form, Node, Part
from ._text import Span, Splice, Text

_COMMA = re.compile(r"[ \t]*,")
_REST = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?\r?\n")


def flow_edits(text: Text, mix: Mix) -> Iterator[Splice]:
    """Yield what changes in a list or table between brackets.

    Args:
        text: The user's text.
        mix: What becomes of the parts of the list or table.

    Raises:
        UnfitError: It is written in a way that leaves no clear place for a change.
    """
    node = mix.part.node
    for child in mix.children:
        if child.ours and isinstance(child.choice, Take):
            of = child.ours.node
            new = flow_text(child.choice, text, is_value=True)
            yield Splice(of.start, of.end, new)
        elif isinstance(child.choice, Mix):
            yield from flow_edits(text, child.choice)
    if mix.survivors == node.parts and len(mix.children) == len(node.parts):
        return
    if not node.parts:
        yield _filled(text, mix)
        return
    yield from _lined(text, mix) if _is_lined(text, node) else _packed(text, mix)


def flow_text(take: Take, text: Text, *, is_value: bool) -> str:
    """Return a part of another text as it can stand between brackets."""
    part, content = take.part, take.document.text.content
    if part.node.form not in {Form.SCALAR, Form.FLOW}:
        raise UnfitError("it cannot stand between brackets")
    start = part.node.start if is_value else part.stem
    return with_newlines(content[start : part.end], text.newline)


def _filled(text: Text, mix: Mix) -> Splice:
    """Put parts into brackets that hold nothing."""
    node = mix.part.node
    span = Span(node.start + 1, node.end - 1)
    if any(text.comments_in(span)):
        raise UnfitError("there is a comment where the first parts would stand")
    news = [c.choice for c in mix.children if isinstance(c.choice, Take)]
    inner = ", ".join(flow_text(new, text, is_value=node.is_list) for new in news)
    return Splice(*span, inner if node.is_list else f" {inner} ")


def _is_lined(text: Text, node: Node) -> bool:
    """Tell whether each part has lines of its own."""
    ends = [node.start, *(part.end for part in node.parts)]
    starts = [*(part.start for part in node.parts), node.end]
    return all(
        "\n" in text.content[a:b] for a, b in zip(ends, starts, strict=True)
    ) and all(_REST.match(text.content, part.end) for part in node.parts)


def _lined(text: Text, mix: Mix) -> Iterator[Splice]:
    parts = mix.part.node.parts
    yield from cut(text, [_lines_of(text, part) for part in mix.gone])
    indent = text.content[text.line_start(parts[0].start) : parts[0].start]
    has_comma = bool(_COMMA.match(text.content, parts[-1].end))
    at = _lines_of(text, next(iter(mix.survivors), parts[0])).start
    for child in mix.children:
        is_last = child is mix.children[-1] and not has_comma
        if child.ours:
            yield from _comma(text, child.ours, "" if is_last else ",")
            at = text.line_stop(child.ours.end)
        elif isinstance(child.choice, Take):
            comma = "" if is_last else ","
            yield Splice(at, at, _line(text, child.choice, indent, comma))


def _lines_of(text: Text, part: Part) -> Span:
    return Span(text.lead_start(part.start), text.line_stop(part.end))


def _comma(text: Text, part: Part, comma: str) -> Iterator[Splice]:
    """Yield what it takes for a part to have a comma behind it, or none."""
    found = _COMMA.match(text.content, part.end)
    if bool(found) != bool(comma):
        yield Splice(part.end, found.end() if found else part.end, comma)


def _line(text: Text, take: Take, indent: str, comma: str) -> str:
    """Return the lines of a new part, with the comments that it comes with."""
    source = take.document.text
    spots = take.document.spots(take.part)
    lead = tail = ""
    if spots and spots.tail:
        above = source.content[spots.lead.start : spots.lead.end]
        lead = "".join(f"{indent}{line.strip()}\n" for line in above.splitlines())
        comment = source.content[spots.tail.start : spots.tail.end].strip()
        tail = f"  {comment}" if comment else ""
    column = source.indent(source.line_start(take.part.start))
    body = flow_text(take, text, is_value=not take.part.key)
    body = reindented(body, len(indent) - column)
    return with_newlines(f"{lead}{indent}{body}{comma}{tail}\n", text.newline)


def _packed(text: Text, mix: Mix) -> Iterator[Splice]:
    parts = mix.part.node.parts
    yield from _unpacked(text, parts, frozenset(mix.survivors))
    between = [text.content[a.end : b.start] for a, b in pairwise(parts)]
    comma = next((found for found in between if "\n" not in found), ", ")
    first = next(iter(mix.survivors), parts[0])
    at, has_before = first.start, False
    for index, child in enumerate(mix.children):
        if child.ours:
            at, has_before = child.ours.end, True
        elif isinstance(child.choice, Take):
            rest = Span(at, min(text.line_stop(at), mix.part.node.end))
            if any(text.comments_in(rest)):
                raise UnfitError("a comment stands behind what would come before it")
            new = flow_text(child.choice, text, is_value=not child.choice.part.key)
            is_last = index == len(mix.children) - 1
            after = "" if has_before or is_last else comma
            yield Splice(at, at, f"{comma if has_before else ''}{new}{after}")


def _unpacked(
    text: Text, parts: Sequence[Part], kept: frozenset[Part]
) -> Iterator[Splice]:
    """Take parts out, each with the comma that stood between it and one that stays."""
    has_before = False
    for index, part in enumerate(parts):
        span = Span(part.start, part.end)
        if part in kept:
            has_before = True
            continue
        if has_before:
            span = Span(parts[index - 1].end, part.end)
        elif index + 1 < len(parts):
            span = Span(part.start, parts[index + 1].start)
        if any(text.comments_in(span)):
            raise UnfitError("a comment stands between what goes and what stays")
        yield Splice(*span, "")
