"""Python text as a syntax tree, whatever the interpreter knows of PEP 810."""

import ast
import warnings
from collections.abc import Iterator

from ._errors import UnreadableError

_LAZY = b"lazy"


def parse(source: bytes | str) -> ast.Module:
    """Return the tree of a module; ``lazy`` imports are read on every interpreter.

    Args:
        source: The file's own bytes, or text that has been decoded.

    Raises:
        UnreadableError: It does not compile here, or is nested too deep to be read.
    """
    with warnings.catch_warnings():
        # An invalid escape is the business of a linter.
        warnings.simplefilter("ignore")
        try:
            return _parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as reason:
            message = getattr(reason, "msg", None) or str(reason) or "nested too deep"
            line = getattr(reason, "lineno", None)
            raise UnreadableError(message, line) from reason


def _parse(source: bytes | str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError:
        plain = source.encode() if isinstance(source, str) else source
        if _LAZY not in plain:
            raise
        blanked = _without_lazy(plain)
        if blanked == plain:
            raise
        return ast.parse(blanked.decode() if isinstance(source, str) else blanked)


def _without_lazy(source: bytes) -> bytes:
    """Write ``from`` where ``lazy`` is, and blanks behind it: all columns stay true."""
    import tokenize

    lines = source.splitlines(keepends=True)
    try:
        for row, column, word in _lazy_words(source):
            line = lines[row - 1]
            start = line.index(word, column + len(_LAZY))
            blanks = b" " * (start - column)
            after = line[start + len(word) :]
            lines[row - 1] = line[:column] + word + blanks + after
    except (tokenize.TokenError, SyntaxError, ValueError):
        return source
    return b"".join(lines)


def _lazy_words(source: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield line, column in bytes and next word of each ``lazy`` before an import."""
    import io
    import tokenize as tk

    breaks = {tk.ENCODING, tk.NEWLINE, tk.NL, tk.COMMENT, tk.INDENT, tk.DEDENT}
    previous: tk.TokenInfo | None = None
    is_fresh = starts_statement = True
    for token in tk.tokenize(io.BytesIO(source).readline):
        if (
            previous
            and starts_statement
            and previous.string == "lazy"
            and token.string in {"from", "import"}
        ):
            row, column = previous.start
            width = len(previous.line[:column].encode())
            yield row, width, token.string.encode()
        starts_statement = is_fresh
        is_fresh = token.type in breaks or token.string == ";"
        previous = token
