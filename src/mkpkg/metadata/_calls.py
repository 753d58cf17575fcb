"""Calls in a text of Python, as far as their arguments are literals; nothing is run."""

import ast
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_Known = Mapping[str, object]


class Call(NamedTuple):
    """A call of a function; arguments that are no literals are None.

    Attributes:
        name: The function's name, without what is before a dot.
        arguments: Those without a name.
        keywords: Those with one, and those in a literal that is unpacked.
    """

    name: str
    arguments: tuple[object, ...]
    keywords: dict[str, object]


def literal_calls(
    content: bytes | str, names: Iterable[str]
) -> tuple[Call, ...] | None:
    """Return the calls of some functions, or None where the text cannot be read.

    A name stands for the literal that it is bound to, once, at the top.

    Args:
        content: The text.
        names: The functions' names.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    known = _constants(tree)
    wanted = frozenset(names)
    return tuple(
        Call(
            _name(node),
            tuple(_value(argument, known) for argument in node.args),
            dict(_keywords(node, known)),
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node) in wanted
    )


def _name(call: ast.Call) -> str:
    called = call.func
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _constants(tree: ast.Module) -> _Known:
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


def _keywords(call: ast.Call, known: _Known) -> Iterator[tuple[str, object]]:
    for keyword in call.keywords:
        value = _value(keyword.value, known)
        if keyword.arg is not None:
            yield keyword.arg, value
        elif isinstance(value, dict):
            yield from ((str(key), inner) for key, inner in value.items())


def _value(node: ast.expr, known: _Known) -> object:
    """Return what an expression is, as far as it is a literal; else None."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.List | ast.Tuple):
        return [_value(element, known) for element in node.elts]
    if isinstance(node, ast.Dict):
        return dict(_items(node, known))
    return node.value if isinstance(node, ast.Constant) else None


def _items(node: ast.Dict, known: _Known) -> Iterator[tuple[str, object]]:
    for key, value in zip(node.keys, node.values, strict=True):
        name = _value(key, known) if key is not None else None
        if isinstance(name, str):
            yield name, _value(value, known)
