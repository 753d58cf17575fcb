"""A package as a tree of its modules, with what each offers; nothing is imported."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkpkg._errors import bad_input
from mkpkg.layout import Child, Layout, Made, PackageFolder, draw_outline
from mkpkg.names import listed
from mkpkg.source import Unknowable

from ._texts import without_control
from ._tree_place import Place, find_places

_DRAWN = (Made.MODULE, Made.PACKAGE)


@dataclass(frozen=True, slots=True)
class TreeRequest:
    """What ``mkpkg tree`` was asked for.

    Attributes:
        path: A path, or a dotted name.
        is_all: Whether what is private is shown as what is public.
        depth: How many levels below each root are shown, or None for all.
    """

    path: str = "."
    is_all: bool = False
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A package or module, and what is in it.

    Attributes:
        name: Its name; that of a root is dotted.
        dotted: Its dotted name.
        made: What it is made of.
        path: Its file, relative to the root; None where it has none to read.
        is_public: Whether it, and all that it is in, is for others.
        doc: The first line of its docstring, or nothing.
        names: What it offers; None where that is not shown.
        private: The private names that it defines; only where all is shown.
        problem: Why its names are not known, or what is wrong with it, or None.
        inside: What is in it; None where that is not shown.
        count: How many modules and packages are in it, where that is not shown.
    """

    name: str
    dotted: str
    made: Made
    path: str | None
    is_public: bool
    doc: str = ""
    names: tuple[str, ...] | None = None
    private: tuple[str, ...] = ()
    problem: Unknowable | None = None
    inside: tuple["Branch", ...] | None = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """What is to be shown.

    Attributes:
        root: The folder that paths are relative to.
        tops: The packages, or modules, that were asked for.
    """

    root: Path
    tops: tuple[Branch, ...]


def tree(request: TreeRequest) -> Tree:
    """Read the packages that a path is about.

    Raises:
        BadInput: There is no such path or name, or the settings of the project are
            wrong.
        Refused: There is no package.
    """
    places = find_places(request.path)
    tops = (top for place in places for top in _Grower(place, request).tops())
    return Tree(places[0].root, tuple(tops))


def outline(request: TreeRequest) -> str:
    """Return one package as a drawing that ``mkpkg new --outline`` makes again.

    Raises:
        BadInput: There is no such path or name, or the settings of the project are
            wrong, or the path is about several packages, or a module.
        Refused: There is no package.
    """
    tops = tree(request).tops
    if len(tops) > 1:
        raise bad_input(
            "several",
            f"there are {len(tops)} packages: {listed([top.dotted for top in tops])}",
            help=f"name one, as in: mkpkg tree {tops[0].dotted} --outline",
        )
    (top,) = tops
    if top.made is not Made.PACKAGE:
        raise bad_input(
            "not-a-package",
            f"`{top.dotted}` is a module, and an outline is of a package",
            help="name a package",
        )
    inner = {branch.dotted[len(top.dotted) + 1 :]: branch for branch in _drawn(top)}
    texts = {dotted: without_control(branch.doc) for dotted, branch in inner.items()}
    docs = {dotted: text for dotted, text in texts.items() if text}
    modules = {d for d, branch in inner.items() if branch.made is Made.MODULE}
    packages = set(inner) - modules - {""}
    layout = Layout(tuple(sorted(packages)), tuple(sorted(modules)))
    return draw_outline(top.dotted.rpartition(".")[2], layout, docs)


def _drawn(branch: Branch) -> Iterator[Branch]:
    """Yield a branch and everything in it that a drawing can show."""
    yield branch
    for inner in branch.inside or ():
        if inner.made in _DRAWN and inner.name.isidentifier():
            yield from _drawn(inner)


class _Grower:
    """Makes branches of the packages of a project."""

    def __init__(self, place: Place, request: TreeRequest) -> None:
        self._place = place
        self._project = place.project
        self._modules = place.project.modules(reads_off=True)
        self._is_all = request.is_all
        self._depth = request.depth

    def tops(self) -> Iterator[Branch]:
        yield from map(self._top, self._place.chosen)

    def _top(self, dotted: str) -> Branch:
        package = self._project.by_name.get(dotted)
        if package:
            return self._package(package, dotted, 0, is_public=True)
        outer, _, name = dotted.rpartition(".")
        child = self._project.by_name[outer].by_name[name]
        return self._leaf(child, dotted, dotted, is_public=True)

    def _package(
        self, package: PackageFolder, name: str, level: int, *, is_public: bool
    ) -> Branch:
        is_open = (is_public or self._is_all) and level != self._depth
        inside = self._inside(package, level + 1, is_public=is_public)
        child = Child(name, Made.PACKAGE, package.path if package.has_init else None)
        leaf = self._leaf(child, name, package.dotted, is_public=is_public)
        return replace(
            leaf,
            problem=leaf.problem if package.has_init else _namespace(package),
            inside=tuple(inside) if is_open else None,
            count=0 if is_open else self._count(package),
        )

    def _inside(
        self, package: PackageFolder, level: int, *, is_public: bool
    ) -> Iterator[Branch]:
        for child in package.children:
            dotted = f"{package.dotted}.{child.name}"
            is_open = is_public and child.is_part and not child.name.startswith("_")
            inner = self._project.by_name.get(dotted)
            if inner:
                yield self._package(inner, child.name, level, is_public=is_open)
            elif child.made not in (Made.FOLDER, Made.UNBUILT):
                yield self._leaf(child, child.name, dotted, is_public=is_open)

    def _leaf(self, child: Child, name: str, dotted: str, *, is_public: bool) -> Branch:
        modules = self._modules
        module = modules.module(dotted)
        problem = modules.unreadable(dotted)
        names = None
        if is_public or self._is_all:
            public = modules.public(dotted)
            problem = problem or public.unknowable
            names = public.names
        if child.path is None or child.made is Made.STUB:
            # There is no source, which is not wrong.
            names, problem = (() if names is not None else None), None
        return Branch(
            name,
            dotted,
            child.made,
            child.path and str(self._place.folder / child.path),
            is_public,
            module.doc if module else "",
            names,
            module.private if module and self._is_all else (),
            problem,
        )

    def _count(self, package: PackageFolder) -> int:
        inner = (
            self._project.by_name.get(f"{package.dotted}.{child.name}")
            for child in package.children
        )
        own = sum(
            child.made not in (Made.FOLDER, Made.UNBUILT) for child in package.children
        )
        return own + sum(self._count(found) for found in inner if found)


def _namespace(package: PackageFolder) -> Unknowable:
    why = "it has no __init__.py, so it is a namespace package"
    return Unknowable("namespace", package.dotted, why)
