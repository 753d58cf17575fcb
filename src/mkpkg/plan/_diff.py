"""A plan as a diff, in the forms that ``git apply`` reads."""

import re
from pathlib import PurePosixPath

from ._binary import binary_patch
from ._changes import Change, Create, Delete, Keep, Move, Plan, Update

_HERE = PurePosixPath()
_NO_NEWLINE = b"\\ No newline at end of file\n"
# What git puts into quotes; it does so for all that is not ASCII, too.
_ODD = re.compile(rb'[\x00-\x1f"\\\x7f-\xff]')
_LETTERS = {
    code: letter.encode()
    for code, letter in zip(b'\a\b\t\n\v\f\r"\\', 'abtnvfr"\\', strict=True)
}


def unified_diff(plan: Plan, folder: PurePosixPath = _HERE) -> bytes:
    """Return the plan's changes as one diff, in the bytes of its files.

    Args:
        plan: The changes.
        folder: What comes before their paths.
    """
    return b"".join(_file_diff(change, folder) for change in plan.changes)


def text_diff(plan: Plan, folder: PurePosixPath = _HERE) -> str:
    """Return the plan's changes as one diff that is text, whatever its files are.

    What is not UTF-8 is in git's form for binary files, too.

    Args:
        plan: The changes.
        folder: What comes before their paths.
    """
    return "".join(_text_of(change, folder) for change in plan.changes)


def _text_of(change: Change, folder: PurePosixPath) -> str:
    try:
        return _file_diff(change, folder).decode()
    except UnicodeDecodeError:
        return _binary_diff(change, folder).decode()


def _file_diff(change: Change, folder: PurePosixPath) -> bytes:
    if isinstance(change, Keep):
        return b""
    before, after = _sides(change)
    if b"\0" in (before or b"") + (after or b""):
        return _binary_diff(change, folder)
    path = folder / change.path
    source = folder / change.source if isinstance(change, Move) else path
    old = b"/dev/null" if before is None else _named("a/", source)
    new = b"/dev/null" if after is None else _named("b/", path)
    import difflib

    lines = difflib.diff_bytes(
        difflib.unified_diff, _lines(before), _lines(after), old, new
    )
    rows = (
        line if line.endswith(b"\n") else line + b"\n" + _NO_NEWLINE for line in lines
    )
    return _head(change, folder) + b"".join(rows)


def _binary_diff(change: Change, folder: PurePosixPath) -> bytes:
    return _head(change, folder) + binary_patch(*_sides(change))


def _head(change: Change, folder: PurePosixPath) -> bytes:
    path = folder / change.path
    source = folder / change.source if isinstance(change, Move) else path
    head = b"diff --git %s %s\n" % (_quoted("a/", source), _quoted("b/", path))
    if isinstance(change, Create):
        return head + b"new file mode %s\n" % change.mode.encode()
    if isinstance(change, Update) and change.modes:
        modes = tuple(mode.encode() for mode in change.modes)
        return head + b"old mode %s\nnew mode %s\n" % modes
    if isinstance(change, Delete):
        return head + b"deleted file mode %s\n" % change.mode.encode()
    if isinstance(change, Move):
        names = (_quoted("", source), _quoted("", path))
        whole = b"similarity index 100%\n" if change.content is None else b""
        return head + whole + b"rename from %s\nrename to %s\n" % names
    return head


def _sides(change: Change) -> tuple[bytes | None, bytes | None]:
    if isinstance(change, Create):
        return None, change.content
    if isinstance(change, Update):
        return change.before, change.content
    if isinstance(change, Move):
        after = change.before if change.content is None else change.content
        return change.before, after
    return (change.before, None) if isinstance(change, Delete) else (None, None)


def _lines(content: bytes | None) -> list[bytes]:
    # Only LF ends a line of a diff: splitlines() would also split at form feeds.
    pieces = (content or b"").split(b"\n")
    return [piece + b"\n" for piece in pieces[:-1]] + [p for p in pieces[-1:] if p]


def _named(prefix: str, path: PurePosixPath) -> bytes:
    """Return a path as it stands above the hunks: a blank in it wants a tab behind."""
    return _quoted(prefix, path) + (b"\t" if " " in str(path) else b"")


def _quoted(prefix: str, path: PurePosixPath) -> bytes:
    """Return a path as git writes it: in quotes, with escapes, where it must be."""
    # The name of a file need not be text.
    name = f"{prefix}{path}".encode("utf-8", "surrogateescape")
    if not _ODD.search(name):
        return name
    return b'"%s"' % _ODD.sub(_escaped, name)


def _escaped(found: re.Match[bytes]) -> bytes:
    code = found[0][0]
    return b"\\" + _LETTERS.get(code, b"%03o" % code)
