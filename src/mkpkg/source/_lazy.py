"""Lazy re-exports by ``__lazy_modules__`` (PEP 810), which older Pythons ignore.

A list that is annotated as the tool does it is the tool's: its keys follow the import
lines. In it, keys of other modules are the user's, and so are those that an import of
another form needs. Any other container is the user's, and grows only; a key goes from
it with the last import that it was for.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import partial

from ._init import Init
from ._lines import Names
from ._lists import Splice, spliced
from ._module import absolute
from ._order import module_key
from ._removal import taken_out
from ._statements import at_top, list_text
from ._style import DEFAULT, Style

_TARGET = "__lazy_modules__: list[str]"
_NAME = "__lazy_modules__"


def with_laziness(
    content: bytes,
    package: str,
    *,
    is_lazy: bool | None,
    style: Style = DEFAULT,
    before: Init | None = None,
) -> bytes:
    """Make the re-exports of a package lazy, or eager; keys of others stay.

    Args:
        content: The file.
        package: The package's dotted name.
        is_lazy: Whether they are to be lazy; None for as they are, so that keys only
            go with the last import that they were for.
        style: How lines are written.
        before: The file as it was before its imports were edited.

    Raises:
        UnreadableError: The file cannot be read.
    """
    if not is_lazy and _NAME.encode() not in content:
        return content
    init = Init(content, package)
    wanted = _targets(init) if is_lazy else frozenset()
    known = _keys(init)
    lists = [names for names in init.lazy_modules if names.is_open]
    if not lists:
        if not wanted or _is_said(init):
            return content
        text = list_text(
            _TARGET, _sorted(wanted), init.text.newline, style, may_fit=True
        )
        return _edited(init, [at_top(init, [text], after_imports=False)])
    if lists[0].is_own and is_lazy is not None:
        gone = _own_keys(init, lists[0]) - wanted
    else:
        left = _targets(before) - _targets(init) if before else frozenset()
        gone = left - _needed(init)
    return _changed(init, lists[0], gone, wanted - known, style)


def held_back(content: bytes, package: str, *, is_lazy: bool) -> tuple[str, ...]:
    """Return the modules whose imports are not as lazy, or as eager, as they should be.

    That is so where ``__lazy_modules__`` is the user's, and cannot or must not be edited.
    """
    if _NAME.encode() not in content:
        return ()
    init = Init(content, package)
    if any(names.is_kept for names in init.lazy_modules):
        return ()
    keys = _keys(init)
    if is_lazy:
        return _sorted(_targets(init) - keys)
    return _sorted(_targets(init) & keys)


def _targets(init: Init) -> frozenset[str]:
    """Return the modules that its import lines name, each as a key."""
    return frozenset(
        line.target
        for line in init.imports
        if not (line.is_star or line.is_lazy or line.is_kept)
    )


def _needed(init: Init) -> frozenset[str]:
    """Return the modules that other forms of imports name, wherever they stand."""
    own = {id(line.node) for line in init.imports if line.target in _targets(init)}
    return frozenset(
        module
        for node in ast.walk(init.tree)
        if id(node) not in own
        for module in _named_by(init, node)
    )


def _named_by(init: Init, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        yield absolute(init.package, True, module) or ""


def _own_keys(init: Init, present: Names) -> frozenset[str]:
    """Return the keys of the tool's own list that are not there for others alone."""
    prefix = f"{init.package}."
    inside = {name for name in present.listing.names if f"{name}.".startswith(prefix)}
    return frozenset(inside - (_needed(init) - _targets(init)))


def _is_said(init: Init) -> bool:
    return _NAME in init.module.scope or _NAME in init.module.promised


def _keys(init: Init) -> frozenset[str]:
    """Return every text in the statements about the list, whatever their form."""
    if not _is_said(init):
        return frozenset()
    return frozenset(
        node.value
        for statement in ast.walk(init.tree)
        if isinstance(statement, ast.stmt) and _is_about(statement)
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _is_about(statement: ast.stmt) -> bool:
    if hasattr(statement, "body"):
        return False
    nodes = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return any(node.id == _NAME for node in nodes)


def _changed(
    init: Init, present: Names, gone: frozenset[str], new: frozenset[str], style: Style
) -> bytes:
    """Return the file with keys taken out of a list and others put into it."""
    listing, span = present.listing, present.span
    gone &= set(listing.names)
    if not (gone or new):
        return init.content
    is_only = len(init.lazy_modules) == 1
    if present.is_own and is_only and not new and len(gone) == len(listing.elements):
        return _edited(init, taken_out(init, [span]))
    newline = init.text.newline
    own_text = list_text(_TARGET, listing.names, newline, style, may_fit=True)
    if init.text.data[span.start : span.end] == own_text:
        left = _sorted({*listing.names, *new} - gone)
        text = list_text(_TARGET, left, newline, style, may_fit=True)
        return _edited(init, [Splice(span.start, span.end, text)])
    if not new:
        return _edited(init, listing.removed(gone))
    write = partial(listing.quoted, otherwise=style.quote)
    added = listing.added(_sorted(new), (module_key,), write, style.indent)
    more = Init(_edited(init, added), init.package)
    # What is taken out of a list that grows would move what is put into it.
    grown = next(names for names in more.lazy_modules if names.is_open)
    return _changed(more, grown, gone, frozenset(), style) if gone else more.content


def _sorted(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=module_key))


def _edited(init: Init, splices: Iterable[Splice]) -> bytes:
    return init.text.encoded(spliced(init.text.data, splices))
