"""Edits of an ``__init__.py``: bytes in, bytes out, and nothing else is touched."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from ._init import Init
from ._lines import Names, Span
from ._lists import Splice, spliced
from ._order import export_key
from ._placing import is_plain, own_run, put_in, rewritten
from ._removal import taken_out
from ._statements import after_line, at_top, end_of_imports, list_text, reserved_behind
from ._style import DEFAULT, Style, columns


def without(
    content: bytes,
    package: str,
    imports: frozenset[tuple[str, str]],
    exports: frozenset[str],
    style: Style = DEFAULT,
) -> bytes:
    """Take names out of import lines and of ``__all__``.

    Args:
        content: The file.
        package: The package's dotted name.
        imports: What is no longer imported: absolute module, and name in it.
        exports: What is no longer in ``__all__``.
        style: How lines are written.

    Returns:
        The file without them; statements that are left with nothing are gone, and
        comments stay.

    Raises:
        UnreadableError: The file cannot be read.
    """
    if not (imports or exports):
        return content
    init = Init(content, package)
    emptied: list[Span] = []
    splices = [
        *_imports_without(init, imports, emptied, style),
        *_exports_without(init, exports, emptied, style),
    ]
    splices += taken_out(init, emptied)
    return init.text.encoded(spliced(init.text.data, splices)) if splices else content


def with_names(
    content: bytes,
    package: str,
    imports: Mapping[str, Sequence[str]],
    exports: Sequence[str],
    style: Style,
    *,
    is_listed: bool = True,
) -> bytes:
    """Put names into import lines and into ``__all__``, in the style of the file.

    Args:
        content: The file.
        package: The package's dotted name.
        imports: Names by the absolute module to import them from; none is there yet.
        exports: Names to add to ``__all__``; none is there yet.
        style: How new lines are written.
        is_listed: Whether there is an ``__all__``, or will be one. Without it, what is
            imported counts as unused unless it is imported as itself (F401).

    Raises:
        UnreadableError: The file cannot be read, or its encoding has no room for a name.
    """
    if imports:
        init = Init(content, package)
        has_aliases = init.is_alias_style or not (is_listed or init.has_plain)
        splices = put_in(init, imports, style, has_aliases=has_aliases)
        content = init.text.encoded(spliced(init.text.data, splices))
    if exports:
        content = _with_exports(Init(content, package), exports, style)
    return content


def _imports_without(
    init: Init, gone: frozenset[tuple[str, str]], emptied: list[Span], style: Style
) -> Iterator[Splice]:
    for line in init.imports:
        listing = init.listing_of(line)
        names = frozenset(n for n in listing.names if (line.target, n) in gone)
        if not names or line.is_kept or line.is_star:
            continue
        left = [item for item in listing.elements if item.name not in names]
        if not left:
            emptied.append(line.span)
        elif is_plain(init, line, style):
            rest = [
                imported.name for imported in line.names if imported.name not in names
            ]
            yield rewritten(init, line, rest, style)
        else:
            yield from listing.removed(names)


def _exports_without(
    init: Init, gone: frozenset[str], emptied: list[Span], style: Style
) -> Iterator[Splice]:
    for names in init.exports:
        found = gone & set(names.listing.names)
        if not found or names.is_kept:
            continue
        if names.is_single:
            emptied.append(names.span)
            continue
        is_all = len(found) == len(names.listing.elements)
        if is_all and len(init.exports) == 1 and _is_own_list(init, names, style):
            emptied.append(names.span)
        else:
            yield from names.listing.removed(found)


def _with_exports(init: Init, exports: Sequence[str], style: Style) -> bytes:
    whole = [index for index, names in enumerate(init.exports) if names.is_whole]
    # What is assigned anew has nothing of what was there before.
    last = init.exports[whole[-1] :] if whole else init.exports
    lists = [names for names in last if names.is_open]
    if lists:
        splices = list(_extended_list(init, lists[0], exports, style))
    elif not init.module.has_exports:
        splices = [_new_list(init, exports, style)]
    else:
        splices = []
    return init.text.encoded(spliced(init.text.data, splices))


def _extended_list(
    init: Init, names: Names, new: Sequence[str], style: Style
) -> Iterator[Splice]:
    listing = names.listing
    write = partial(listing.quoted, otherwise=style.quote)
    splices = list(listing.added(new, style.export_orders, write, style.indent))
    if not (names.is_whole and listing.is_one_line) or _fits(
        init, names, splices, style
    ):
        yield from splices
        return
    yield listing.exploded(new, style.export_orders, write, style.indent)


def _fits(init: Init, names: Names, splices: list[Splice], style: Style) -> bool:
    """Tell whether a list that gets names still fits on its line."""
    text = init.text
    start = text.starts[names.span.first - 1]
    line = text.data[start : names.span.end].decode()
    longer = sum(
        columns(splice.new.decode()) - splice.end + splice.start for splice in splices
    )
    return columns(line) + longer + reserved_behind(init, names.span) <= style.width


def _new_list(init: Init, new: Iterable[str], style: Style) -> Splice:
    names = sorted(new, key=export_key)
    text = list_text("__all__", names, init.text.newline, style)
    run = own_run(init, style)
    if not run:
        return at_top(init, [text], after_imports=True)
    return after_line(init, end_of_imports(init, run[-1].span), [text])


def _is_own_list(init: Init, names: Names, style: Style) -> bool:
    if not names.is_whole or names.listing.is_tuple:
        return False
    text = list_text("__all__", names.listing.names, init.text.newline, style)
    return init.text.data[names.span.start : names.span.end] == text
