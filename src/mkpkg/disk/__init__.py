"""The one place that reads and writes the user's files."""

from ._existing import existing_folder
from ._files import (
    exists,
    files_below,
    find_above,
    is_foreign,
    names_like,
    own_files,
    read_entry,
    read_file,
    read_link,
    sources_below,
    why_unreadable,
)
from ._packages import (
    holds_package,
    read_around,
    read_bare,
    read_packages,
    read_tree,
)
from ._read import Folder, kept_beside, read_folder
from ._reader import covers
from ._recover import recover
from ._scratch import copy_folder, scratch
from ._search import Packages
from ._signals import HeldSignals, held_signals
from ._stage import Staged, staged
from ._undo import (
    Copy,
    Undo,
    forget_undo,
    put_back,
    read_undo,
    remove_file,
    take_copies,
    write_undo,
)
from ._verify import verify
from ._workspace import Workspace, find_members, find_workspace, find_workspace_root

__all__ = [
    "Copy",
    "Folder",
    "HeldSignals",
    "Packages",
    "Staged",
    "Undo",
    "Workspace",
    "copy_folder",
    "covers",
    "existing_folder",
    "exists",
    "files_below",
    "find_above",
    "find_members",
    "find_workspace",
    "find_workspace_root",
    "forget_undo",
    "held_signals",
    "holds_package",
    "is_foreign",
    "kept_beside",
    "names_like",
    "own_files",
    "put_back",
    "read_around",
    "read_bare",
    "read_entry",
    "read_file",
    "read_folder",
    "read_link",
    "read_packages",
    "read_tree",
    "read_undo",
    "recover",
    "remove_file",
    "scratch",
    "sources_below",
    "staged",
    "take_copies",
    "verify",
    "why_unreadable",
    "write_undo",
]
