"""The one place that reads and writes the user's files."""

from ._existing import existing_folder
from ._files import files_below, find_above, names_like, read_file, sources_below
from ._packages import covers, holds_package, read_bare, read_packages, read_tree
from ._read import Folder, kept_beside, read_folder
from ._recover import recover
from ._scratch import copy_folder, scratch
from ._signals import HeldSignals, held_signals
from ._stage import Staged, staged
from ._verify import verify
from ._workspace import Workspace, find_workspace

__all__ = [
    "Folder",
    "HeldSignals",
    "Staged",
    "Workspace",
    "copy_folder",
    "covers",
    "existing_folder",
    "files_below",
    "find_above",
    "find_workspace",
    "held_signals",
    "holds_package",
    "kept_beside",
    "names_like",
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
]
