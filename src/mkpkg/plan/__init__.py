"""What will be written, as values: create, update, delete, move; as diff and JSON."""

from ._changes import Change, Create, Delete, Keep, Mode, Move, Plan, Update
from ._diff import text_diff, unified_diff
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
    "text_diff",
    "unified_diff",
]
