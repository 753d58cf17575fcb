"""Python text as a syntax tree, whatever the interpreter knows of PEP 810."""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

from ._errors import UnreadableError
from ._text import read_text

_LAZY = "lazy"
_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n)?|\r\n?|\n")


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
        text = source if isinstance(source, str) else read_text(source).data.decode()
        blanked = _without_lazy(text) if _LAZY in text else text
        if blanked == text:
            raise
        return ast.parse(blanked)


def _without_lazy(text: str) -> str:
    """Write ``from`` where ``lazy`` is, and blanks behind it: all columns stay true."""
    import tokenize

    lines = _LINE.findall(text)
    try:
        for row, column, word in tuple(_lazy_words(lines)):
            line = lines[row - 1]
            start = line.index(word, column + len(_LAZY))
            blanks = " " * (start - column)
            after = line[start + len(word) :]
            lines[row - 1] = line[:column] + word + blanks + after
    except (tokenize.TokenError, SyntaxError, ValueError):
        return text
    return "".join(lines)


def _lazy_words(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and next word of each ``lazy`` before an import."""
    import tokenize as tk

    breaks = {tk.ENCODING, tk.NEWLINE, tk.NL, tk.COMMENT, tk.INDENT, tk.DEDENT}
    previous: tk.TokenInfo | None = None
    is_fresh = starts_statement = True
    # A lone carriage return ends a line, too, but not for this reader.
    read = iter([re.sub(r"\r$", "\n", line) for line in lines])
    for token in tk.generate_tokens(lambda: next(read, "")):
        if (
            previous
            and starts_statement
            and previous.string == _LAZY
            and token.string in {"from", "import"}
        ):
            yield *previous.start, token.string
        starts_statement = is_fresh
        is_fresh = token.type in breaks or token.string == ";"
        previous = token
