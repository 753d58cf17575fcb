"""The order of a list into which new items come."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

_Key = TypeVar("_Key")
Order = Callable[[str], Any]

_NUMBER = re.compile(r"([0-9]+)")
_WORD = re.compile(r"[A-Za-z0-9._-]*")


def _natural(text: str) -> tuple[str | int, ...]:
    pieces = _NUMBER.split(text.casefold())
    return tuple(int(p) if index % 2 else p for index, p in enumerate(pieces))


def _project(text: str) -> str:
    found = _WORD.match(text)
    return found[0].casefold() if found else ""


#: The orders that people and tools use, the plainest first.
_ORDERS: tuple[Order, ...] = (str, str.casefold, _project, _natural)


def find_order(texts: Sequence[str]) -> Order | None:
    """Return the order in which texts are sorted, or None where they are not.

    Options of a command are never taken for sorted, however they happen to stand.
    """
    if len(texts) < 2 or any(text.startswith("-") for text in texts):
        return None
    for order in _ORDERS:
        keys = [order(text) for text in texts]
        if keys == sorted(keys):
            return order
    return None


def place_between(
    present: Sequence[_Key], others: Sequence[_Key], new: Collection[_Key]
) -> list[_Key]:
    """Put new keys beside their neighbours in another list.

    Args:
        present: The keys that are there.
        others: All keys of the list that the new ones come from.
        new: The new ones.
    """
    result = list(present)
    for index, key in enumerate(others):
        if key not in new:
            continue
        before = next((k for k in reversed(others[:index]) if k in result), None)
        after = next((k for k in others[index + 1 :] if k in result), None)
        if after is None:
            result.append(key)
        elif before is None:
            result.insert(result.index(after), key)
        else:
            result.insert(result.index(before) + 1, key)
    return result


def place_sorted(
    present: Sequence[_Key],
    others: Sequence[_Key],
    new: Collection[_Key],
    order: Callable[[_Key], Any],
    *,
    is_free: Callable[[_Key], bool],
) -> list[_Key]:
    """Put new keys where they belong in a list that is sorted.

    Args:
        present: The keys that are there.
        others: All keys of the list that the new ones come from.
        new: The new ones.
        order: What the list is sorted by.
        is_free: Tells of which keys the order means nothing. Others keep to their
            neighbours in the other list where the two orders differ: of filters for
            warnings the last one counts.
    """
    result = list(present)
    for key in (key for key in others if key in new):
        index = bisect_right([order(other) for other in result], order(key))
        at = others.index(key)
        is_between = not (
            set(result[:index]) & set(others[at:])
            or set(result[index:]) & set(others[:at])
        )
        if is_free(key) or is_between:
            result.insert(index, key)
        else:
            result = place_between(result, others, {key})
    return result
