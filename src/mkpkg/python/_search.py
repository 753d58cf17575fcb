"""Where the modules of a dotted name are, found part by part and without loading one."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ._interpreter import HACK, Interpreter
from ._values import Nature, Place

# A package that says so is spread over all folders of its name (documentation of
# `pkgutil.extend_path`, and of `pkg_resources`).
_IS_SPREAD = re.compile(rb"\bextend_path\b|\bdeclare_namespace\b")


class Located(NamedTuple):
    """A module, and where it is.

    Attributes:
        name: Its dotted name.
        place: Where it is found.
        others: Where it is as well, and not reached, in the order of the search.
    """

    name: str
    place: Place
    others: tuple[Place, ...] = ()


class Search:
    """The search for modules by one interpreter; what was found is remembered.

    Args:
        interpreter: Who looks.
        current: The folder that it was started in.
        read_file: Returns the content of a file, or None.
        sources: Folders to look into last, as if they were on the search path.
    """

    def __init__(
        self,
        interpreter: Interpreter,
        current: str,
        read_file: Callable[[str], bytes | None],
        sources: tuple[str, ...] = (),
    ) -> None:
        """Know nothing yet."""
        self._current = current
        self._interpreter = interpreter
        self._read_file = read_file
        self._sources = sources
        self._known: dict[str, Located | None] = {}

    def locate(self, dotted: str) -> Located | None:
        """Return where a module is, or None where it is in no place.

        A package is not run to find what is in it, so what it does to its ``__path__``
        counts only where it is one of the two common ways to spread a package.
        """
        if dotted not in self._known:
            self._known[dotted] = self._locate(dotted)
        return self._known[dotted]

    def inside(self, place: Place, dotted: str) -> Located | None:
        """Return where a module would be, were its package at another place.

        Args:
            place: The place of its top-level package.
            dotted: The module.
        """
        top, *inner = dotted.split(".")
        located = Located(top, place)
        for depth in range(1, len(inner) + 1):
            locations = located.place.locations
            name = ".".join((top, *inner[:depth]))
            found = self._first(name, locations) if locations else None
            if found is None:
                return None
            located = found
        return located

    def children(self, dotted: str | None = None) -> tuple[str, ...]:
        """Return the names of the modules in a package, or of those at the top level.

        They are found by their files: nothing is run, so what a package makes when it
        runs is not among them.
        """
        if dotted is None:
            facts = self._interpreter.facts
            here = () if facts.is_safe else (self._current,)
            path = (*here, *(place for place, _ in facts.path), *self._sources)
            return tuple(sorted({*facts.builtins, *self._interpreter.members(path)}))
        located = self.locate(dotted)
        locations = located.place.locations if located else None
        return self._interpreter.members(locations) if locations else ()

    def read(self, located: Located) -> bytes | None:
        """Return the text of a module, or None where it has none."""
        place = located.place
        if place.nature is Nature.FROZEN or (place.origin or "").endswith(".py"):
            content = self._read_file(place.origin) if place.origin else None
            if content is not None or place.entry is None:
                return content
            text = self._interpreter.source(located.name, place.entry)
            return None if text is None else text.encode()
        return None

    def _locate(self, dotted: str) -> Located | None:
        top, dot, inner = dotted.partition(".")
        if top == "distutils" and HACK in self._interpreter.facts.finders:
            other = self.locate(f"setuptools._distutils{dot}{inner}")
            if other:
                return Located(dotted, other.place._replace(finder=HACK))
        outer = dotted.rpartition(".")[0]
        loaded = self._interpreter.facts.loaded.get(dotted)
        if not outer:
            places = _each_once(self._interpreter.find(dotted, extra=self._sources))
            if loaded:
                return Located(dotted, *_with_loaded(loaded, places))
            return self._joined(dotted, places)
        parent = self.locate(outer)
        locations = parent.place.locations if parent else None
        if loaded:
            places = self._interpreter.find(dotted, locations) if locations else ()
            return Located(dotted, *_with_loaded(loaded, places))
        return self._first(dotted, locations) if locations else None

    def _first(self, dotted: str, locations: tuple[str, ...]) -> Located | None:
        places = self._interpreter.find(dotted, locations)
        return self._joined(dotted, _each_once(places))

    def _joined(self, dotted: str, places: tuple[Place, ...]) -> Located | None:
        """Return what wins: the first that is more than a folder, else all folders."""
        real = [place for place in places if not place.is_namespace]
        if not places:
            return None
        if not real:
            return Located(dotted, _spread(places[0], places))
        first = real[0]
        found = Located(dotted, first, tuple(p for p in places if p is not first))
        if first.nature is Nature.PACKAGE and found.others:
            content = self.read(found)
            if content and _IS_SPREAD.search(content):
                return Located(dotted, _spread(first, places))
        return found


def _with_loaded(
    loaded: Place, places: tuple[Place, ...]
) -> tuple[Place, tuple[Place, ...]]:
    """Return what a program finds loaded, as the search sees it, and the others."""
    for place in places:
        is_same = place.origin == loaded.origin
        if is_same or place.nature in (Nature.BUILTIN, Nature.FROZEN):
            merged = loaded._replace(
                nature=place.nature,
                origin=loaded.origin or place.origin,
                entry=place.entry,
            )
            return merged, tuple(p for p in places if p.origin != merged.origin)
    return loaded, places


def _each_once(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return places without those that are found again, by another entry or finder."""
    unique: dict[object, Place] = {}
    for place in places:
        unique.setdefault((place.nature, place.origin, place.locations), place)
    return tuple(unique.values())


def _spread(first: Place, places: tuple[Place, ...]) -> Place:
    locations = dict.fromkeys(loc for p in places for loc in p.locations or ())
    return first._replace(locations=tuple(locations))
