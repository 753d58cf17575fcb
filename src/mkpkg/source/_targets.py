"""The names that targets, patterns and assignment expressions bind."""

import ast
from collections.abc import Iterator

from ._truth import always_true


def names_in(target: ast.expr) -> Iterator[str]:
    """Yield the names that an assignment target or a ``del`` is about."""
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from names_in(element)
    elif isinstance(target, ast.Starred):
        yield from names_in(target.value)


def captures(pattern: ast.pattern) -> Iterator[str]:
    """Yield the names that a pattern binds where it matches."""
    for node in ast.walk(pattern):
        name = getattr(node, "rest", None) or getattr(node, "name", None)
        if isinstance(name, str):
            yield name


def matches_all(pattern: ast.pattern) -> bool:
    """Tell whether a pattern matches whatever there is."""
    if isinstance(pattern, ast.MatchOr):
        return any(map(matches_all, pattern.patterns))
    return isinstance(pattern, ast.MatchAs) and (
        pattern.pattern is None or matches_all(pattern.pattern)
    )


def walrus_in(statement: ast.stmt) -> Iterator[tuple[str, bool]]:
    """Yield what the expressions of one statement assign, its inner blocks left out."""
    for _, value in ast.iter_fields(statement):
        for node in value if isinstance(value, list) else (value,):
            if isinstance(node, _EXPRESSIONS):
                yield from _assigned(node, is_certain=True)
            elif isinstance(node, ast.match_case) and node.guard:
                yield from _assigned(node.guard, is_certain=False)


_EXPRESSIONS = ast.expr | ast.withitem | ast.keyword | ast.arguments


def _assigned(node: ast.AST, *, is_certain: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Lambda):
        return
    if isinstance(node, ast.NamedExpr):
        yield node.target.id, is_certain
    for child in ast.iter_child_nodes(node):
        yield from _assigned(child, is_certain=is_certain and always_true(node, child))
