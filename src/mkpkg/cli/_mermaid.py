"""Imports as a flowchart in the language of Mermaid."""

from collections.abc import Iterator

from mkpkg.commands import Graph
from mkpkg.names import printable

# Words that Mermaid takes for its own where a line begins with them.
_WORDS = frozenset(
    {"call", "class", "click", "default", "direction", "end", "flowchart", "graph"}
    | {"href", "style", "subgraph"}
)


def mermaid_lines(graph: Graph) -> Iterator[str]:
    """Yield the lines of a flowchart: packages are boxes, modules have round ends."""
    yield "flowchart TD"
    for part in graph.parts:
        opening, closing = ("([", "])") if part in graph.modules else ("[", "]")
        yield f'    {_id(part)}{opening}"{_label(part, graph.roots)}"{closing}'
    for one, other in graph.imports:
        yield f"    {_id(one)} --> {_id(other)}"
    for dotted, why in graph.unread:
        yield f"    %% {dotted} cannot be read: {printable(why)}"


def _label(part: str, roots: tuple[str, ...]) -> str:
    """Return what a part is called: without the root, where all are in one."""
    return part if len(roots) > 1 else part.removeprefix(f"{roots[0]}.")


def _id(dotted: str) -> str:
    return f"_{dotted}" if dotted.partition(".")[0] in _WORDS else dotted
