"""Names put into import lines: those that are there, or new ones in their order."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ._init import Init
from ._lines import Import, Span
from ._lists import Splice
from ._order import places
from ._statements import (
    at_top,
    beside,
    end_of_imports,
    import_text,
    reserved_behind,
)
from ._style import Style


class _Row(NamedTuple):
    """An import in its section.

    Attributes:
        module: What is imported from, as it is written.
        first: The first name in the order of names; empty for a module that is whole.
        span: Where it stands.
    """

    module: str
    first: str
    span: Span


def put_in(
    init: Init, imports: Mapping[str, Sequence[str]], style: Style, *, has_aliases: bool
) -> list[Splice]:
    """Return what extends import lines, and adds new ones where there is none to extend.

    Args:
        init: The file.
        imports: Names by the absolute module to import them from.
        style: How new lines are written.
        has_aliases: Whether names are imported as themselves, ``X as X``.
    """
    splices: list[Splice] = []
    new: list[tuple[str, list[str]]] = []
    for target, names in imports.items():
        line = None if style.is_single_line else _to_extend(init, target, has_aliases)
        if line is None:
            module = _written(init, target)
            members = sorted(names, key=style.member_key)
            apart = has_aliases or style.is_single_line
            new += [(module, [n]) for n in members] if apart else [(module, members)]
        elif is_plain(init, line, style):
            present = [imported.name for imported in line.names]
            merged = _merged(present, names, style)
            splices.append(rewritten(init, line, merged, style))
        else:
            write = _member(has_aliases)
            listing = init.listing_of(line)
            splices += listing.added(names, style.member_orders, write, style.indent)
    new.sort(key=lambda row: (style.module_key(row[0]), style.member_key(row[1][0])))
    splices += _new_imports(init, new, style, has_aliases)
    return splices


def is_plain(init: Init, line: Import, style: Style) -> bool:
    """Tell whether an import is written as the tool would write its names."""
    if any(imported.is_alias or imported.is_kept for imported in line.names):
        return False
    text = _text(init, line, [imported.name for imported in line.names], style)
    return init.text.data[line.span.start : line.span.end] == text


def rewritten(init: Init, line: Import, names: Sequence[str], style: Style) -> Splice:
    """Return what gives a plain import other names."""
    return Splice(line.span.start, line.span.end, _text(init, line, names, style))


def _text(init: Init, line: Import, names: Sequence[str], style: Style) -> bytes:
    word = "lazy from" if line.is_lazy else "from"
    reserved = reserved_behind(init, line.span)
    return import_text(line.module, names, init.text.newline, style, word, reserved)


def own_run(init: Init, style: Style) -> tuple[_Row, ...]:
    """Return the first imports that stand together in the section of the package's own.

    That are relative ones, or those of the top-level package where the file has no
    relative one.
    """
    rows = tuple(_section(init, style))
    if not rows:
        return ()
    last = end_of_imports(init, rows[0].span)
    return tuple(row for row in rows if row.span.first <= last)


def _section(init: Init, style: Style) -> Iterator[_Row]:
    is_relative = _written(init, init.package).startswith(".")
    top = init.package.partition(".")[0]
    for statement in init.tree.body:
        if isinstance(statement, ast.ImportFrom):
            module = "." * statement.level + (statement.module or "")
            names = [alias.name for alias in statement.names]
            is_own = bool(statement.level) or f"{module}.".startswith(f"{top}.")
            if is_own and bool(statement.level) is is_relative:
                first = min(names, key=style.member_key)
                yield _Row(module, first, init.span(statement))
        elif style.is_mixed and isinstance(statement, ast.Import) and not is_relative:
            module = statement.names[0].name
            if f"{module}.".startswith(f"{top}."):
                yield _Row(module, "", init.span(statement))


def _to_extend(init: Init, target: str, has_aliases: bool) -> Import | None:
    """Return the last import of a module that has a name in a form of its own."""
    found = [
        line
        for line in init.imports
        if line.target == target
        and not (line.is_star or line.is_kept)
        # A line of renames stays one: isort wants each rename apart.
        and init.listing_of(line).names
        and not (has_aliases and len(line.names) == 1)
    ]
    return found[-1] if found else None


def _member(has_aliases: bool) -> Callable[[str], bytes]:
    def write(name: str) -> bytes:
        return (f"{name} as {name}" if has_aliases else name).encode()

    return write


def _new_imports(
    init: Init, new: Sequence[tuple[str, list[str]]], style: Style, has_aliases: bool
) -> Iterator[Splice]:
    newline, write = init.text.newline, _member(has_aliases)
    texts = [
        import_text(module, [write(n).decode() for n in names], newline, style)
        for module, names in new
    ]
    run = own_run(init, style)
    if not run:
        if texts:
            yield at_top(init, texts, after_imports=True)
        return
    key = _key_of(run, style)
    for (module, names), text in zip(new, texts, strict=True):
        own = _Row(module, names[0], run[0].span)
        before = [row for row in run if key is None or key(row) <= key(own)]
        anchor = before[-1] if before else run[0]
        yield beside(init, anchor.span, text, before=not before)


def _key_of(
    run: Sequence[_Row], style: Style
) -> Callable[[_Row], tuple[object, ...]] | None:
    """Return the order that imports are in; None where they are in none."""

    def by_module(row: _Row) -> tuple[object, ...]:
        return style.module_key(row.module)

    def by_all(row: _Row) -> tuple[object, ...]:
        return (*by_module(row), bool(row.first), style.member_key(row.first))

    for key in (by_all, by_module):
        keys = [key(row) for row in run]
        if keys == sorted(keys):
            return key
    return None


def _written(init: Init, target: str) -> str:
    """Return how the file writes a module that is in the package: relative or not."""
    styles = [line.module.startswith(".") for line in init.imports]
    if styles and not any(styles):
        return target
    return "." + target.removeprefix(init.package).removeprefix(".")


def _merged(present: Sequence[str], new: Sequence[str], style: Style) -> list[str]:
    merged = list(present)
    for index, names in reversed(places(present, new, style.member_orders)):
        merged[index:index] = names
    return merged
