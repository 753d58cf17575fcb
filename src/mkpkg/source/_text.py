"""The bytes of a source file as text that can be cut, and back again."""

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from ._errors import UnreadableError

_BOM = codecs.BOM_UTF8
# PEP 263: in the first line, or in the second where the first has no code.
# As `tokenize` and Emacs have it, the line ending may follow: `utf-8-unix`.
_FAMILY = re.compile(r"(utf-8|(?:iso-8859|(?:iso-)?latin)-1)(?:-|$)")
_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_NO_CODE = re.compile(rb"[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n|$)")
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_BLANKS = b" \t\r\n"
_UTF8 = frozenset({"utf-8", "utf-8-sig"})


@dataclass(frozen=True)
class Text:
    """A source file, whatever its encoding, as UTF-8.

    Attributes:
        data: The text in UTF-8, without byte order mark; positions of ``ast`` count
            its bytes.
        encoding: The codec that the file declares (PEP 263).
        has_bom: Whether the file begins with a byte order mark.
    """

    data: bytes
    encoding: str = "utf-8"
    has_bom: bool = False

    @cached_property
    def newline(self) -> bytes:
        """The line ending that the file uses first; a line feed where it has none."""
        found = _NEWLINE.search(self.data)
        return found[0] if found else b"\n"

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each line's first byte, and that of the end."""
        # Only these end a line for Python: a form feed or U+2028 does not.
        ends = [found.end() for found in _NEWLINE.finditer(self.data)]
        if not ends or ends[-1] != len(self.data):
            ends.append(len(self.data))
        return (0, *ends)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a position, as ``ast`` gives it: lines count from 1."""
        return self.starts[line - 1] + column

    def line(self, number: int) -> bytes:
        """Return a line, from 1, with its ending; empty past the end."""
        if not 0 < number < len(self.starts):
            return b""
        return self.data[self.starts[number - 1] : self.starts[number]]

    def is_blank(self, number: int) -> bool:
        """Tell whether a line, which must exist, holds nothing, not even a form feed."""
        return 0 < number < len(self.starts) and not self.line(number).strip(_BLANKS)

    def encoded(self, data: bytes) -> bytes:
        """Return other text as the bytes of this file.

        Raises:
            UnreadableError: The file's encoding has no room for a character.
        """
        if self.encoding in _UTF8:
            return _BOM + data if self.has_bom else data
        try:
            return data.decode().encode(self.encoding)
        except UnicodeEncodeError as reason:
            msg = f"its encoding, {self.encoding}, has no room for a name"
            raise UnreadableError(msg) from reason


def read_text(content: bytes) -> Text:
    """Read the bytes of a source file.

    Raises:
        UnreadableError: They are not text in the encoding that they declare, or do not
            come back the same from it.
    """
    has_bom = content.startswith(_BOM)
    body = content.removeprefix(_BOM)
    encoding = _declared(body)
    if has_bom and encoding not in _UTF8:
        msg = f"it begins as UTF-8 does, and says that it is {encoding}"
        raise UnreadableError(msg)
    if encoding in _UTF8:
        _decode(body, "utf-8")
        return Text(body, "utf-8", has_bom)
    text = _decode(body, encoding)
    if text.encode(encoding, "replace") != body:
        msg = f"its encoding, {encoding}, does not keep what is written in it"
        raise UnreadableError(msg)
    return Text(text.encode(), encoding)


def _declared(body: bytes) -> str:
    lines = _NEWLINE.split(body, maxsplit=2)[:2]
    for line in lines:
        found = _COOKIE.match(line)
        if found:
            return _codec(found[1].decode("ascii", "replace"))
        if not _NO_CODE.fullmatch(line):
            break
    return "utf-8"


def _codec(name: str) -> str:
    family = _FAMILY.match(name.lower().replace("_", "-"))
    try:
        known = family[1].replace("iso-latin", "latin") if family else name
        return codecs.lookup(known).name
    except LookupError as reason:
        msg = f"its encoding, {name}, is unknown"
        raise UnreadableError(msg) from reason


def _decode(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError) as reason:
        msg = f"it is not {encoding}: {reason}"
        raise UnreadableError(msg) from reason
