"""Lazy re-exports by ``__lazy_modules__`` (PEP 810), which older Pythons ignore."""

from collections.abc import Iterable

from ._init import Init, Names
from ._lists import Listing, Splice, spliced
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
    if present is not None:
        is_free = present.is_whole and not present.is_kept
        return _changed(init, present, wanted, width) if is_free else content
    if not wanted or "__lazy_modules__" in init.module.scope:
        return content
    text = list_text(_TARGET, wanted, init.text.newline, width)
    return _edited(init, [at_top(init, [text], after_imports=False)])


def _targets(init: Init) -> tuple[str, ...]:
    """Return the modules that its import lines name, each as a key."""
    named = {
        line.target
        for line in init.imports
        if not (line.is_star or line.is_lazy or line.is_kept)
    }
    return tuple(sorted(named, key=module_key))


def _changed(init: Init, present: Names, wanted: tuple[str, ...], width: int) -> bytes:
    """Return the file with the keys that are wanted in its list."""
    listing, span = present.listing, present.span
    names = listing.names
    own = {name for name in names if f"{name}.".startswith(f"{init.package}.")}
    gone = frozenset(own - set(wanted))
    added = [name for name in wanted if name not in _written(listing)]
    if not (gone or added) or not (wanted or present.is_annotated):
        return init.content
    if not added and len(gone) == len(listing.elements):
        return _edited(init, taken_out(init, [span]))
    newline = init.text.newline
    own_text = list_text(_TARGET, names, newline, width)
    if init.text.data[span.start : span.end] == own_text:
        left = sorted({*names, *wanted} - gone, key=module_key)
        text = list_text(_TARGET, left, newline, width)
        return _edited(init, [Splice(span.start, span.end, text)])
    if not added:
        return _edited(init, listing.removed(gone))
    more = _edited(init, listing.added(added, (module_key,), listing.quoted))
    # What is taken out of a list that grows would move what is put into it.
    again = Init(more, init.package)
    grown = again.lazy_modules
    return _changed(again, grown, wanted, width) if gone and grown else more


def _written(listing: Listing) -> set[str]:
    """Return all the keys of a list, those that are to be kept included."""
    texts = (listing.data[item.start : item.end] for item in listing.elements)
    return {text.strip(b"\"'").decode() for text in texts}


def _edited(init: Init, splices: Iterable[Splice]) -> bytes:
    return init.text.encoded(spliced(init.text.data, splices))
