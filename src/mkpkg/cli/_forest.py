"""What `mkpkg tree` prints."""

from mkpkg.commands import Branch, Graph, Tree

from ._branches import ASCII, UNICODE, tree_lines
from ._json import Document, print_document
from ._mermaid import mermaid_lines
from ._terminal import columns, out, shows


def show_tree(tree: Tree, *, as_json: bool, is_whole: bool) -> None:
    """Print packages as a tree, or as JSON."""
    if as_json:
        packages = [_document(top) for top in tree.tops]
        root = tree.root.as_posix()
        print_document({"command": "tree", "root": root, "packages": packages})
        return
    glyphs = UNICODE if shows("".join(UNICODE)) else ASCII
    lines = tree_lines(tree.tops, columns(), glyphs, is_whole=is_whole)
    out("\n".join(lines))


def show_outline(drawing: str) -> None:
    """Print a drawing."""
    out(drawing, end="")


def show_graph(graph: Graph) -> None:
    """Print a flowchart."""
    out("\n".join(mermaid_lines(graph)))


def _document(branch: Branch) -> Document:
    problem = branch.problem
    return {
        "name": branch.name,
        "dotted": branch.dotted,
        "kind": branch.made.name.lower(),
        "path": branch.path,
        "public": branch.is_public,
        "doc": branch.doc or None,
        "names": None if branch.names is None else list(branch.names),
        "private_names": list(branch.private),
        "problem": problem
        and {"code": problem.code, "message": problem.why, "line": problem.line},
        "children": None
        if branch.inside is None
        else [_document(inner) for inner in branch.inside],
    }
