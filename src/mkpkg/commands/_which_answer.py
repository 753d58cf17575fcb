"""What there is to say about the import of one name, as values."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mkpkg._findings import Finding, errors_in
from mkpkg.python import HACK, Chosen, Entry, Facts, Located, Owner, Place, Time
from mkpkg.source import Run


class Attribute(NamedTuple):
    """What a name has behind its module.

    Attributes:
        name: The first part of it, which the module itself has.
        inner: The parts behind that, which only a run could find; may be empty.
        module: The module that it comes from, as far as the text says.
        is_sure: Whether the text of the module binds it.
    """

    name: str
    inner: str
    module: str
    is_sure: bool


class Form(NamedTuple):
    """One form of the import statement, and what it binds.

    Attributes:
        statement: The statement.
        name: The name that it binds where it stands.
        to: What that name stands for.
    """

    statement: str
    name: str
    to: str


@dataclass(frozen=True)
class Answer:
    """The answer of ``mkpkg which``.

    Attributes:
        name: What was asked for.
        current: The folder that a program is started in.
        root: The folder of the project around it, or None.
        chosen: The interpreter, and where it is known from.
        facts: What it is.
        entries: What it searches, in order, and why.
        chain: The packages that the module is in and the module, outermost first; what
            is nowhere is left out.
        is_found: Whether the module was found, and what is behind it is not missing.
        attribute: What the name has behind the module, or None.
        owner: The distribution that the module belongs to, or None.
        run: What runs when it is imported; None where it was not found.
        places: The modules that are imported then, and where they are.
        forms: The forms of the import statement for it.
        findings: What the user should know.
        time: What the import costs, where that was measured.
    """

    name: str
    current: Path
    root: Path | None
    chosen: Chosen
    facts: Facts
    entries: tuple[Entry, ...]
    chain: tuple[Located, ...]
    is_found: bool
    attribute: Attribute | None = None
    owner: Owner | None = None
    run: Run | None = None
    places: Mapping[str, Located] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    findings: tuple[Finding, ...] = ()
    time: Time | None = None

    @property
    def exit_code(self) -> int:
        """What the process returns."""
        return 1 if errors_in(self.findings) else 0

    @property
    def module(self) -> Located | None:
        """The module, or None where there is none."""
        return self.chain[-1] if self.is_found else None

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each entry of the search path, from 1; the first one counts."""
        numbered = list(enumerate(self.entries, start=1))
        return {entry.path: number for number, entry in reversed(numbered)}

    def entry_of(self, place: Place) -> Entry | None:
        """Return the entry of the search path that a place is at, or None."""
        number = self.numbers.get(place.entry or "")
        return self.entries[number - 1] if number else None

    @property
    def is_editable(self) -> bool:
        """Whether an editable install leads to the module."""
        if not self.chain:
            return False
        place = self.chain[0].place
        entry = self.entry_of(place)
        is_by_finder = place.finder in self.facts.finders and place.finder != HACK
        return is_by_finder or (entry is not None and entry.reason.is_editable)

    def near(self, path: str) -> str:
        """Return a path relative to this folder where it is below it, or in the project."""
        place = Path(path)
        around = (self.current, self.root or self.current)
        if place != self.current and any(map(place.is_relative_to, around)):
            return Path(os.path.relpath(place, self.current)).as_posix()
        return path

    def file(self, place: Place) -> str:
        """Return what messages call a place: its file, or its folder."""
        if place.origin:
            return self.near(place.origin)
        return self.near(place.locations[0]) if place.locations else "the interpreter"

    def is_loaded(self, name: str) -> bool:
        """Tell whether every program finds a module loaded when it starts."""
        return name in self.facts.loaded
