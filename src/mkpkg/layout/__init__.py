"""Packages and modules as a tree of values: from items, outlines, snapshots."""

from ._builds import Build, is_build_file, is_build_source
from ._draw import draw_outline
from ._endings import COMPILED_ENDINGS, PYTHON_ENDINGS
from ._ignores import may_be_ignored
from ._items import Item, parse_item, split_list
from ._judge import judge_items
from ._layout import Layout
from ._members import MANIFESTS, NOT_PACKAGES
from ._outline import Doc, Drawn, Outline, read_outline
from ._packages import Child, Made, Oddity, PackageFolder, children_of, oddities_of
from ._requirements import refuse_requirements
from ._sources import Sources, find_sources

__all__ = [
    "COMPILED_ENDINGS",
    "MANIFESTS",
    "NOT_PACKAGES",
    "PYTHON_ENDINGS",
    "Build",
    "Child",
    "Doc",
    "Drawn",
    "Item",
    "Layout",
    "Made",
    "Oddity",
    "Outline",
    "PackageFolder",
    "Sources",
    "children_of",
    "draw_outline",
    "find_sources",
    "is_build_file",
    "is_build_source",
    "judge_items",
    "may_be_ignored",
    "oddities_of",
    "parse_item",
    "read_outline",
    "refuse_requirements",
    "split_list",
]
