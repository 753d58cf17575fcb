"""What gives a module names that its statements do not show."""

import ast
import re
from collections.abc import Iterator

from ._flow import follow
from ._module import Source
from ._parse import parse

_READING = frozenset({"copy", "get", "items", "keys", "values"})


def may_bind_more(source: Source) -> bool:
    """Tell whether a module may have names that its statements do not show.

    It may where it has a ``__getattr__`` (PEP 562), reaches for its own dictionary, has
    something done to the module of its name, or puts something else in its place. A stub
    need not say all that a compiled module has.
    """
    tree = parse(source.content)
    if source.is_stub or "__getattr__" in follow(tree, is_stub=False):
        return True
    harmless = {id(found) for node in ast.walk(tree) for found in _looked_up_in(node)}
    return any(_is_trick(node) for node in ast.walk(tree) if id(node) not in harmless)


def may_give(source: Source, name: str) -> bool:
    """Tell whether a module may set an attribute of something, such as a module."""
    pattern = rb"\.\s*%s\s*(?:[,:]|=(?!=))" % re.escape(name.encode())
    return bool(re.search(pattern, source.content))


def _looked_up_in(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the dictionaries that an expression only reads."""
    if isinstance(node, ast.Compare):
        yield from node.comparators
    elif (
        isinstance(node, ast.Attribute)
        and node.attr in _READING
        or isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
    ):
        yield from _unless_modules(node.value)


def _unless_modules(read: ast.expr) -> Iterator[ast.expr]:
    # What is looked up in `sys.modules` is a module, which can be changed.
    if not (isinstance(read, ast.Attribute) and read.attr == "modules"):
        yield read


def _is_trick(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in {"modules", "global_enum"} or _is_dictionary(node)
    if isinstance(node, ast.Name):
        return node.id in {"__path__", "global_enum"}
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and _gets_own_name(node.value)
    return isinstance(node, ast.Call) and _is_call_for_names(node)


def _is_dictionary(node: ast.Attribute) -> bool:
    """Tell whether an attribute may be the dictionary of a module."""
    is_own = isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}
    return node.attr == "__dict__" and not is_own


def _gets_own_name(call: ast.Call) -> bool:
    """Tell whether a function gets ``__name__``, as ``IntFlag._convert_`` does."""
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(isinstance(v, ast.Name) and v.id == "__name__" for v in values)


def _is_call_for_names(call: ast.Call) -> bool:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in {"vars", "exec"}:
        return len(call.args) == (name == "exec")
    return name in {"globals", "locals"}
