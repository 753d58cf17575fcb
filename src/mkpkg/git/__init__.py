"""The one place that runs git: merge, status, init."""

from ._checkout import (
    Checkout,
    Committed,
    Entry,
    content_id,
    hash_files,
    list_committed,
    open_checkout,
    read_committed,
    read_index,
)
from ._clone import Clone, Source, list_remote
from ._config import read_identity, read_remote
from ._history import first_year
from ._import import File, Tree
from ._merge import Bench, Merge
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
from ._stage import Entries, check_out, put_entries, refresh, store

__all__ = [
    "Bench",
    "Checkout",
    "Clone",
    "Committed",
    "Entries",
    "Entry",
    "File",
    "Merge",
    "Source",
    "Tree",
    "check_out",
    "content_id",
    "enclosing_repository",
    "first_year",
    "has_git",
    "has_own_excludes",
    "hash_files",
    "ignored_among",
    "ignored_folders",
    "ignores",
    "init",
    "known_ignored",
    "list_committed",
    "list_remote",
    "open_checkout",
    "put_entries",
    "read_committed",
    "read_identity",
    "read_index",
    "read_remote",
    "refresh",
    "store",
    "uncommitted_among",
]
