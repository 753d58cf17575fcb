"""Tells which items of three lists are versions of one another."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from ._nodes import Part, Value

# What names a table among its like: pre-commit has `id` and `repo`, workflows `uses`.
_NAMES = ("id", "repo", "name", "module", "uses")
# PEP 508, as far as it takes to tell a project's name from what is said of it.
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*"
    r"(?P<rest>(?:\[[^]]*\]\s*)?(?:(?:[<>=!~]=|[<>;@(]).*)?)",
    re.DOTALL,
)


class Key(NamedTuple):
    """What an item is known by: a name that lasts, or all that it says."""

    kind: str
    text: str


Keyed = dict[Key, Part]
#: The kind of what is known by the name of a project.
PROJECT = "project"
_VALUE = "value"


class Matched(NamedTuple):
    """The items of three versions of a list, by what they are known by.

    An item that was rewritten has the key of what it was.

    Attributes:
        base: Those of the old template.
        ours: Those of the user.
        theirs: Those of the new template.
        is_clear: Whether each change can be told to be of one item.
    """

    base: Keyed
    ours: Keyed
    theirs: Keyed
    is_clear: bool


class _Side(NamedTuple):
    """What one side made of the old items.

    Attributes:
        successors: What stands in the place of one that is gone, with what that was.
        blurred: Those that gave way to others, so that which to which is unknown.
    """

    successors: dict[Key, Key]
    blurred: frozenset[Key]


def match_items(
    base: Sequence[Part], user: Sequence[Part], template: Sequence[Part]
) -> Matched | None:
    """Match the items of three lists, or return None where they are no sets.

    Args:
        base: The items in the old template.
        user: Those of the user.
        template: Those in the new template.
    """
    lists = (base, user, template)
    if any(_is_positional(items) for items in lists):
        return None
    keyed = [_keyed(items, lists) for items in lists]
    if _has_twins(keyed, lists):
        keyed = [_keyed(items, ()) for items in lists]
    if _has_twins(keyed, lists):
        return None
    old, mine, new = keyed
    left, right = _side(old, mine), _side(old, new)
    successors = left.successors | right.successors
    # What one side put beside an item is not what became of it on the other.
    true = {
        key: was
        for key, was in successors.items()
        if not any(key in side and was in side for side in (mine, new))
    }
    ours, theirs = _with_old_keys(mine, true), _with_old_keys(new, true)
    is_clear = _has_all_of(mine, old, new) or _has_all_of(new, old, mine)
    if not is_clear:
        blurred = (left.blurred - ours.keys(), right.blurred - theirs.keys())
        is_clear = _is_clear(old, ours, theirs, blurred)
    return Matched(old, ours, theirs, is_clear)


def _has_twins(keyed: Sequence[Keyed], lists: Sequence[Sequence[Part]]) -> bool:
    return any(len(k) != len(items) for k, items in zip(keyed, lists, strict=True))


def _is_positional(items: Sequence[Part]) -> bool:
    """Tell whether items are words of a command line, of which some go together."""
    values = [item.node.value for item in items]
    return any(
        isinstance(word, str)
        and word.startswith("-")
        and "=" not in word
        and not (isinstance(after, str) and after.startswith("-"))
        for word, after in pairwise(values)
    )


def _keyed(items: Sequence[Part], lists: Iterable[Sequence[Part]]) -> Keyed:
    """Return items by names, where one is given, as is usual in all of some lists."""
    has_requirements = any(
        _is_bound(item.node.value) for items in lists for item in items
    )
    keyed: Keyed = {}
    for item in items:
        value = item.node.value
        name = _name(value, has_requirements) if lists else None
        keyed[name or Key(_VALUE, json.dumps(value, sort_keys=True))] = item
    return keyed


def _is_bound(value: Value) -> bool:
    """Tell whether a text is a requirement that is more than a name."""
    found = isinstance(value, str) and _REQUIREMENT.fullmatch(value)
    return bool(found and found["rest"])


def _name(value: Value, has_requirements: bool) -> Key | None:
    if isinstance(value, dict):
        for kind in _NAMES:
            text = value.get(kind)
            if isinstance(text, str):
                # An action is the same one at another version.
                return Key(kind, text.partition("@")[0] if kind == "uses" else text)
        return None
    if has_requirements and isinstance(value, str):
        requirement = _REQUIREMENT.fullmatch(value)
        if requirement:
            return Key(PROJECT, _normalized(requirement["name"]))
    return None


def _normalized(name: str) -> str:
    """Return a project name as indexes compare it (PyPA, Names and normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def same_requirement(one: Value, other: Value) -> bool:
    """Tell whether two texts are one requirement, however it is written (PEP 508)."""
    plain = [_plainly(text) for text in (one, other) if isinstance(text, str)]
    return len(plain) == 2 and None not in plain and plain[0] == plain[1]


def _plainly(text: str) -> tuple[str, str, frozenset[str]] | None:
    found = _REQUIREMENT.fullmatch(text)
    if not found or not found["rest"]:
        return None
    version, semicolon, marker = found["rest"].partition(";")
    pieces = version if "@" in version else "".join(version.split())
    return (
        _normalized(found["name"]),
        semicolon + marker.strip(),
        frozenset(pieces.split(",")),
    )


def _side(old: Keyed, new: Keyed) -> _Side:
    """Find what stands in the place of the items that are gone."""
    successors: dict[Key, Key] = {}
    blurred: set[Key] = set()
    for gone, come in _replaced(list(old), list(new)):
        found = dict(_alike(old, new, gone, come))
        gone = [key for key in gone if key not in found.values()]
        come = [key for key in come if key not in found]
        if len(gone) == len(come) == 1:
            found[come[0]] = gone[0]
        elif come:
            blurred.update(gone)
        successors |= found
    return _Side(successors, frozenset(blurred))


def _alike(
    old: Keyed, new: Keyed, gone: Iterable[Key], come: Iterable[Key]
) -> Iterator[tuple[Key, Key]]:
    """Pair tables that have half of what the smaller one says in common."""
    left = list(gone)
    for key in come:
        shares = {was: _share(old[was], new[key]) for was in left}
        best = max(shares, key=lambda was: shares[was], default=None)
        if best and shares[best] >= 0.5:
            left.remove(best)
            yield key, best


def _share(one: Part, other: Part) -> float:
    values = one.node.value, other.node.value
    if not all(isinstance(value, dict) and value for value in values):
        return 0
    before, after = (value if isinstance(value, dict) else {} for value in values)
    same = sum(after.get(key) == value for key, value in before.items())
    return same / min(len(before), len(after))


def _with_old_keys(items: Keyed, successors: Mapping[Key, Key]) -> Keyed:
    """Give items the keys of what they were."""
    renamed: Keyed = {}
    for key, item in items.items():
        was = successors.get(key, key)
        renamed[key if was in renamed else was] = item
    return renamed


def _replaced(
    old: list[Key], new: list[Key]
) -> Iterator[tuple[Sequence[Key], Sequence[Key]]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "replace":
            # Another project is never what became of one.
            gone = [key for key in old[a:b] if key.kind != PROJECT and key not in new]
            come = [key for key in new[c:d] if key.kind != PROJECT and key not in old]
            yield gone, come


def _is_clear(
    old: Keyed,
    ours: Keyed,
    theirs: Keyed,
    blurred: tuple[frozenset[Key], frozenset[Key]],
) -> bool:
    """Tell whether no item was changed by one side and lost from sight by the other."""
    return not (
        blurred[0] & blurred[1]
        or blurred[0] & _changed(old, theirs)
        or blurred[1] & _changed(old, ours)
    )


def _has_all_of(side: Keyed, old: Keyed, new: Keyed) -> bool:
    """Tell whether a side has what another added, and lacks what that took out."""
    return new.keys() - old.keys() <= side.keys() and not (
        old.keys() - new.keys() & side.keys()
    )


def _changed(old: Keyed, new: Keyed) -> set[Key]:
    return {
        key
        for key, item in new.items()
        if key in old and item.node.value != old[key].node.value
    }
