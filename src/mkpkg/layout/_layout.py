"""What is inside one top-level package."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from ._items import Item


@dataclass(frozen=True, slots=True)
class Layout:
    """The subpackages and modules of a package, dotted, without its own name.

    Attributes:
        subpackages: Every subpackage, parents included, in alphabetical order.
        modules: Every module, in alphabetical order.
    """

    subpackages: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()

    @classmethod
    def of(cls, items: Iterable[Item]) -> Self:
        """Return the layout that has the items and the packages that they imply."""
        folders: set[str] = set()
        modules: set[str] = set()
        for item in items:
            folders.update(".".join(parent) for parent in item.parents)
            (modules if item.is_module else folders).add(item.dotted)
        return cls(tuple(sorted(folders)), tuple(sorted(modules)))
