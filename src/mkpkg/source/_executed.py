"""What happens when a module is imported, as values."""

from collections.abc import Callable
from typing import NamedTuple

from ._steps import Steps


class Part(NamedTuple):
    """A module, as far as it matters when it is imported.

    Attributes:
        name: Its dotted name.
        is_package: Whether it is a package, a namespace included.
        steps: What it does; None where that is not looked at.
        is_open: Tells whether it may have names that its steps do not show.
        is_followed: Whether it is one of those whose run is told.
    """

    name: str
    is_package: bool
    steps: Steps | None
    is_open: Callable[[], bool]
    is_followed: bool


class Executed(NamedTuple):
    """A module that runs.

    Attributes:
        name: Its dotted name.
        depth: How many modules are running when it begins.
        by: The module that imports it; None for what was asked for.
        line: Where that does; None for what was asked for.
        is_certain: Whether it runs in any case.
    """

    name: str
    depth: int
    by: str | None
    line: int | None
    is_certain: bool


class Outside(NamedTuple):
    """A module that is imported, and whose own imports are not told.

    Attributes:
        name: Its dotted name.
        by: The module that imports it.
        line: Where.
        is_certain: Whether it does in any case.
        is_missing: Whether it is nowhere, so that the import fails.
    """

    name: str
    by: str
    line: int
    is_certain: bool
    is_missing: bool


class Circle(NamedTuple):
    """A name that is imported from a module before that has it.

    Attributes:
        module: The module that imports it.
        line: Where.
        target: The module that has not run so far.
        name: The name.
    """

    module: str
    line: int
    target: str
    name: str


#: What a name in a module stands for: a module, or something else, which is None.
Meaning = str | None


class Run(NamedTuple):
    """What happens when a module is imported.

    Attributes:
        executed: The modules that run, in the order in which they begin.
        outside: What they import besides, in the same order, each once.
        names: What the names of each module stand for at the end.
        circles: Imports that fail because modules import each other.
        is_complete: Whether it goes on to the end, as far as can be known.
    """

    executed: tuple[Executed, ...]
    outside: tuple[Outside, ...]
    names: dict[str, dict[str, Meaning]]
    circles: tuple[Circle, ...]
    is_complete: bool
