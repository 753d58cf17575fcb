"""Edits of an ``__init__.py``: bytes in, bytes out, and nothing else is touched."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ._init import Init
from ._lines import Import, Names, Span
from ._lists import Splice, spliced
from ._order import (
    EXPORT_ORDERS,
    MEMBER_ORDERS,
    export_key,
    member_key,
    module_key,
    places,
)
from ._removal import taken_out
from ._statements import (
    LINE_LENGTH,
    after_line,
    at_top,
    beside,
    end_of_imports,
    import_text,
    list_text,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How new lines are written.

    Attributes:
        width: The columns that a line has.
    """

    width: int = LINE_LENGTH


def without(
    content: bytes,
    package: str,
    imports: frozenset[tuple[str, str]],
    exports: frozenset[str],
    width: int = LINE_LENGTH,
) -> bytes:
    """Take names out of import lines and of ``__all__``.

    Args:
        content: The file.
        package: The package's dotted name.
        imports: What is no longer imported: absolute module, and name in it.
        exports: What is no longer in ``__all__``.
        width: The columns that a line has.

    Returns:
        The file without them; statements that are left with nothing are gone, and
        comments stay.

    Raises:
        UnreadableError: The file cannot be read.
    """
    init = Init(content, package)
    emptied: list[Span] = []
    splices = [
        *_imports_without(init, imports, emptied, width),
        *_exports_without(init, exports, emptied),
    ]
    splices += taken_out(init, emptied)
    return init.text.encoded(spliced(init.text.data, splices)) if splices else content


def with_names(
    content: bytes,
    package: str,
    imports: Mapping[str, Sequence[str]],
    exports: Sequence[str],
    style: Style,
) -> bytes:
    """Put names into import lines and into ``__all__``, in the style of the file.

    Args:
        content: The file.
        package: The package's dotted name.
        imports: Names by the absolute module to import them from; none is there yet.
        exports: Names to add to ``__all__``; none is there yet.
        style: How new lines are written.

    Raises:
        UnreadableError: The file cannot be read, or its encoding has no room for a name.
    """
    if imports:
        content = _with_imports(Init(content, package), imports, style)
    if exports:
        content = _with_exports(Init(content, package), exports, style)
    return content


def _imports_without(
    init: Init, gone: frozenset[tuple[str, str]], emptied: list[Span], width: int
) -> Iterator[Splice]:
    for line in init.imports:
        names = frozenset(
            n for n in init.listing_of(line).names if (line.target, n) in gone
        )
        if not names or line.is_kept or line.is_star:
            continue
        left = [
            element
            for element in init.listing_of(line).elements
            if element.name not in names
        ]
        if not left:
            emptied.append(line.span)
        elif _is_plain(init, line, width):
            rest = [
                imported.name for imported in line.names if imported.name not in names
            ]
            yield _rewritten(init, line, rest, width)
        else:
            yield from init.listing_of(line).removed(names)


def _exports_without(
    init: Init, gone: frozenset[str], emptied: list[Span]
) -> Iterator[Splice]:
    for names in init.exports:
        found = gone & set(names.listing.names)
        if not found or names.is_kept:
            continue
        if names.is_single:
            emptied.append(names.span)
            continue
        is_all = len(found) == len(names.listing.elements)
        if is_all and len(init.exports) == 1 and _is_own_list(init, names):
            emptied.append(names.span)
        else:
            yield from names.listing.removed(found)


def _with_imports(
    init: Init, imports: Mapping[str, Sequence[str]], style: Style
) -> bytes:
    """Extend import lines, and write new ones where there is none to extend."""
    splices: list[Splice] = []
    new: list[tuple[str, list[str]]] = []
    for target, names in imports.items():
        line = _line_to_extend(init, target)
        if line is None:
            new.append((_written(init, target), sorted(names, key=member_key)))
        elif _is_plain(init, line, style.width):
            present = [imported.name for imported in line.names]
            splices.append(_rewritten(init, line, _merged(present, names), style.width))
        else:
            splices += init.listing_of(line).added(names, MEMBER_ORDERS, _member(init))
    splices += _new_imports(init, sorted(new, key=_by_module), style)
    return init.text.encoded(spliced(init.text.data, splices))


def _by_module(row: tuple[str, list[str]]) -> tuple[object, ...]:
    return module_key(row[0])


