"""Names that a module is given: by texts of its own, or by other modules."""

import ast
import re
from collections.abc import Iterator

from ._errors import UnreadableError
from ._module import Source, absolute
from ._parse import parse
from ._reaching import loads_modules, root_of


def may_set(source: Source, place: str, dotted: str, name: str) -> bool:
    """Tell whether a module may set a name in another.

    Args:
        source: The module that may do it.
        place: Its name.
        dotted: The other module.
        name: The name.
    """
    pattern = rb"setattr|vars|__dict__|\.\s*%s\b" % re.escape(name.encode())
    if not re.search(pattern, source.content):
        return False
    try:
        tree = parse(source.content)
    except UnreadableError:
        return True
    known = _imported_in(tree, place, is_package=source.is_package)
    bases = [base for node in ast.walk(tree) for base in _given_by(node, name)]
    if any(_whole(base, known) == dotted for base in bases):
        return True
    last = dotted.rpartition(".")[2]
    others = [
        base
        for base in bases
        if root_of(base) not in known or _whole(base, known).endswith(f".{last}")
    ]
    if not others:
        return False
    if dotted in known.values():
        return True
    # In a package around it, a module has a name without an import.
    is_around = dotted.startswith(f"{place}.")
    return is_around and (loads_modules(source) or _names(tree, last))


def mentions(source: Source, name: str) -> bool:
    """Tell whether a module has a name as a text or a keyword, or sets it somewhere.

    What it says in its ``__all__`` does not count.
    """
    if name.encode() not in source.content:
        return False
    tree = parse(source.content)
    lists = {
        id(node)
        for statement in tree.body
        if _is_about_exports(statement)
        for node in ast.walk(statement)
    }
    others = (node for node in ast.walk(tree) if id(node) not in lists)
    return any(_mentions(node, name) for node in others)


def _imported_in(tree: ast.Module, place: str, *, is_package: bool) -> dict[str, str]:
    """Return what the imported names of a module stand for, in full."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name.partition(".")[0]
                known[alias.asname or root] = alias.name if alias.asname else root
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            target = absolute(place, is_package, module) or ""
            for alias in node.names:
                known[alias.asname or alias.name] = f"{target}.{alias.name}"
    return known


def _given_by(node: ast.AST, name: str) -> Iterator[ast.expr]:
    """Yield what a node may give a name to: itself, or by its dictionary."""
    if isinstance(node, ast.Attribute) and not _is_of_self(node.value):
        is_set = node.attr == name and isinstance(node.ctx, ast.Store)
        if is_set or node.attr == "__dict__":
            yield node.value
    if not isinstance(node, ast.Call):
        return
    function = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
    if function not in {"setattr", "__setattr__", "vars"} or not node.args:
        return
    key = node.args[-2] if len(node.args) > 1 else None
    is_other = isinstance(key, ast.Constant) and key.value != name
    base = node.args[0]
    if function == "__setattr__" and isinstance(node.func, ast.Attribute):
        base = node.func.value if len(node.args) == 2 else base
    if not (is_other or _is_of_self(base)):
        yield base


def _whole(node: ast.expr, known: dict[str, str]) -> str:
    """Return a chain of attributes with the full name of what it begins with."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_whole(node.value, known)}.{node.attr}"
    return ""


def _names(tree: ast.Module, name: str) -> bool:
    return any(
        name in (getattr(node, "id", None), getattr(node, "attr", None))
        for node in ast.walk(tree)
    )


def _is_of_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"self", "cls"}


def _is_about_exports(statement: ast.stmt) -> bool:
    nodes = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return any(node.id == "__all__" for node in nodes)


def _mentions(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg == name
    if isinstance(node, ast.Attribute):
        is_set = isinstance(node.ctx, ast.Store) and not _is_of_self(node.value)
        return is_set and node.attr == name
    return isinstance(node, ast.Constant) and node.value == name
