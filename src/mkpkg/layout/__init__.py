"""Packages and modules as a tree of values: from items, outlines, snapshots."""

from ._draw import draw_outline
from ._items import Item, parse_item, required_by, split_list
from ._judge import judge_items
from ._layout import Layout
from ._members import NOT_PACKAGES
from ._outline import Doc, Drawn, Outline, read_outline
from ._packages import Child, Made, Oddity, PackageFolder, children_of, oddities_of

__all__ = [
    "NOT_PACKAGES",
    "Child",
    "Doc",
    "Drawn",
    "Item",
    "Layout",
    "Made",
    "Oddity",
    "Outline",
    "PackageFolder",
    "children_of",
    "draw_outline",
    "judge_items",
    "oddities_of",
    "parse_item",
    "read_outline",
    "required_by",
    "split_list",
]