def _line_to_extend(init: Init, target: str) -> Import | None:
    """Return the last import of a module that has a name in a form of its own."""
    found = [
        line
        for line in init.imports
        if line.target == target
        and not (line.is_star or line.is_kept)
        # A line of renames stays one: isort wants each rename apart.
        and init.listing_of(line).names
        and not (init.is_alias_style and len(line.names) == 1)
    ]
    return found[-1] if found else None


def _member(init: Init) -> Callable[[str], bytes]:
    def write(name: str) -> bytes:
        return (f"{name} as {name}" if init.is_alias_style else name).encode()

    return write


def _new_imports(
    init: Init, new: Sequence[tuple[str, list[str]]], style: Style
) -> Iterator[Splice]:
    run = _first_run(init)
    rows = [
        (module, text)
        for module, names in new
        for text in _import_texts(init, module, names, style.width)
    ]
    if not run:
        if rows:
            yield at_top(init, [text for _, text in rows], after_imports=True)
        return
    keys = [module_key(line.module) for line in run]
    is_sorted = keys == sorted(keys)
    for module, text in rows:
        before = [
            line
            for line, key in zip(run, keys, strict=True)
            if not is_sorted or key <= module_key(module)
        ]
        anchor = before[-1] if before else run[0]
        yield beside(init, anchor.span, text, before=not before)


def _import_texts(
    init: Init, module: str, names: Sequence[str], width: int
) -> list[bytes]:
    newline = init.text.newline
    if not init.is_alias_style:
        return [import_text(module, names, newline, width)]
    aliases = [f"{name} as {name}" for name in names]
    return [import_text(module, [alias], newline, width) for alias in aliases]


def _first_run(init: Init) -> tuple[Import, ...]:
    """Return the first imports of the package's own that stand together."""
    if not init.imports:
        return ()
    last = end_of_imports(init, init.imports[0].span)
    return tuple(line for line in init.imports if line.span.first <= last)


def _written(init: Init, target: str) -> str:
    """Return how the file writes a module that is in the package: relative or not."""
    styles = [line.module.startswith(".") for line in init.imports]
    if styles and not any(styles):
        return target
    return "." + target.removeprefix(init.package).removeprefix(".")


def _with_exports(init: Init, exports: Sequence[str], style: Style) -> bytes:
    lists = [names for names in init.exports if names.is_open]
    if lists:
        splices = list(_extended_list(init, lists[0], exports, style))
    elif not init.module.has_exports:
        splices = [_new_list(init, exports)]
    else:
        splices = []
    return init.text.encoded(spliced(init.text.data, splices))


def _extended_list(
    init: Init, names: Names, new: Sequence[str], style: Style
) -> Iterator[Splice]:
    listing = names.listing
    splices = list(listing.added(new, EXPORT_ORDERS, listing.quoted))
    column = names.span.start - init.text.starts[names.span.first - 1]
    before = names.span.end - names.span.start
    longer = sum(len(splice.new) - splice.end + splice.start for splice in splices)
    fits = column + before + longer <= style.width
    if fits or not names.is_whole or not listing.is_one_line:
        yield from splices
        return
    exploded = listing.exploded(new, EXPORT_ORDERS, init.text.newline)
    yield exploded


def _new_list(init: Init, new: Iterable[str]) -> Splice:
    names = sorted(new, key=export_key)
    text = list_text("__all__", names, init.text.newline)
    run = _first_run(init)
    if not run:
        return at_top(init, [text], after_imports=True)
    return after_line(init, end_of_imports(init, run[-1].span), [text])


def _is_plain(init: Init, line: Import, width: int) -> bool:
    """Tell whether an import is written as the tool would write its names."""
    if any(imported.is_alias or imported.is_kept for imported in line.names):
        return False
    names = [imported.name for imported in line.names]
    word = "lazy from" if line.is_lazy else "from"
    text = import_text(line.module, names, init.text.newline, width, word)
    return init.text.data[line.span.start : line.span.end] == text


def _rewritten(init: Init, line: Import, names: Sequence[str], width: int) -> Splice:
    word = "lazy from" if line.is_lazy else "from"
    text = import_text(line.module, names, init.text.newline, width, word)
    return Splice(line.span.start, line.span.end, text)


def _merged(present: Sequence[str], new: Sequence[str]) -> list[str]:
    merged = list(present)
    for index, names in reversed(places(present, new, MEMBER_ORDERS)):
        merged[index:index] = names
    return merged


def _is_own_list(init: Init, names: Names) -> bool:
    if not names.is_whole or names.listing.is_tuple:
        return False
    text = list_text("__all__", names.listing.names, init.text.newline)
    return init.text.data[names.span.start : names.span.end] == text
