"""The one place that reads and writes the user's files."""

from ._existing import existing_folder
from ._files import (
    files_below,
    find_above,
    is_foreign,
    names_like,
    own_files,
    read_file,
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
from ._verify import verify
from ._workspace import Workspace, find_members, find_workspace, find_workspace_root

__all__ = [
    "Folder",
    "HeldSignals",
    "Packages",
    "Staged",
    "Workspace",
    "copy_folder",
    "covers",
    "existing_folder",
    "files_below",
    "find_above",
    "find_members",
    "find_workspace",
    "find_workspace_root",
    "held_signals",
    "holds_package",
    "is_foreign",
    "kept_beside",
    "names_like",
    "own_files",
    "read_around",
    "read_bare",
    "read_file",
    "read_folder",
    "read_packages",
    "read_tree",
    "recover",
    "scratch",
    "sources_below",
    "staged",
    "verify",
    "why_unreadable",
]
