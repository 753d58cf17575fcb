"""Tests about the interpreter that runs a module, answered for a given one."""

import ast
import operator
from collections.abc import Callable
from typing import Any, NamedTuple

from ._bindings import Scope
from ._truth import truth


class Machine(NamedTuple):
    """An interpreter, as far as modules ask about it.

    Attributes:
        version: Major, minor and micro version.
        platform: ``sys.platform``.
    """

    version: tuple[int, ...]
    platform: str


# Nothing is bound that would give `TYPE_CHECKING` or `__name__` another meaning.
_AS_USUAL: Scope = {}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}


def known(test: ast.expr, machine: Machine | None) -> bool | None:
    """Return the value of a test on an interpreter, or None where it is open.

    Tests of ``sys.version_info``, ``sys.platform`` and ``os.name`` have one, besides
    those that have the same value everywhere. Of any interpreter, which is None, only
    the latter have one.
    """
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = known(test.operand, machine)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        decisive = isinstance(test.op, ast.Or)
        values = [known(value, machine) for value in test.values]
        if decisive in values:
            return decisive
        return None if None in values else not decisive
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        answer = _compared(test, machine)
        return truth(test, _AS_USUAL) if answer is None else answer
    if isinstance(test, ast.Call):
        return _begins(test, machine)
    return truth(test, _AS_USUAL)


def _compared(test: ast.Compare, machine: Machine | None) -> bool | None:
    left = _value(test.left, machine)
    right = _value(test.comparators[0], machine)
    compare = _COMPARISONS.get(type(test.ops[0]))
    if left is None or right is None or compare is None:
        return None
    try:
        return bool(compare(left, right))
    except TypeError:
        return None


def _begins(test: ast.Call, machine: Machine | None) -> bool | None:
    function = test.func
    if not isinstance(function, ast.Attribute) or function.attr != "startswith":
        return None
    text = _value(function.value, machine)
    starts = [_value(argument, machine) for argument in test.args]
    if not isinstance(text, str) or len(starts) != 1:
        return None
    start = starts[0]
    return text.startswith(start) if isinstance(start, str | tuple) else None


def _value(node: ast.expr, machine: Machine | None) -> Any:
    """Return the value of an expression about an interpreter; None where it is open."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Tuple() | ast.List() | ast.Set():
            values = tuple(_value(element, machine) for element in node.elts)
            return None if None in values else values
        case ast.Attribute(value=ast.Name(id=module), attr=name) if machine:
            return _facts(machine).get(f"{module}.{name}")
        case ast.Subscript():
            return _part(_value(node.value, machine), node.slice)
    return None


def _facts(machine: Machine) -> dict[str, Any]:
    return {
        "sys.version_info": machine.version,
        "sys.platform": machine.platform,
        "os.name": "nt" if machine.platform == "win32" else "posix",
    }


def _part(whole: Any, index: ast.expr) -> Any:
    if not isinstance(whole, tuple):
        return None
    if isinstance(index, ast.Constant) and isinstance(index.value, int):
        return whole[index.value] if -len(whole) <= index.value < len(whole) else None
    if isinstance(index, ast.Slice) and index.step is None:
        bounds = (index.lower, index.upper)
        ends = [getattr(bound, "value", None) for bound in bounds]
        is_plain = all(b is None or isinstance(b, ast.Constant) for b in bounds)
        return whole[ends[0] : ends[1]] if is_plain else None
    return None
