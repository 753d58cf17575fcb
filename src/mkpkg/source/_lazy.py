"""Lazy re-exports by ``__lazy_modules__`` (PEP 810), which older Pythons ignore."""

from collections.abc import Iterator

from ._init import Init, Names
from ._lists import Splice, spliced
from ._order import module_key
from ._removal import taken_out
from ._statements import LINE_LENGTH, at_top, list_text

_TARGET = "__lazy_modules__: list[str]"
_KEY = b"__lazy_modules__"


def with_laziness(
    content: bytes, package: str, *, is_lazy: bool, width: int = LINE_LENGTH
) -> bytes:
    """Make the re-exports of a package lazy, or eager; keys of others stay.

    Args:
        content: The file.
        package: The package's dotted name.
        is_lazy: Whether they are to be lazy.
        width: The columns that a line has.

    Raises:
        UnreadableError: The file cannot be read.
    """
    if not is_lazy and _KEY not in content:
        return content
    init = Init(content, package)
    wanted = _targets(init) if is_lazy else ()
    present = init.lazy_modules
    if present is None:
        if "__lazy_modules__" in init.module.scope:
            return content
        text = list_text(_TARGET, wanted, init.text.newline, width)
        splices = [at_top(init, [text], after_imports=False)] if wanted else []
    elif present.is_kept or not present.is_whole:
        return content
    else:
        splices = list(_changed(init, present, wanted, width))
    return init.text.encoded(spliced(init.text.data, splices)) if splices else content


def _targets(init: Init) -> tuple[str, ...]:
    """Return the modules that its import lines name, each as a key."""
    named = {
        line.target
        for line in init.imports
        if not (line.is_star or line.is_lazy or line.is_kept)
    }
    return tuple(sorted(named, key=module_key))


def _changed(
    init: Init, present: Names, wanted: tuple[str, ...], width: int
) -> Iterator[Splice]:
    names = present.listing.names
    own = {name for name in names if f"{name}.".startswith(f"{init.package}.")}
    gone = frozenset(own - set(wanted))
    added = [name for name in wanted if name not in names]
    if not (gone or added) or not (wanted or present.is_annotated):
        return
    if not added and len(gone) == len(present.listing.elements):
        yield from taken_out(init, [present.span])
        return
    span, newline = present.span, init.text.newline
    if init.text.data[span.start : span.end] == list_text(
        _TARGET, names, newline, width
    ):
        left = sorted({*names, *wanted} - gone, key=module_key)
        yield Splice(span.start, span.end, list_text(_TARGET, left, newline, width))
        return
    # In a form of the user's, one thing at a time: a second edit would move the first.
    if added:
        quote = present.listing.quoted
        yield from present.listing.added(added, (module_key,), quote)
    else:
        yield from present.listing.removed(gone)
