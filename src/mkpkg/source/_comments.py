"""Comments that outlive the line that they stood on."""

import re

_COMMENT = re.compile(rb"#[^\r\n]*")
# Behind a statement these are about its line; alone on one, about what follows it or the
# whole file. A blank before the colon keeps the words and makes them words only.
_WIDE = re.compile(
    rb"(#[ \t]*(?:pylint|mypy|pyright|yapf|fmt|isort|ruff|flake8|mkpkg)|#.*?coding)(?=[:=])"
)
_WIDE_ON_TOP = re.compile(rb"(#[ \t]*type)(?=:[ \t]*ignore)")


def comments_in(region: bytes) -> list[bytes]:
    """Return the comments in a part of a text that has no texts with a hash."""
    return _COMMENT.findall(region)


def alone(comment: bytes, *, is_on_top: bool = False) -> bytes:
    """Return a comment as it may stand on a line of its own.

    Args:
        comment: It, as it stood behind something.
        is_on_top: Whether no statement stands before it, not even a docstring.
    """
    comment = _WIDE.sub(rb"\1 ", comment)
    return _WIDE_ON_TOP.sub(rb"\1 ", comment) if is_on_top else comment


def without_comments(region: bytes) -> bytes:
    """Return a part of a text, that has no texts with a hash, without its comments."""
    return _COMMENT.sub(b"", region)
