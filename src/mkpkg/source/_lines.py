"""The lines of an ``__init__.py`` that re-export, as values."""

import ast
from typing import NamedTuple

from ._lists import Listing


class Span(NamedTuple):
    """Where a statement stands: offsets, and lines from 1."""

    start: int
    end: int
    first: int
    last: int


class Imported(NamedTuple):
    """One name in an import.

    Attributes:
        name: What is imported.
        bound: The name that it gets.
        is_alias: Whether it is written with ``as``.
        is_kept: Whether its line says ``# mkpkg: keep``.
    """

    name: str
    bound: str
    is_alias: bool
    is_kept: bool


class Import(NamedTuple):
    """A ``from … import …`` at the top level of an ``__init__.py``.

    Attributes:
        module: What is imported from, as it is written, dots included.
        target: The same, absolute.
        names: What is imported; a single ``*`` for a star.
        span: Where it stands.
        is_kept: Whether it says ``# mkpkg: keep``.
        is_lazy: Whether it begins with ``lazy`` (PEP 810).
        node: Its node.
    """

    module: str
    target: str
    names: tuple[Imported, ...]
    span: Span
    is_kept: bool
    is_lazy: bool
    node: ast.ImportFrom

    @property
    def is_star(self) -> bool:
        """Whether it imports all names."""
        return self.names[0].name == "*"


class Names(NamedTuple):
    """A list of names in a statement about ``__all__`` or ``__lazy_modules__``.

    Attributes:
        listing: The names, as a list that can be changed.
        span: Where its statement stands.
        is_whole: Whether the statement assigns this list and does nothing else.
        is_kept: Whether the statement says ``# mkpkg: keep``.
        is_own: Whether it is written as the tool writes ``__lazy_modules__``.
        is_single: Whether it is no list, but one name that is put in or taken out.
        is_taken_out: Whether the statement takes the name out.
        is_dict: Whether it is a dictionary, whose keys are its names.
    """

    listing: Listing
    span: Span
    is_whole: bool
    is_kept: bool
    is_own: bool = False
    is_single: bool = False
    is_taken_out: bool = False
    is_dict: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is a list that names can be put into."""
        return not (self.is_kept or self.is_single or self.is_dict)
