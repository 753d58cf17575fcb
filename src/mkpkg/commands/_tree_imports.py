"""Which parts of a package import which others when they are loaded."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from mkpkg.layout import Made
from mkpkg.source import Load, UnreadableError, absolute, loads_of

from ._project import Project
from ._tree import TreeRequest
from ._tree_place import Place, find_places


class Graph(NamedTuple):
    """Parts of packages, and their imports.

    Attributes:
        roots: The packages that were asked for.
        parts: Packages, and modules that import or are imported, dotted, in order.
        modules: Those that are modules.
        imports: Who imports whom.
        unread: Modules that cannot be read, and why.
    """

    roots: tuple[str, ...]
    parts: tuple[str, ...]
    modules: frozenset[str]
    imports: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]


def graph(request: TreeRequest) -> Graph:
    """Find the imports between the parts of packages.

    A part is a package, `depth` levels below one of the roots (one, if that is None),
    with everything in it; or a module of a root. A root itself is a part only where
    another one imports from it: what it re-exports is what it is for.

    Raises:
        BadInput: There is no such path or name, or the settings of the project are
            wrong.
        Refused: There is no package.
    """
    depth = 1 if request.depth is None else request.depth
    graphs = [_Drawer(place, depth).graph() for place in find_places(request.path)]
    return graphs[0] if len(graphs) == 1 else _joined(graphs)


def _joined(graphs: list[Graph]) -> Graph:
    """Return the graphs of the members of a workspace as one."""
    roots, parts, modules, imports, unread = zip(*graphs, strict=True)
    return Graph(
        tuple(chain.from_iterable(roots)),
        tuple(sorted(chain.from_iterable(parts))),
        frozenset(chain.from_iterable(modules)),
        tuple(sorted(chain.from_iterable(imports))),
        tuple(chain.from_iterable(unread)),
    )


class _Drawer:
    def __init__(self, place: Place, depth: int) -> None:
        self._project: Project = place.project
        self._roots = place.chosen
        self._depth = depth
        self._unread: list[tuple[str, str]] = []

    def graph(self) -> Graph:
        imports = sorted(set(self._imports()))
        packages = {
            part
            for dotted in self._project.by_name
            if (part := self._part_of(dotted)) and part not in self._roots
        }
        parts = packages.union(*imports)
        modules = parts - set(self._project.by_name)
        return Graph(
            self._roots,
            tuple(sorted(parts)),
            frozenset(modules),
            tuple(imports),
            tuple(self._unread),
        )

    def _imports(self) -> Iterator[tuple[str, str]]:
        for dotted in self._modules():
            part = self._part_of(dotted)
            if part is None or part in self._roots:
                continue
            others = map(self._part_of, self._targets(dotted))
            yield from ((part, other) for other in others if other and other != part)

    def _modules(self) -> Iterator[str]:
        """Yield every module that is no test and no script."""
        for package in self._project.packages:
            yield package.dotted
            for child in package.children:
                if child.is_part and child.made is Made.MODULE:
                    yield f"{package.dotted}.{child.name}"

    def _targets(self, dotted: str) -> tuple[str, ...]:
        """Return the modules that one imports when it is loaded."""
        source = self._project.load(dotted)
        if source is None:
            return ()
        try:
            loads = tuple(loads_of(source.content))
        except UnreadableError as reason:
            self._unread.append((dotted, str(reason)))
            return ()
        return tuple(
            target
            for load in loads
            for target in self._loaded(load, dotted, source.is_package)
        )

    def _loaded(self, load: Load, dotted: str, is_package: bool) -> Iterator[str]:
        """Yield the modules that an import loads."""
        module = absolute(dotted, is_package, load.module)
        if module is None:
            return
        if load.names is None:
            yield module
        for name, _ in load.names or ():
            whole = f"{module}.{name}"
            yield whole if self._project.path_of(whole) else module

    def _part_of(self, dotted: str) -> str | None:
        """Return the part that a module belongs to, or None outside of the roots."""
        for root in self._roots:
            if dotted == root:
                return root
            if dotted.startswith(f"{root}."):
                return self._below(root, dotted.removeprefix(f"{root}.").split("."))
        return None

    def _below(self, root: str, inner: list[str]) -> str:
        packages = self._project.by_name
        for length in range(min(len(inner), self._depth), 0, -1):
            part = ".".join((root, *inner[:length]))
            if part in packages:
                return part
        return ".".join((root, inner[0]))
