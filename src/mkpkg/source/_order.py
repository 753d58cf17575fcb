"""The orders in which names stand in import lines and in ``__all__``.

They are those of ruff: constants, classes, others, and numbers by value. Imported names
are compared without case (I001), those in ``__all__`` with it (RUF022).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

Key = Callable[[str], tuple[object, ...]]

_LEADING_ZERO = re.compile(r"(?<![0-9])(0[0-9]*)")
_NUMBER = re.compile(r"(?<![0-9\x01])([1-9][0-9]*)")
_CONSTANT, _CLASS, _OTHER = range(3)


def export_key(name: str) -> tuple[object, ...]:
    """Return what sorts names in ``__all__`` (RUF022)."""
    return (_kind(name), _natural(name), name)


def member_key_of(
    name: str, *, has_kinds: bool = True, is_case_sensitive: bool = False
) -> tuple[object, ...]:
    """Return what sorts the names of one import (I001)."""
    kind = _kind(name) if has_kinds else _OTHER
    first = "" if is_case_sensitive else _natural(name.lower())
    return (name != "*", kind, first, _natural(name), name)


def module_key(module: str, *, is_case_sensitive: bool = False) -> tuple[object, ...]:
    """Return what sorts import lines by the module they import from (I001)."""
    inner = module.lstrip(".")
    level = len(module) - len(inner)
    # Absolute imports stand above relative ones, and `..` above `.`.
    depth = -level if level else -1000
    first = "" if is_case_sensitive else _natural(inner.lower())
    return (depth, bool(inner), first, _natural(inner))


def places(
    present: Sequence[str], new: Sequence[str], orders: Sequence[Key]
) -> list[tuple[int, list[str]]]:
    """Return where new names go in a list.

    Args:
        present: The names that are there, in their order.
        new: The names to add; none of them is there.
        orders: Known orders; the first that `present` is in decides. Names are put at
            the end of a list that is in none of them.

    Returns:
        Indices into `present`, ascending, each with the names that go before it.
    """
    key = next((order for order in orders if _is_sorted(present, order)), None)
    if key is None:
        return [(len(present), list(new))] if new else []
    keys = [key(name) for name in present]
    found: dict[int, list[str]] = {}
    for name in sorted(new, key=key):
        found.setdefault(bisect_right(keys, key(name)), []).append(name)
    return sorted(found.items())


def _is_sorted(names: Sequence[str], key: Key) -> bool:
    keys = [key(name) for name in names]
    return keys == sorted(keys)


def _kind(name: str) -> int:
    if len(name) > 1 and name.isupper():
        return _CONSTANT
    return _CLASS if name[:1].isupper() else _OTHER


def _natural(text: str) -> str:
    marked = _LEADING_ZERO.sub("\x01\\1\x01", text)
    return _NUMBER.sub(lambda found: found[0].zfill(255), marked)
