"""The names that a module answers to when it is asked for what it does not have."""

import ast
from collections.abc import Iterator


def answered(tree: ast.Module) -> frozenset[str] | None:
    """Return the only names that the ``__getattr__`` of a module may know (PEP 562).

    Returns:
        The texts that it compares a name with, if it does nothing else with a name that
        is none of them but to raise; None where that is not certain.
    """
    found = [node for node in tree.body if _is_getattr(node)]
    if len(found) != 1 or not isinstance(found[0], ast.FunctionDef):
        return None
    function = found[0]
    arguments = function.args
    is_plain = len(arguments.args) == 1 and not function.decorator_list
    if not is_plain or arguments.vararg or arguments.kwarg:
        return None
    texts: set[str] = set()
    lists = dict(_lists(tree))
    for statement in function.body:
        if isinstance(statement, ast.Raise):
            return frozenset(texts)
        if isinstance(statement, ast.If) and not statement.orelse:
            known = _compared(statement.test, arguments.args[0].arg, lists)
            if known is None:
                return None
            texts |= known
        elif not isinstance(statement, ast.Import | ast.ImportFrom) and not _is_text(
            statement
        ):
            return None
    return None


def _is_getattr(node: ast.stmt) -> bool:
    """Tell whether a statement has anything to do with ``__getattr__``."""
    if isinstance(node, ast.ClassDef):
        return node.name == "__getattr__"
    return any(
        getattr(inner, "name", None) == "__getattr__"
        or getattr(inner, "id", None) == "__getattr__"
        or getattr(inner, "asname", None) == "__getattr__"
        for inner in ast.walk(node)
    )


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _compared(
    test: ast.expr, name: str, lists: dict[str, frozenset[str]]
) -> frozenset[str] | None:
    """Return the texts for one of which a test is true of a name, or None."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    other = test.comparators[0]
    if not isinstance(test.left, ast.Name) or test.left.id != name:
        return None
    if isinstance(test.ops[0], ast.Eq):
        return _texts([other])
    if not isinstance(test.ops[0], ast.In):
        return None
    return lists.get(other.id) if isinstance(other, ast.Name) else _members(other)


def _lists(tree: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what has texts for its members, and is used for nothing but to be asked."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target, value = statement.targets[0], statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value:
            target, value = statement.target, statement.value
        else:
            continue
        members = _members(value)
        if members is None or not isinstance(target, ast.Name):
            continue
        if _is_only_asked(tree, target.id):
            yield target.id, members


def _members(value: ast.expr) -> frozenset[str] | None:
    if isinstance(value, ast.Dict):
        return _texts(value.keys)
    if isinstance(value, ast.List | ast.Set | ast.Tuple):
        return _texts(value.elts)
    return None


def _texts(values: list[ast.expr] | list[ast.expr | None]) -> frozenset[str] | None:
    texts = [v.value if isinstance(v, ast.Constant) else None for v in values]
    known = frozenset(text for text in texts if isinstance(text, str))
    return known if len(known) == len(set(texts)) else None


def _is_only_asked(tree: ast.Module, name: str) -> bool:
    """Tell whether a name is bound once, and its value is never handed on or changed."""
    bound = 0
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.Name) or child.id != name:
                continue
            if isinstance(child.ctx, ast.Store):
                bound += 1
            elif not _only_looks(node, child):
                return False
    return bound == 1


def _only_looks(node: ast.AST, child: ast.Name) -> bool:
    if isinstance(node, ast.Compare):
        return node.left is not child
    return (
        isinstance(node, ast.Subscript)
        and node.value is child
        and isinstance(node.ctx, ast.Load)
    )
