"""Whole statements in an ``__init__.py``: how they are written and put in."""

import ast
import re
from collections.abc import Iterable, Sequence

from ._init import Init
from ._lines import Span
from ._lists import Splice
from ._style import Style, columns

# Comments for tools, which ruff does not count.
_PRAGMA = re.compile(
    r"#\s*(?:(?i:noqa)|nosec|(?:isort|type|pyright|pyrefly|pylint|flake8|ruff|ty):)"
)

_IMPORTS = ast.Import | ast.ImportFrom


def import_text(
    module: str,
    names: Sequence[str],
    newline: bytes,
    style: Style,
    word: str = "from",
    reserved: int = 0,
) -> bytes:
    """Return an import line, wrapped as ``ruff format`` wraps it.

    Args:
        module: What to import from, with leading dots where it is relative.
        names: The names, in their order.
        newline: The line ending.
        style: How new lines are written.
        word: ``from``, or ``lazy from``.
        reserved: The columns of what stands behind it.
    """
    line = f"{word} {module} import {', '.join(names)}"
    if columns(line) + reserved <= style.width:
        return line.encode()
    inner = (f"{style.indent}{name}," for name in names)
    rows = [f"{word} {module} import (", *inner, ")"]
    return newline.join(row.encode() for row in rows)


def list_text(
    target: str,
    names: Iterable[str],
    newline: bytes,
    style: Style,
    *,
    may_fit: bool = False,
) -> bytes:
    """Return the assignment of a list of names, one a line where it does not fit.

    Args:
        target: What is assigned, with its annotation.
        names: The names, in their order.
        newline: The line ending.
        style: How new lines are written.
        may_fit: Whether a list that fits is put on a line.
    """
    quoted = [f"{style.quote}{name}{style.quote}" for name in names]
    line = f"{target} = [{', '.join(quoted)}]"
    if (may_fit or style.is_packed) and columns(line) <= style.width:
        return line.encode()
    rows = [f"{target} = [", *(f"{style.indent}{name}," for name in quoted), "]"]
    return newline.join(row.encode() for row in rows)


def reserved_behind(init: Init, span: Span) -> int:
    """Return the columns that ruff counts for the comment behind a statement."""
    line = init.text.line(span.last)
    rest = line[span.end - init.text.starts[span.last - 1] :].strip().decode()
    if not rest.startswith("#") or _PRAGMA.match(rest):
        return 0
    return 2 + columns(rest)


def after_line(
    init: Init, number: int, statements: Sequence[bytes], *, is_apart: bool = True
) -> Splice:
    """Return what puts statements behind a line.

    Where the next statement follows at once, they stand as close: so that nothing is
    left of them when they are taken out again.

    Args:
        init: The file.
        number: The line; what continues it stays with it.
        statements: What to put there.
        is_apart: Whether blank lines are to be around them, or only where one is.
    """
    text = init.text
    newline = text.newline
    number = init.end_of_line(number)
    offset = text.starts[number]
    block = newline.join(statements) + newline
    is_last = number + 1 >= len(text.starts)
    is_blank = text.is_blank(number + 1)
    is_close = bool(text.line(number + 1).strip())
    if is_close and init.ends_docstring(number):
        follower = _beginning_at(init, number + 1)
        blanks = 2 if isinstance(follower, _DEFINITIONS) else 1
        block += newline * blanks if is_apart else b""
    elif not (is_close and _has_code_behind(init, number)):
        if is_last or is_blank or is_apart:
            block = newline + block
        block += newline if is_apart and not (is_last or is_blank) else b""
    if not text.line(number).endswith((b"\n", b"\r")):
        block = newline + block
    return Splice(offset, offset, block)


def _has_code_behind(init: Init, number: int) -> bool:
    return bool(init.spans) and init.spans[-1].last > number


def _beginning_at(init: Init, number: int) -> ast.stmt | None:
    """Return the statement that begins on a line."""
    for statement in init.tree.body:
        decorators = getattr(statement, "decorator_list", [])
        if number == min([statement.lineno, *(d.lineno for d in decorators)]):
            return statement
    return None


def beside(init: Init, span: Span, statement: bytes, *, before: bool) -> Splice:
    """Return what puts a statement on the line before or after another.

    It is not put before one that shares its line with something before it.
    """
    text = init.text
    if before and init.begins_line(span):
        offset = text.starts[span.first - 1]
        return Splice(offset, offset, statement + text.newline)
    last = init.end_of_line(span.last)
    has_end = text.line(last).endswith((b"\n", b"\r"))
    line = (b"" if has_end else text.newline) + statement + text.newline
    return Splice(text.starts[last], text.starts[last], line)


def at_top(init: Init, statements: Sequence[bytes], *, after_imports: bool) -> Splice:
    """Return what puts statements below the docstring, or below the first imports."""
    body = init.tree.body
    anchor = _anchor(init, after_imports=after_imports)
    if anchor is not None:
        return after_line(init, anchor, statements, is_apart=after_imports)
    if not body:
        return _at_end(init, statements)
    text = init.text
    newline = text.newline
    first = body[0]
    line = min(
        [first.lineno, *(d.lineno for d in getattr(first, "decorator_list", []))]
    )
    offset = text.starts[line - 1]
    blanks = 2 if isinstance(first, _DEFINITIONS) else 1
    block = newline.join(statements) + newline * (1 + blanks)
    return Splice(offset, offset, block)


_DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def end_of_imports(init: Init, span: Span) -> int:
    """Return the last line of the run of imports that an import is in."""
    body = init.tree.body
    index = next(
        i
        for i, statement in enumerate(body)
        if init.span(statement).start == span.start
    )
    while index + 1 < len(body) and isinstance(body[index + 1], _IMPORTS):
        index += 1
    return init.span(body[index]).last


def _anchor(init: Init, *, after_imports: bool) -> int | None:
    """Return the line behind which new imports go, or ``__lazy_modules__``."""
    anchor = None
    for index, statement in enumerate(init.tree.body):
        is_docstring = index == 0 and _is_docstring(statement)
        is_future = (
            isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        )
        is_dunder = _is_dunder(statement)
        is_lazy_list = is_dunder and _assigns(statement, "__lazy_modules__")
        is_import = isinstance(statement, _IMPORTS)
        if not (is_docstring or is_import or is_dunder):
            break
        if is_docstring or is_future or (after_imports and (is_import or is_lazy_list)):
            anchor = init.span(statement).last
    return anchor


def _at_end(init: Init, statements: Sequence[bytes]) -> Splice:
    """Put statements in a file that has nothing but comments, or nothing at all."""
    text = init.text
    newline = text.newline
    block = newline.join(statements) + newline
    last = len(text.starts) - 1
    if text.data.strip():
        block = newline + block
        if not text.line(last).endswith((b"\n", b"\r")):
            block = newline + block
    return Splice(len(text.data), len(text.data), block)


def _is_docstring(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _is_dunder(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return False
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return len(names) == len(targets) and all(
        name.startswith("__") and name.endswith("__") for name in names
    )


def _assigns(statement: ast.stmt, name: str) -> bool:
    targets = getattr(statement, "targets", None) or [
        getattr(statement, "target", None)
    ]
    return any(isinstance(t, ast.Name) and t.id == name for t in targets)
