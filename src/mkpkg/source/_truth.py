"""Tests whose answer is known without running anything."""

import ast


def truth(test: ast.expr) -> bool | None:
    """Return the value of a test where it is the same in every run, else None.

    ``TYPE_CHECKING`` is false when a program runs, and so is ``__name__ ==
    "__main__"`` in a module that is imported.
    """
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.Name):
        return False if test.id == "TYPE_CHECKING" else None
    if isinstance(test, ast.Attribute):
        return False if test.attr == "TYPE_CHECKING" else None
    if isinstance(test, ast.Tuple | ast.List | ast.Set):
        return _has_elements(test.elts)
    if isinstance(test, ast.Dict):
        return True if any(test.keys) else None if test.keys else False
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = truth(test.operand)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        return _joined(test)
    if isinstance(test, ast.Compare):
        return _is_main(test)
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


def _has_elements(elements: list[ast.expr]) -> bool | None:
    if not elements:
        return False
    is_open = all(isinstance(element, ast.Starred) for element in elements)
    return None if is_open else True


def _joined(test: ast.BoolOp) -> bool | None:
    decisive = isinstance(test.op, ast.Or)
    values = [truth(value) for value in test.values]
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
