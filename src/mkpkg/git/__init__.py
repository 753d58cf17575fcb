"""The one place that runs git: merge, status, init."""

from ._clone import Clone, Source
from ._config import read_identity, read_remote
from ._repository import (
    enclosing_repository,
    has_own_excludes,
    ignored_among,
    ignored_folders,
    ignores,
    init,
    known_ignored,
    uncommitted_among,
)
from ._run import has_git

__all__ = [
    "Clone",
    "Source",
    "enclosing_repository",
    "has_git",
    "has_own_excludes",
    "ignored_among",
    "ignored_folders",
    "ignores",
    "init",
    "known_ignored",
    "read_identity",
    "read_remote",
    "uncommitted_among",
]
