"""What a ``.gitignore`` may be about, where there is no git to ask."""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath


def may_be_ignored(text: str, paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths that a pattern in a ``.gitignore`` may match.

    Only the last parts of patterns count, and exceptions do not: rather too many.

    Args:
        text: The file.
        paths: Paths, POSIX, relative to a folder that may be ignored only in parts.
    """
    lines = (line.strip() for line in text.splitlines())
    ends = {_end(line) for line in lines if line and line[0] not in "#!"}
    for path in paths:
        parts = PurePosixPath(path).parts
        if any(fnmatchcase(part, end) for part in parts for end in ends):
            yield path


def _end(pattern: str) -> str:
    """Return the last part of a pattern; of one for all in a folder, the folder."""
    return PurePosixPath(re.sub(r"(?<=[^/*])(/\*+)+/?$", "", pattern)).name
