"""One search for the packages of a project, in the order in which places count."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from mkpkg.layout import NOT_PACKAGES, Oddity, PackageFolder, Sources

from ._reader import Place, Reader, with_child

HERE = "."
_SRC = "src"


class Packages(NamedTuple):
    """What was found.

    Attributes:
        found: The packages, each after those that are in it.
        oddities: What is to be said of others.
    """

    found: tuple[PackageFolder, ...]
    oddities: tuple[Oddity, ...] = ()


class Search:
    """One search for the packages of a project."""

    def __init__(
        self,
        reader: Reader,
        sources: Sources,
        ignored: Callable[[], frozenset[str]],
    ) -> None:
        """Find nothing yet.

        Args:
            reader: Reads what is in a folder.
            sources: What the build is told.
            ignored: Returns the folders that git ignores, relative to the root.
        """
        self._reader = reader
        self._sources = sources
        self._ignored = ignored
        self._roots = tuple(self._find_roots())
        self._names: dict[str, str] = {}
        self._found: dict[str, PackageFolder] = {}
        self._odd: list[Oddity] = []

    def run(self) -> Packages:
        """Return the packages, and what is to be said of what is left alone."""
        for dotted, folder in sorted(self._sources.packages, key=_depth, reverse=True):
            self._take(Place(dotted, folder))
        for source in self._roots:
            self._look_into(source, self._is_in_root)
        is_flat = not any("/" in package.folder for package in self._tops())
        self._look_into(HERE, self._is_in_project if is_flat else self._is_told)
        if not is_flat:
            self._tell_of_others()
        self._follow_links()
        return Packages(tuple(self._in_order()), tuple(self._odd))

    def _find_roots(self) -> Iterator[str]:
        told = [source for source in self._sources.roots if source != HERE]
        if _SRC in told or not self._is_package(_SRC):
            yield _SRC
        yield from (source for source in told if source != _SRC)

    def _is_package(self, folder: str) -> bool:
        """Tell whether a folder is a package itself, and not the place of some."""
        return self._reader.is_package(folder) and not any(
            self._sources.tells_of(place.name) for place in self._reader.places(folder)
        )

    def _look_into(self, source: str, is_meant: Callable[[Place], bool]) -> None:
        for place in filter(is_meant, self._places(source)):
            self._take(place)
        self._odd += [
            Oddity("outside", *place) for place in self._reader.outside(source)
        ]

    def _places(self, source: str) -> Iterator[Place]:
        return iter(self._here) if source == HERE else self._reader.places(source)

    @cached_property
    def _here(self) -> tuple[Place, ...]:
        return tuple(
            place
            for place in self._reader.places(HERE)
            if place.folder not in self._roots
        )

    def _is_in_root(self, place: Place) -> bool:
        """Tell whether a folder may be a package, or hold some, where packages are."""
        is_other = place.name in NOT_PACKAGES and not place.folder.startswith(
            f"{_SRC}/"
        )
        return not is_other or self._sources.tells_of(place.name)

    def _is_in_project(self, place: Place) -> bool:
        """Tell the same in the project's own folder, where much else is."""
        if self._sources.tells_of(place.name):
            return True
        if place.name in NOT_PACKAGES:
            return False
        # What lies around beside a package is no namespace.
        may_be = self._has_only_spaces or self._reader.is_package(place.folder)
        return may_be and place.folder not in self._ignored()

    def _is_told(self, place: Place) -> bool:
        return place.name in self._sources.names

    @cached_property
    def _has_only_spaces(self) -> bool:
        """Whether no folder of the project's own is a package."""
        return not any(
            self._reader.is_package(place.folder)
            and (place.name not in NOT_PACKAGES or self._sources.tells_of(place.name))
            for place in self._here
        )

    def _take(self, place: Place) -> None:
        """Note the packages in a folder, unless their names are taken."""
        dotted, folder = place
        if not self._reader.is_readable(folder):
            self._odd.append(Oddity("unreadable", dotted, folder))
        if self._names.get(dotted, folder) != folder:
            # A folder of that name may hold anything, such as data.
            if self._reader.is_package(folder):
                self._odd.append(Oddity("twice", dotted, folder))
            return
        for package in self._reader.below(dotted, folder):
            is_new = package.folder not in self._found
            if is_new and package.dotted not in self._names:
                self._found[package.folder] = package
                self._names[package.dotted] = package.folder

    def _tops(self) -> Iterator[PackageFolder]:
        for package in self._found.values():
            if package.dotted.rpartition(".")[0] not in self._names:
                yield package

    def _tell_of_others(self) -> None:
        for place in self._here:
            is_other = (
                place.folder not in self._found and place.name not in NOT_PACKAGES
            )
            if (
                is_other
                and self._reader.is_package(place.folder)
                and place.folder not in self._ignored()
            ):
                self._odd.append(Oddity("beside", *place))

    def _follow_links(self) -> None:
        """Read the packages that have no name but that of a link."""
        while self._reader.linked:
            dotted, folder = self._reader.linked.pop(0)
            if folder in self._found or dotted in self._names:
                continue
            for package in self._reader.below(dotted, folder):
                if package.folder not in self._found:
                    self._found[package.folder] = package
                    self._names[package.dotted] = package.folder

    def _in_order(self) -> Iterator[PackageFolder]:
        """Yield the packages, each after those that are in it by a link or a mapping."""
        children: dict[str, list[str]] = {}
        for dotted in self._names:
            outer = dotted.rpartition(".")[0]
            children.setdefault(outer if outer in self._names else "", []).append(
                dotted
            )

        def inner_first(dotted: str) -> Iterator[PackageFolder]:
            package = self._found[self._names[dotted]]
            for inner in children.get(dotted, ()):
                yield from inner_first(inner)
                name = inner.rpartition(".")[2]
                if name not in package.by_name:
                    package = with_child(package, name, self._names[inner])
            yield package

        for dotted in children.get("", ()):
            yield from inner_first(dotted)


def _depth(told: tuple[str, str]) -> int:
    return told[0].count(".")
