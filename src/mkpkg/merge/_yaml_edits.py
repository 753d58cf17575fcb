"""Changes in a YAML file: lines come and go, values are written over."""

from collections.abc import Iterator
from itertools import takewhile

from ._choices import Mix, Take
from ._errors import UnfitError
from ._flow import flow_edits
from ._lines import cut, gap_above, put, reindented, with_newlines, written
from ._nodes import Form, Node, Part
from ._text import Span, Splice
from ._yaml import Yaml


def yaml_edits(yaml: Yaml, mix: Mix) -> Iterator[Splice]:
    """Yield what changes in a YAML file, of changes at one place the inner ones first.

    Args:
        yaml: The user's file.
        mix: What becomes of a table or list in it.

    Raises:
        UnfitError: It is written in a way that leaves no clear place for a change.
    """
    if mix.part.node.form is Form.FLOW:
        yield from flow_edits(yaml.text, mix)
        return
    if not mix.children:
        yield _emptied(yaml, mix)
        return
    for child in mix.children:
        if isinstance(child.choice, Mix):
            yield from yaml_edits(yaml, child.choice)
        elif child.ours and isinstance(child.choice, Take):
            yield _replaced(yaml, child.ours, child.choice)
    yield from _removed(yaml, mix)
    yield from _added(yaml, mix)


def _emptied(yaml: Yaml, mix: Mix) -> Splice:
    """Write brackets over a block of which nothing is left."""
    node = mix.part.node
    start = len(yaml.text.content[: node.start].rstrip())
    is_all = mix.part is yaml.root
    if is_all or any(yaml.text.comments_in(Span(start, node.end))):
        raise UnfitError("brackets have no place for comments, and a file has none")
    return Splice(start, node.end, " {}" if node.is_table else " []")


def _replaced(yaml: Yaml, ours: Part, take: Take) -> Splice:
    """Write a value over another one, with its key where that begins the same lines."""
    old, new = ours.node, take.part.node
    content = take.document.text.content
    if _is_inline(yaml.text.content, old) and _is_inline(content, new):
        text, start = content[new.start : new.end], old.start
    else:
        is_bare = not ours.key and take.part.start == new.start
        dash = "- " if is_bare and ours.start < old.start else ""
        text, start = dash + content[take.part.start : take.part.end], ours.start
    column = take.document.text.column(take.part.start)
    text = reindented(text, yaml.text.column(ours.start) - column)
    return Splice(start, ours.end, with_newlines(text, yaml.text.newline))


def _is_inline(content: str, node: Node) -> bool:
    """Tell whether a value can stand behind another key without lines of its own."""
    if node.form is Form.BLOCK or node.start == node.end:
        return False
    return node.form is Form.FLOW or content[node.start] not in "|>"


def _removed(yaml: Yaml, mix: Mix) -> Iterator[Splice]:
    gone = list(mix.gone)
    first = next(iter(mix.survivors), mix.part.node.parts[0])
    leading = list(takewhile(lambda part: part.start < first.start, gone))
    # The first key of an item stands behind its dash, and the next one moves up.
    if leading and not yaml.text.opens_line(leading[0].start):
        span = Span(leading[0].start, first.start)
        if any(yaml.text.comments_in(span)):
            raise UnfitError("a comment stands behind what would go")
        yield Splice(*span, "")
        gone = gone[len(leading) :]
    for part in gone:
        if not yaml.text.opens_line(part.start):
            raise UnfitError("it shares its line")
    yield from cut(yaml.text, [span for part in gone for span in yaml.regions(part)])


def _added(yaml: Yaml, mix: Mix) -> Iterator[Splice]:
    text, first = yaml.text, next(iter(mix.survivors), mix.part.node.parts[0])
    indent = " " * text.column(first.start)
    anchor: Part | None = None
    if not text.opens_line(first.start):
        if mix.part.node.is_list:
            raise UnfitError("there is no line above its first item")
        anchor = first
    for child in mix.children:
        anchor = child.ours or anchor
        if child.ours or not isinstance(child.choice, Take):
            continue
        lines = written(child.choice, indent, text.newline, _dash(mix, child.choice))
        if anchor:
            above = text.newline * gap_above(child.choice)
            yield put(text, yaml.stop(anchor), above + lines)
        else:
            below = text.newline * _usual_gap(yaml, mix.part.node.parts)
            yield put(text, next(yaml.regions(first)).start, lines + below)


def _dash(mix: Mix, take: Take) -> str | None:
    """Return the dash that an item needs which stood between brackets."""
    is_bare = mix.part.node.is_list and take.part.start == take.part.node.start
    return "- " if is_bare else None


def _usual_gap(yaml: Yaml, parts: tuple[Part, ...]) -> int:
    """Return how many blank lines stand between the first two parts."""
    if len(parts) < 2:
        return 0
    return yaml.text.gap_before(next(yaml.regions(parts[1])).start)
