"""The names that a module binds and the names that it promises."""

import ast
from collections.abc import Iterator


def unresolved_exports(text: str) -> tuple[str, ...]:
    """Return the names in a module's literal ``__all__`` that nothing in it binds.

    Args:
        text: The source of a module, which must compile.

    Returns:
        Names in the order of ``__all__``; none where it is absent or not literal, or
        where a star import may bind anything.
    """
    body = ast.parse(text).body
    bound = {name for statement in body for name in _bound_by(statement)}
    if "*" in bound:
        return ()
    return tuple(name for name in _promised(body) if name not in bound)


def _promised(body: list[ast.stmt]) -> Iterator[str]:
    for statement in body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            continue
        if "__all__" in _bound_by(statement):
            value = statement.value
            elements = value.elts if isinstance(value, ast.List | ast.Tuple) else []
            for element in elements:
                if isinstance(element, ast.Constant) and isinstance(element.value, str):
                    yield element.value


def _bound_by(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        for alias in statement.names:
            yield alias.asname or alias.name.partition(".")[0]
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
