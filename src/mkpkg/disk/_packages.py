"""The packages of a project: those that its build tells of, or that are to be seen."""

from collections.abc import Callable
from pathlib import Path

from mkpkg.layout import NOT_PACKAGES, PackageFolder, Sources

from ._reader import Reader
from ._search import HERE, Packages, Search


def read_packages(
    root: Path,
    sources: Sources,
    exclude: tuple[str, ...] = (),
    ignored: Callable[[], frozenset[str]] = frozenset,
) -> Packages:
    """Return the packages of a project.

    They are where its build is told that they are, and in ``src``. Where none is, or
    they are in the project's folder itself, all that are there are the project's, save
    tests, tools and the like: those only where the project bears their name, or its
    build tells of them.

    Args:
        root: The project's folder, links resolved.
        sources: What the build is told.
        exclude: Patterns; a package or module whose path, or a folder above it,
            matches one is left out.
        ignored: Returns the folders that git ignores, relative to the root; asked only
            where packages are looked for that nobody told of.
    """
    return Search(Reader(root, exclude, ignored), sources, ignored).run()


def read_bare(
    root: Path, sources: tuple[str, ...], exclude: tuple[str, ...] = ()
) -> tuple[tuple[PackageFolder, ...], ...]:
    """Return what would be the packages of a project, had they an ``__init__.py``.

    Args:
        root: The project's folder.
        sources: The folders to look into, relative to the root.
        exclude: Patterns for what is left out.

    Returns:
        For each folder with modules but without that file: the packages in it, and
        then itself.
    """
    reader = Reader(root, exclude)
    return tuple(
        tree
        for source in sources
        for found in reader.bare(source)
        for tree in [tuple(found)]
        if source != HERE or tree[-1].folder not in NOT_PACKAGES
    )


def read_around(
    root: Path, folder: str, exclude: tuple[str, ...] = ()
) -> tuple[PackageFolder, ...]:
    """Return the packages at a place that no build tells of.

    Args:
        root: The project's folder.
        folder: The place, relative to that: in a package, or a folder with some.
        exclude: Patterns for what is left out.
    """
    reader = Reader(root, exclude)
    place, top = folder, ""
    while place and reader.is_package(place):
        place, _, top = place.rpartition("/")
    return tuple(
        package
        for name, path in reader.places(place or HERE)
        if reader.is_package(path) and top in ("", name)
        for package in reader.below(name, path)
    )


def read_tree(root: Path, folder: str, dotted: str) -> tuple[PackageFolder, ...]:
    """Return one package, which may lack an ``__init__.py``, after those that are in it.

    Args:
        root: The folder that paths are relative to.
        folder: The package's folder, relative to that.
        dotted: The package's name.
    """
    return tuple(Reader(root).tree(dotted, folder))


def holds_package(root: Path, source: str) -> bool:
    """Tell whether there is a package directly in a folder, which need not exist.

    Args:
        root: The project's folder.
        source: The folder, relative to that.
    """
    reader = Reader(root)
    return any(
        reader.is_package(path) and (source != HERE or name not in NOT_PACKAGES)
        for name, path in reader.places(source)
    )
