"""Packages and modules as a tree of values: from items, outlines, snapshots."""

from ._items import Item, parse_item, split_list
from ._judge import judge_items
from ._layout import Layout
from ._packages import Child, Made, Oddity, PackageFolder, children_of, oddities_of
from ._requirements import refuse_requirements

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
    "refuse_requirements",
    "split_list",
]
