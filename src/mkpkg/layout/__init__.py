"""Packages and modules as a tree of values: from items, outlines, snapshots."""

from ._items import Item, parse_item, split_list
from ._judge import judge_items
from ._layout import Layout

__all__ = [
    "Item",
    "Layout",
    "judge_items",
    "parse_item",
    "split_list",
]
