"""The literals that a list of names is made of, found in the statements about it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

_LITERALS = ast.List | ast.Tuple | ast.Set | ast.Dict
_ASSIGNMENTS = ast.Assign | ast.AnnAssign
_COPIES = frozenset({"dict", "frozenset", "list", "set", "sorted", "tuple"})
_SINGLE = frozenset({"append", "remove"})


class Listed(NamedTuple):
    """A literal in a statement about a list of names.

    Attributes:
        node: The literal.
        statement: The statement.
        is_whole: Whether the statement assigns it and does nothing else.
        is_own: Whether it is assigned as ``list[str]``, which is how the tool does it.
        is_single: Whether it is one name that is put in or taken out.
        is_taken_out: Whether it is taken out.
    """

    node: ast.expr
    statement: ast.stmt
    is_whole: bool = False
    is_own: bool = False
    is_single: bool = False
    is_taken_out: bool = False

    @property
    def elements(self) -> list[ast.expr]:
        """What is in it."""
        if isinstance(self.node, ast.Dict):
            return [key or value for key, value in _items(self.node)]
        if isinstance(self.node, ast.List | ast.Tuple | ast.Set):
            return self.node.elts
        return [self.node]


def listed(tree: ast.Module, name: str) -> Iterator[Listed]:
    """Yield the literals at the top level of a module that a list is made of.

    Args:
        tree: The module.
        name: The list: ``__all__`` or ``__lazy_modules__``.
    """
    for statement in tree.body:
        single = _single(statement, name)
        if single:
            yield single
            continue
        value = _value_for(statement, name)
        for node in literals(value) if value else ():
            is_whole = node is value and isinstance(statement, _ASSIGNMENTS)
            is_own = (
                is_whole and isinstance(node, ast.List) and _is_annotated(statement)
            )
            yield Listed(node, statement, is_whole, is_own)


def literals(value: ast.expr) -> Iterator[ast.List | ast.Tuple | ast.Set | ast.Dict]:
    """Yield the literals that a value is made of, and those in them."""
    if isinstance(value, _LITERALS):
        yield value
        for element in () if isinstance(value, ast.Dict) else value.elts:
            if isinstance(element, ast.Starred):
                yield from literals(element.value)
    elif isinstance(value, ast.BinOp):
        yield from literals(value.left)
        yield from literals(value.right)
    elif isinstance(value, ast.Call) and _is_copy(value):
        yield from literals(value.args[0])


def _is_copy(call: ast.Call) -> bool:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return name in _COPIES and len(call.args) == 1 and not call.keywords


def _items(node: ast.Dict) -> Iterator[tuple[ast.expr | None, ast.expr]]:
    yield from zip(node.keys, node.values, strict=True)


def _single(statement: ast.stmt, name: str) -> Listed | None:
    """Return the text that a statement puts into a list, or takes out of it."""
    call = _call_of(statement, name)
    if call is None or len(call.args) != 1 or call.keywords:
        return None
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    text = call.args[0]
    if method not in _SINGLE or not isinstance(text, ast.Constant):
        return None
    return Listed(text, statement, is_single=True, is_taken_out=method == "remove")


def _value_for(statement: ast.stmt, name: str) -> ast.expr | None:
    """Return what a statement assigns or adds to a name, if it does."""
    if isinstance(statement, ast.Assign):
        targets = statement.targets
        return statement.value if _names(targets[0], name) else None
    if isinstance(statement, ast.AnnAssign | ast.AugAssign):
        return statement.value if _names(statement.target, name) else None
    call = _call_of(statement, name)
    if call is None or not isinstance(call.func, ast.Attribute):
        return None
    is_extend = call.func.attr in ("extend", "update") and len(call.args) == 1
    return call.args[0] if is_extend else None


def _call_of(statement: ast.stmt, name: str) -> ast.Call | None:
    """Return the call of a list's method that a statement is."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    return call if _names(call.func.value, name) else None


def _is_annotated(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.AnnAssign):
        return False
    return ast.unparse(statement.annotation) == "list[str]"


def _names(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
