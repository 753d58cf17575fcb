"""What a ``setup.py`` says in so many words; it is read and never run."""

import ast
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping

from ._statement import Statement, read_statement

_FILE = "setup.py"


def read_setup_py(content: bytes) -> Statement | None:
    """Return what its call of ``setup()`` says, or None where it cannot be read.

    Only literals count, and names that are bound to one, once, at the top.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    known = _constants(tree)
    call = next(_calls(tree), None)
    return read_statement(_FILE, dict(_arguments(call, known)) if call else {})


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else None
            name = called.id if isinstance(called, ast.Name) else name
            if name == "setup":
                yield node


def _constants(tree: ast.Module) -> Mapping[str, object]:
    """Return the literals at the top of a module, by the one name that each has."""
    stored = (
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    times = Counter(stored)
    found: dict[str, object] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
            if isinstance(target, ast.Name) and times[target.id] == 1:
                found[target.id] = _value(statement.value, found)
    return found


def _arguments(
    call: ast.Call, known: Mapping[str, object]
) -> Iterator[tuple[str, object]]:
    for keyword in call.keywords:
        value = _value(keyword.value, known)
        if keyword.arg is not None:
            yield keyword.arg, value
        elif isinstance(value, dict):
            yield from ((str(key), inner) for key, inner in value.items())


def _value(node: ast.expr, known: Mapping[str, object]) -> object:
    """Return what an expression is, as far as it is a literal; else None."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.List | ast.Tuple):
        return [_value(element, known) for element in node.elts]
    if isinstance(node, ast.Dict):
        return {
            _value(key, known): _value(value, known)
            for key, value in zip(node.keys, node.values, strict=True)
            if key is not None and isinstance(_value(key, known), str)
        }
    return node.value if isinstance(node, ast.Constant) else None
