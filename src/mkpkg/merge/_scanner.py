"""Finds where the headers, keys and values of a TOML file are.

`tomllib` has read the file before: this needs to find the end of what is valid, not to
refuse what is not (TOML 1.0, and the inline tables of TOML 1.1).
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from ._errors import UnfitError
from ._nodes import Form, Node, Other, Part, Value
from ._text import Span

_BLANKS = re.compile(r"[ \t]*")
_SPACE = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"#[^\r\n]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\])*\"|'[^']*'")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|"(?:\\.|[^"\\])*"|'
    r"'''.*?'{3,5}|'[^']*'",
    re.DOTALL,
)
_BARE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^,\]}\s#]+|[^,\]}\s#]+")


class Header(NamedTuple):
    """The line ``[a.b]``, or ``[[a.b]]``, which is an item of a list."""

    keys: tuple[str, ...]
    is_item: bool
    start: int
    end: int


class Pair(NamedTuple):
    """The lines ``a.b = value``, and where its last key begins."""

    keys: tuple[str, ...]
    node: Node
    start: int
    stem: int
    end: int


class Scanner:
    """Reads the statements of a file that is TOML.

    Attributes:
        comments: Where the comments are, as far as it has been read.
    """

    def __init__(self, content: str) -> None:
        """Begin at the start of a text."""
        self.comments: list[Span] = []
        self._content = content
        self._at = 0

    def statements(self) -> Iterator[Header | Pair]:
        """Yield the headers and pairs of the file."""
        self._skip()
        while self._at < len(self._content):
            yield self._header() if self._sees("[") else self._pair()
            self._skip()

    def _header(self) -> Header:
        start = self._at
        is_item = self._content.startswith("[[", start)
        brackets = 2 if is_item else 1
        self._at += brackets
        keys, _ = self._keys()
        self._at += brackets
        return Header(keys, is_item, start, self._at)

    def _pair(self) -> Pair:
        self._take(_BLANKS)
        start = self._at
        keys, stem = self._keys()
        self._at += len("=")
        self._take(_BLANKS)
        node = self._value()
        return Pair(keys, node, start, stem, node.end)

    def _keys(self) -> tuple[tuple[str, ...], int]:
        """Read a key with its dots; return also where its last part begins."""
        keys: list[str] = []
        self._take(_BLANKS)
        while True:
            stem = self._at
            keys.append(_unquoted(self._take(_KEY)))
            if not _DOT.match(self._content, self._at):
                self._take(_BLANKS)
                return tuple(keys), stem
            self._take(_DOT)

    def _value(self) -> Node:
        if self._sees("["):
            return self._list()
        if self._sees("{"):
            return self._table()
        start = self._at
        text = self._take(_STRING if self._sees('"', "'") else _BARE)
        return Node(Form.SCALAR, _read(text), start, self._at)

    def _list(self) -> Node:
        start = self._at
        self._at += 1
        items: list[Part] = []
        while self._goes_on("]"):
            node = self._value()
            items.append(Part("", node, node.start, node.start, node.end))
        values: Value = [item.node.value for item in items]
        return Node(Form.FLOW, values, start, self._at, tuple(items))

    def _table(self) -> Node:
        start = self._at
        self._at += 1
        parts: list[Part] = []
        while self._goes_on("}"):
            pair = self._pair()
            if len(pair.keys) > 1:
                raise UnfitError("a dotted key stands between braces")
            key = pair.keys[0]
            parts.append(Part(key, pair.node, pair.start, pair.start, pair.end))
        value: Value = {part.key: part.node.value for part in parts}
        return Node(Form.FLOW, value, start, self._at, tuple(parts))

    def _goes_on(self, closing: str) -> bool:
        """Move to what is next between brackets, or over the closing one."""
        self._skip()
        if self._sees(","):
            self._at += 1
            self._skip()
        if not self._sees(closing):
            return True
        self._at += 1
        return False

    def _skip(self) -> None:
        """Move over blanks, line endings and comments."""
        self._take(_SPACE)
        while self._sees("#"):
            start = self._at
            self._take(_COMMENT)
            self.comments.append(Span(start, self._at))
            self._take(_SPACE)

    def _sees(self, *texts: str) -> bool:
        return self._content.startswith(texts, self._at)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._content, self._at)
        if not found:
            raise UnfitError("it is written in a way that is not understood")
        self._at = found.end()
        return found[0]


def plain(value: object) -> Value:
    """Return what ``tomllib`` has read in values of which equal ones are equal."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return Other(type(value).__name__, repr(value))


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    return next(iter(tomllib.loads(f"{key} = 0")))


def _read(text: str) -> Value:
    return plain(tomllib.loads(f"value = {text}")["value"])
