"""Tests whose answer is known without running anything."""

import ast

from ._bindings import TYPING, Scope

_FLAG = "TYPE_CHECKING"


def truth(
    test: ast.expr, scope: Scope, changed: frozenset[str] = frozenset()
) -> bool | None:
    """Return the value of a test where it is the same in every run, else None.

    ``TYPE_CHECKING`` is false when a program runs, and so is ``__name__ ==
    "__main__"`` in a module that is imported; unless the module says otherwise.

    Args:
        test: The test.
        scope: The names that are bound where it stands.
        changed: Names and attributes that may be set where no path leads.
    """
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.Name):
        return None if _FLAG in changed else _of_name(test.id, scope)
    if isinstance(test, ast.Attribute):
        return None if _FLAG in changed else _of_attribute(test, scope)
    if isinstance(test, ast.Tuple | ast.List | ast.Set):
        return _has_elements(test.elts)
    if isinstance(test, ast.Dict):
        return True if any(test.keys) else None if test.keys else False
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = truth(test.operand, scope, changed)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        return _joined(test, scope, changed)
    if isinstance(test, ast.Compare):
        is_own = "__name__" in scope or "__name__" in changed
        return None if is_own else _is_main(test)
    return None


def always_true(outer: ast.AST, inner: ast.AST) -> bool:
    """Tell whether an inner expression is evaluated whenever its outer one is."""
    if isinstance(outer, ast.BoolOp):
        return inner is outer.values[0]
    if isinstance(outer, ast.IfExp):
        return inner is outer.test
    if isinstance(outer, ast.Compare):
        return inner in (outer.left, outer.comparators[0])
    comprehensions = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    return not isinstance(outer, comprehensions)


def _of_name(name: str, scope: Scope) -> bool | None:
    binding = scope.get(name)
    if binding is not None:
        return False if binding.is_flag else None
    is_unsure = name != _FLAG or _has_star_from_elsewhere(scope)
    return None if is_unsure else False


def _of_attribute(test: ast.Attribute, scope: Scope) -> bool | None:
    if test.attr != _FLAG or not isinstance(test.value, ast.Name):
        return None
    binding = scope.get(test.value.id)
    if binding is None:
        return None if _has_star_from_elsewhere(scope) else False
    origin = binding.origin
    is_typing = origin is not None and origin.name is None and origin.module in TYPING
    return False if is_typing else None


def _has_star_from_elsewhere(scope: Scope) -> bool:
    return any(key.startswith("*") and key[1:] not in TYPING for key in scope)


def _has_elements(elements: list[ast.expr]) -> bool | None:
    if not elements:
        return False
    is_open = all(isinstance(element, ast.Starred) for element in elements)
    return None if is_open else True


def _joined(test: ast.BoolOp, scope: Scope, changed: frozenset[str]) -> bool | None:
    decisive = isinstance(test.op, ast.Or)
    values = [truth(value, scope, changed) for value in test.values]
    if decisive in values:
        return decisive
    return None if None in values else not decisive


def _is_main(test: ast.Compare) -> bool | None:
    sides = [test.left, *test.comparators]
    has_name = any(isinstance(s, ast.Name) and s.id == "__name__" for s in sides)
    has_main = any(isinstance(s, ast.Constant) and s.value == "__main__" for s in sides)
    if len(sides) != 2 or not (has_name and has_main):
        return None
    if isinstance(test.ops[0], ast.Eq):
        return False
    return True if isinstance(test.ops[0], ast.NotEq) else None
