"""Packages and modules as a tree of values: from items, outlines, snapshots."""

from ._items import Item, parse_item, required_by, split_list
from ._judge import judge_items
from ._layout import Layout
from ._packages import Child, Made, Oddity, PackageFolder, children_of, oddities_of

__all__ = [
    "Child",
    "Item",
    "Layout",
    "Made",
    "Oddity",
    "PackageFolder",
    "children_of",
    "judge_items",
    "oddities_of",
    "parse_item",
    "required_by",
    "split_list",
]
