"""Reads YAML with the place of everything in it, as far as it is plain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ._errors import UnfitError
from ._nodes import Form, Node, Other, Part, Value
from ._text import Span, Spots, Text, read_content

# What YAML 1.1 takes for the end of a line, and nobody else does.
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n\ufeff]))#[^\r\n]*")
_LAST_BLANKS = re.compile(r"(?:\r?\n[ \t]*)+$")
_NEXT_DASH = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+-")
_STRING = "tag:yaml.org,2002:str"
_MERGE = "tag:yaml.org,2002:merge"
_FOLDED = frozenset("|>")


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML file that has been read.

    Attributes:
        text: Its text.
        root: All of it as one part.
    """

    text: Text
    root: Part

    def regions(self, part: Part) -> Iterator[Span]:
        """Yield the piece of the text that belongs to a part, its comments included."""
        spots = self.spots(part)
        if spots and (spots.tail or part.node.form is Form.BLOCK):
            yield Span(spots.lead.start, self.stop(part))
        else:
            yield Span(part.start, part.end)

    def spots(self, part: Part) -> Spots | None:
        """Return where its comments stand, or None where it has no line of its own."""
        if part is self.root:
            return None
        spots = self.text.spots(part.start, part.end, self.text.column(part.start))
        if spots and part.node.form is Form.BLOCK:
            # A comment there is one of the last value in it.
            return spots._replace(tail=None)
        return spots

    def stop(self, part: Part) -> int:
        """Return where the lines of a part end, indented comments included."""
        stop = self.text.line_stop(part.end)
        while self.text.is_comment(stop, None):
            indent = self.text.indent(stop)
            if indent <= self.text.column(part.start):
                break
            stop = self.text.line_stop(stop)
        return stop


def read_yaml(content: bytes) -> Yaml:
    """Read a YAML file.

    Raises:
        UnfitError: It is not YAML, or has what a merge could lose or misplace: several
            documents, anchors and aliases, tags, merge keys, keys that are no scalars,
            a key twice.
    """
    import yaml

    raw, has_bom = read_content(content)
    if _ODD_BREAK.search(raw):
        raise UnfitError("it has line endings of YAML 1.1")
    try:
        builder = _Builder(raw, yaml.SafeLoader(raw))
        root = builder.root()
    except (yaml.YAMLError, RecursionError, ValueError) as reason:
        raise UnfitError("it is not YAML") from reason
    comments = tuple(_comments(raw, builder.scalars))
    return Yaml(Text(raw, has_bom, comments), root)


def _comments(content: str, scalars: list[Span]) -> Iterator[Span]:
    """Yield where comments are: signs of them that are outside of all scalars."""
    at = 0
    for scalar in [*scalars, Span(len(content), len(content))]:
        for found in _COMMENT.finditer(content, at, scalar.start):
            yield Span(*found.span())
        at = max(at, scalar.end)


class _Builder:
    """Makes values with places of the events of a parser."""

    def __init__(self, content: str, loader: Any) -> None:
        """Begin at the start of a text."""
        self.scalars: list[Span] = []
        self._content = content
        self._loader = loader

    def root(self) -> Part:
        """Read the one document of the file."""
        import yaml

        self._next(yaml.StreamStartEvent)
        start = self._next(yaml.DocumentStartEvent)
        if start.version or start.tags:
            raise UnfitError("it has directives")
        node = self._node()
        self._next(yaml.DocumentEndEvent)
        self._next(yaml.StreamEndEvent)
        return Part("", node, node.start, node.start, node.end)

    def _next(self, kind: type) -> Any:
        event = self._loader.get_event()
        if not isinstance(event, kind):
            raise UnfitError("it is no single document")
        return event

    def _node(self) -> Node:
        import yaml

        event = self._loader.get_event()
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise UnfitError("it has anchors")
        if event.tag is not None:
            raise UnfitError("it has tags")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        is_table = isinstance(event, yaml.MappingStartEvent)
        parts = tuple(self._entries() if is_table else self._items(event))
        end = self._loader.get_event().end_mark.index
        start = event.start_mark.index
        value: Value = [part.node.value for part in parts]
        if is_table:
            value = {part.key: part.node.value for part in parts}
            if len(value) < len(parts):
                raise UnfitError("it has a key twice")
        if not event.flow_style:
            return Node(Form.BLOCK, value, start, parts[-1].end, parts)
        if self._content[start : start + 1] not in {"[", "{"}:
            raise UnfitError("a pair stands in a list")
        return Node(Form.FLOW, value, start, end, parts)

    def _scalar(self, event: Any) -> Node:
        import yaml

        start, end = event.start_mark.index, event.end_mark.index
        if event.style in _FOLDED:
            end = start + len(_LAST_BLANKS.sub("", self._content[start:end]))
        self.scalars.append(Span(start, end))
        tag = self._loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag == _MERGE:
            raise UnfitError("it has merge keys")
        # Readers of YAML 1.1 and 1.2 differ in what `yes` or `012` are: the text tells.
        value = event.value if tag == _STRING else Other("plain", event.value)
        return Node(Form.SCALAR, value, start, end)

    def _entries(self) -> Iterator[Part]:
        import yaml

        while not self._loader.check_event(yaml.MappingEndEvent):
            key = self._node()
            if key.form is not Form.SCALAR or self._is_asked(key):
                raise UnfitError("a key is no scalar")
            # `on` is true in YAML 1.1, and a text in 1.2 and where people quote it.
            name = key.value.text if isinstance(key.value, Other) else f"{key.value}"
            node = self._node()
            yield Part(name, node, key.start, key.start, max(key.end, node.end))

    def _is_asked(self, key: Node) -> bool:
        line = self._content.rfind("\n", 0, key.start) + 1
        return self._content[line : key.start].rstrip(" ").endswith("?")

    def _items(self, event: Any) -> Iterator[Part]:
        import yaml

        at = event.start_mark.index
        while not self._loader.check_event(yaml.SequenceEndEvent):
            dash = at if event.flow_style else self._next_dash(at)
            node = self._node()
            start = node.start if event.flow_style else dash
            at = max(node.end, start + 1)
            yield Part("", node, start, start, at)

    def _next_dash(self, at: int) -> int:
        """Return where the next item begins: the next thing that is no comment."""
        found = _NEXT_DASH.match(self._content, at)
        if not found:
            raise UnfitError("it is written in a way that is not understood")
        return found.end() - 1
