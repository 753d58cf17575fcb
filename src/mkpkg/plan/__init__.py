"""What will be written, as values: create, update, delete, move; as diff and JSON."""

from ._changes import Change, Create, Delete, Keep, Mode, Move, Plan, Update
from ._diff import unified_diff
from ._json import change_to_json

__all__ = [
    "Change",
    "Create",
    "Delete",
    "Keep",
    "Mode",
    "Move",
    "Plan",
    "Update",
    "change_to_json",
    "unified_diff",
]
