"""The note in an answers file that a project was adopted: what undoing may remove."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

_HEAD = "# Adopted. `mkpkg adopt --undo` removes these, as long as nobody changed them:"
_LINE = re.compile(r"# (?P<digest>[0-9a-f]{16}) (?P<path>.+)")

Digests = Mapping[PurePosixPath, str]


class Mark(NamedTuple):
    """What an adoption wrote.

    Attributes:
        body: The answers file above the note.
        digests: The digest of each file, the answers file's among them.
    """

    body: bytes
    digests: Digests


def digest(content: bytes) -> str:
    """Return what tells contents apart; ends of lines, which git may change, do not."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:16]


def with_mark(body: bytes, digests: Digests) -> bytes:
    """Return an answers file with the note at its end, where no update adds a line."""
    return with_more(body + f"{_HEAD}\n".encode(), digests)


def with_more(content: bytes, digests: Digests) -> bytes:
    """Return an answers file whose note, which it ends with, has more lines."""
    newline = "\r\n" if content.endswith(b"\r\n") else "\n"
    lines = (f"# {told} {path}{newline}" for path, told in digests.items())
    return content + "".join(lines).encode()


def read_mark(content: bytes) -> Mark | None:
    """Return the note in an answers file, or None where it has none."""
    body, head, rest = content.partition(_HEAD.encode())
    if not head:
        return None
    lines = rest.decode("utf-8", "replace").splitlines()
    found = filter(None, map(_LINE.fullmatch, lines))
    digests = {PurePosixPath(line["path"]): line["digest"] for line in found}
    return Mark(body, {p: told for p, told in digests.items() if _is_inside(p)})


def _is_inside(path: PurePosixPath) -> bool:
    """Tell whether a path is in the project: a repository may bring any along."""
    return not path.is_absolute() and not {"..", ".git"} & set(path.parts)
