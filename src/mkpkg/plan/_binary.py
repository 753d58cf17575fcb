"""Contents in git's form for binary files: text alone, and exact."""

from collections.abc import Iterator

# So many bytes are on a line; its first character says how many, A for one of them.
_ROW = 52
_COUNTS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def binary_patch(before: bytes | None, after: bytes | None) -> bytes:
    """Return what makes one content of another, and the other of the one.

    Args:
        before: The content before; None where there is no file.
        after: The content afterwards; None where there is no file.
    """
    index = b"index %s..%s\n" % (_name(before), _name(after))
    return index + b"GIT binary patch\n" + _literal(after) + _literal(before)


def _name(content: bytes | None) -> bytes:
    """Return what git calls a content."""
    from hashlib import sha1

    if content is None:
        return b"0" * 40
    blob = b"blob %d\0" % len(content) + content
    return sha1(blob, usedforsecurity=False).hexdigest().encode()


def _literal(content: bytes | None) -> bytes:
    from zlib import compress

    data = content or b""
    return b"literal %d\n%s\n" % (len(data), b"".join(_rows(compress(data))))


def _rows(data: bytes) -> Iterator[bytes]:
    from base64 import b85encode

    for start in range(0, len(data), _ROW):
        row = data[start : start + _ROW]
        count = _COUNTS[len(row) - 1 : len(row)]
        yield count + b85encode(row, pad=True) + b"\n"
