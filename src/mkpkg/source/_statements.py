"""Whole statements in an ``__init__.py``: how they are written, put in, taken out."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from ._init import Init, Span
from ._lists import Splice

#: Columns that a line has, as ruff formats it by default.
LINE_LENGTH = 88
_COMMENT = re.compile(rb"#[^\r\n]*")
_IMPORTS = ast.Import | ast.ImportFrom


def import_text(
    module: str, names: Sequence[str], newline: bytes, width: int, word: str = "from"
) -> bytes:
    """Return an import line, wrapped as ``ruff format`` wraps it.

    Args:
        module: What to import from, with leading dots where it is relative.
        names: The names, in their order.
        newline: The line ending.
        width: The columns that there are.
        word: ``from``, or ``lazy from``.
    """
    line = f"{word} {module} import {', '.join(names)}"
    if len(line) <= width:
        return line.encode()
    rows = [f"{word} {module} import (", *(f"    {name}," for name in names), ")"]
    return newline.join(row.encode() for row in rows)


def list_text(
    target: str, names: Iterable[str], newline: bytes, width: int = 0
) -> bytes:
    """Return the assignment of a list of names, one a line where it does not fit.

    Args:
        target: What is assigned, with its annotation.
        names: The names, in their order.
        newline: The line ending.
        width: The columns that there are; none for one name a line in any case.
    """
    quoted = [f'"{name}"' for name in names]
    line = f"{target} = [{', '.join(quoted)}]"
    if len(line) <= width:
        return line.encode()
    rows = [f"{target} = [", *(f"    {name}," for name in quoted), "]"]
    return newline.join(row.encode() for row in rows)


def after_line(init: Init, number: int, statements: Sequence[bytes]) -> Splice:
    """Return what puts statements behind a line, apart by a blank line where that one is."""
    text = init.text
    newline = text.newline
    offset = text.starts[number]
    block = newline.join(statements) + newline
    is_last = number + 1 >= len(text.starts)
    if is_last or text.is_blank(number + 1):
        block = newline + block
    if not text.line(number).endswith((b"\n", b"\r")):
        block = newline + block
    return Splice(offset, offset, block)


def beside(init: Init, span: Span, statement: bytes, *, before: bool) -> Splice:
    """Return what puts a statement on the line before or after another."""
    text = init.text
    if before:
        offset = text.starts[span.first - 1]
        return Splice(offset, offset, statement + text.newline)
    offset = text.starts[span.last]
    has_end = text.line(span.last).endswith((b"\n", b"\r"))
    return Splice(
        offset, offset, (b"" if has_end else text.newline) + statement + text.newline
    )


def at_top(init: Init, statements: Sequence[bytes], *, after_imports: bool) -> Splice:
    """Return what puts statements below the docstring, or below the first imports."""
    body = init.tree.body
    anchor = _anchor(init, after_imports=after_imports)
    if anchor is not None:
        return after_line(init, anchor, statements)
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


def taken_out(init: Init, spans: Iterable[Span]) -> Iterator[Splice]:
    """Yield what removes statements; their comments stay, each on its line.

    A blank line goes with them where there would be two.
    """
    for group in _groups(init, sorted(spans, key=lambda span: span.start)):
        shared = [splice for span in group for splice in _shared(init, span)]
        if shared:
            yield from shared
            continue
        yield _lines_out(init, group)


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


def _groups(init: Init, spans: list[Span]) -> Iterator[list[Span]]:
    """Yield statements that stand together, with nothing but blank lines between."""
    group: list[Span] = []
    for span in spans:
        if group and any(
            not init.text.is_blank(number)
            for number in range(group[-1].last + 1, span.first)
        ):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _shared(init: Init, span: Span) -> Iterator[Splice]:
    """Yield what removes a statement that shares a line with another one."""
    body = init.tree.body
    spans = [init.span(statement) for statement in body]
    index = next(i for i, other in enumerate(spans) if other.start == span.start)
    if index + 1 < len(spans) and spans[index + 1].first == span.last:
        yield Splice(span.start, spans[index + 1].start, b"")
    elif index and spans[index - 1].last == span.first:
        yield Splice(spans[index - 1].end, span.end, b"")


def _lines_out(init: Init, group: list[Span]) -> Splice:
    text = init.text
    first, last = group[0].first, group[-1].last
    comments = [
        found
        for span in group
        for number in range(span.first, span.last + 1)
        for found in _COMMENT.findall(text.line(number))
    ]
    if not comments:
        first, last = _with_blanks(init, first, last)
    rows = b"".join(comment + text.newline for comment in comments)
    return Splice(text.starts[first - 1], text.starts[last], rows)


def _with_blanks(init: Init, first: int, last: int) -> tuple[int, int]:
    """Return the lines to remove, so that blank lines do not pile up."""
    text = init.text
    is_end = last + 1 >= len(text.starts)
    if text.is_blank(first - 1) and (is_end or text.is_blank(last + 1)):
        return first - 1, last
    if all(_is_comment(text.line(number)) for number in range(1, first)):
        while text.is_blank(last + 1):
            last += 1
    return first, last


def _is_comment(line: bytes) -> bool:
    return line.lstrip().startswith(b"#")


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
