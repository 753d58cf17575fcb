"""The modules that an import runs: found by the interpreter, read by `source`."""

from collections.abc import Iterable
from functools import partial

from mkpkg.python import Facts, Located, Nature, Search
from mkpkg.source import (
    Machine,
    Modules,
    Part,
    Run,
    Source,
    UnreadableError,
    may_bind_more,
    run_import,
    steps_of,
)

_READ = (Nature.PACKAGE, Nature.MODULE, Nature.FROZEN)


class Graph:
    """The modules around one name.

    Args:
        search: Where modules are.
        facts: The interpreter that would run them.
        followed: The top-level packages whose files are read.

    Attributes:
        places: The modules that were looked for and found.
        unreadable: Those that could not be parsed, and why.
    """

    def __init__(self, search: Search, facts: Facts, followed: Iterable[str]) -> None:
        """Have read nothing yet."""
        self._search = search
        self._facts = facts
        self._machine = Machine(facts.version, facts.platform)
        self._followed = frozenset(followed)
        self._parts: dict[str, Part | None] = {}
        self.places: dict[str, Located] = {}
        self.unreadable: dict[str, UnreadableError] = {}
        self.modules = Modules(
            self._source, lambda name: search.locate(name) is not None
        )

    def run(self, dotted: str) -> Run:
        """Return what happens when a module is imported."""
        return run_import(dotted, self.part, self._listed, self._facts.loaded)

    def part(self, name: str) -> Part | None:
        """Return a module, or None where there is none."""
        if name not in self._parts:
            self._parts[name] = self._part(name)
        return self._parts[name]

    def _part(self, name: str) -> Part | None:
        located = self._search.locate(name)
        if located is None:
            return self._perhaps(name)
        self.places[name] = located
        is_followed = name.partition(".")[0] in self._followed
        content = self._search.read(located) if is_followed else None
        is_package = located.place.locations is not None
        if content is None:
            is_namespace = located.place.is_namespace
            return Part(name, is_package, None, lambda: not is_namespace, is_followed)
        is_open = partial(may_bind_more, Source(content, is_package))
        try:
            steps = steps_of(content, self._machine)
        except UnreadableError as reason:
            self.unreadable[name] = reason
            return Part(name, is_package, None, lambda: True, is_followed)
        return Part(name, is_package, steps, is_open, is_followed)

    def _perhaps(self, name: str) -> Part | None:
        """Return a module that is in no file, where something may make it when it runs."""
        outer, dot, _ = name.rpartition(".")
        part = self.part(outer) if dot else None
        if dot and part is None:
            return None
        # What is in a package of files is in a file, unless the package says otherwise.
        may_be_made = part.is_open() if part else bool(self._facts.unasked)
        return Part(name, False, None, lambda: True, False) if may_be_made else None

    def _listed(self, name: str) -> tuple[str, ...] | None:
        if not self.modules.binds(name, "__all__"):
            return None
        return self.modules.public(name).names

    def _source(self, name: str) -> Source | None:
        located = self._search.locate(name)
        if located is None or located.place.nature not in _READ:
            return None
        content = self._search.read(located)
        is_package = located.place.locations is not None
        return None if content is None else Source(content, is_package)
