"""The three-way merge itself: of each key, whose value stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from ._choices import Child, Choice, Keep, Mix, Take, value_of
from ._errors import UnfitError
from ._items import PROJECT, Key, Matched, match_items, same_requirement
from ._nodes import Document, Part, comments_of
from ._order import find_order, place_between, place_sorted
from ._text import Span


class Side(Enum):
    """Whose value stands where both changed a key."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


class Versions(NamedTuple):
    """The same file, or the same part of it, in three versions."""

    base: Document
    ours: Document
    theirs: Document


class Three(NamedTuple):
    """A part in three versions, and the parts around it."""

    base: Part | None
    ours: Part | None
    theirs: Part | None


class Decision(NamedTuple):
    """What becomes of a file.

    Attributes:
        mix: What becomes of its parts.
        conflicts: The keys that both changed to different values, dotted.
        kept: The keys that the template dropped and the user worked on, dotted.
        matched: The parts that all versions have, and that stay.
    """

    mix: Mix
    conflicts: tuple[str, ...]
    kept: tuple[str, ...]
    matched: tuple[tuple[Part, Part, Part], ...]


def decide(versions: Versions, side: Side) -> Decision:
    """Decide what becomes of a file.

    Args:
        versions: The file.
        side: Whose value stands where both changed a key.

    Raises:
        UnfitError: One version is a table and another is a list.
    """
    decider = _Decider(versions, side)
    base, ours, theirs = (document.root for document in versions)
    choice = decider.both(base, ours, theirs, "")
    if not isinstance(choice, Mix):
        raise UnfitError("the whole file is another one")
    return Decision(
        choice, tuple(decider.conflicts), tuple(decider.kept), tuple(decider.matched)
    )


class _Decider:
    def __init__(self, versions: Versions, side: Side) -> None:
        self.conflicts: list[str] = []
        self.kept: list[str] = []
        self.matched: list[tuple[Part, Part, Part]] = []
        self._versions = versions
        self._side = side

    def both(
        self, base: Part | None, ours: Part, theirs: Part, at: str
    ) -> Choice | None:
        """Decide on a part that the user and the new template have."""
        if base:
            self.matched.append((base, ours, theirs))
        if ours.node.is_table and theirs.node.is_table:
            return self._tables(base, ours, theirs, at)
        if ours.node.is_list and theirs.node.is_list:
            mixed = self._lists(base, ours, theirs, at)
            if mixed:
                return mixed
        if _same(ours, theirs) or _same(base, theirs):
            return Keep(ours)
        if _same(base, ours) and not self._has_own_comments(base, ours):
            return Take(theirs, self._versions.theirs)
        return self._conflict(base, ours, theirs, at)

    def _part(
        self, base: Part | None, ours: Part | None, theirs: Part | None, at: str
    ) -> Choice | None:
        if ours and theirs:
            return self.both(base, ours, theirs, at)
        if ours:
            return self._dropped(base, ours, at)
        # What the user deleted stays deleted, whatever the template made of it.
        return Take(theirs, self._versions.theirs) if theirs and not base else None

    def _dropped(self, base: Part | None, ours: Part, at: str) -> Choice | None:
        """Decide on what the new template does not have: the user's own stays."""
        if base is None:
            return Keep(ours)
        is_commented = self._is_commented(base, ours)
        if _same(base, ours) and not is_commented:
            return None
        if ours.node.is_table and base.node.is_table:
            children = tuple(self._own_children(base, ours, at))
            if children or not is_commented:
                return Mix(ours, children) if children else None
        self.kept.append(at)
        return Keep(ours)

    def _own_children(self, base: Part, ours: Part, at: str) -> Iterator[Child]:
        """Yield what the user has in a table that the new template does not have."""
        old = _by_key(base)
        for part in ours.node.parts:
            inner = _joined(at, part)
            if part.key not in old:
                self.kept.append(inner)
            choice = self._part(old.get(part.key), part, None, inner)
            if choice:
                yield Child(part, choice)

    def _tables(
        self, base: Part | None, ours: Part, theirs: Part, at: str
    ) -> Choice | None:
        old, mine, new = _by_key(base), _by_key(ours), _by_key(theirs)
        added = [key for key in new if key not in mine and key not in old]
        order = place_between(list(mine), list(new), added)
        found = {
            key: self._part(
                old.get(key),
                mine.get(key),
                new.get(key),
                _joined(at, mine.get(key) or new[key]),
            )
            for key in order
        }
        rows = [(mine.get(key), found[key]) for key in order]
        return self._mixed(base, ours, theirs, rows)

    def _lists(
        self, base: Part | None, ours: Part, theirs: Part, at: str
    ) -> Choice | None:
        old = base.node.parts if base and base.node.is_list else ()
        found = match_items(old, ours.node.parts, theirs.node.parts)
        if found is None or not found.is_clear or self._loses(found):
            return None
        common = [key for key in found.theirs if key in found.ours]
        is_moved = common != [key for key in found.ours if key in found.theirs]
        if is_moved and _same(base, ours):
            return None
        rows = [
            (found.ours.get(key), self._item(found, key, f"{at}[{key.text}]"))
            for key in _ordered(found)
        ]
        return self._mixed(base, ours, theirs, rows)

    def _item(self, found: Matched, key: Key, at: str) -> Choice | None:
        base, ours, theirs = (side.get(key) for side in found[:3])
        return self._part(base, ours, theirs, at)

    def _loses(self, found: Matched) -> bool:
        """Tell whether the template drops a table of a list that the user worked on.

        Half of such a table would make no sense, and all of it may be there twice.
        """
        return any(
            key not in found.theirs
            and key in found.base
            and not isinstance(ours.node.value, str)
            and (
                not _same(found.base[key], ours)
                or self._is_commented(found.base[key], ours)
            )
            for key, ours in found.ours.items()
        )

    def _mixed(
        self,
        base: Part | None,
        ours: Part,
        theirs: Part,
        rows: Iterable[tuple[Part | None, Choice | None]],
    ) -> Choice | None:
        children = tuple(Child(part, choice) for part, choice in rows if choice)
        if base is None and ours.node.parts and not children:
            # Both came with it, and with nothing in it that is the same.
            return None
        mix = Mix(ours, children)
        # With nothing left that shows how it is written, all of it is taken.
        is_all = ours is self._versions.ours.root
        stays = is_all or ours.is_spread or _same(ours, theirs)
        is_other = not (mix.survivors or stays)
        if not is_other or value_of(mix) != theirs.node.value:
            return mix
        if self._has_own_comments(base, ours):
            return mix
        return Take(theirs, self._versions.theirs)

    def _conflict(
        self, base: Part | None, ours: Part, theirs: Part, at: str
    ) -> Choice | None:
        self.conflicts.append(at)
        if self._side is Side.OURS:
            return Keep(ours)
        if self._side is Side.THEIRS:
            return Take(theirs, self._versions.theirs)
        return Take(base, self._versions.base) if base else None

    def _is_commented(self, base: Part, ours: Part) -> bool:
        """Tell whether the user wrote comments on a part, or in it."""
        before = comments_of(self._versions.base, base)
        return bool(comments_of(self._versions.ours, ours) - before)

    def _has_own_comments(self, base: Part | None, ours: Part) -> bool:
        """Tell whether the user wrote comments where another value would lose them."""
        inner = _inner_comments(self._versions.ours, ours)
        return bool(inner - _inner_comments(self._versions.base, base))


def _same(one: Part | None, other: Part | None) -> bool:
    if one is None or other is None:
        return False
    if one.node.value == other.node.value:
        return True
    # The same requirement in other words is no change of it.
    is_item = not (one.key or other.key)
    return is_item and same_requirement(one.node.value, other.node.value)


def _by_key(part: Part | None) -> dict[str, Part]:
    if part is None or not part.node.is_table:
        return {}
    return {inner.key: inner for inner in part.node.parts}


def _joined(at: str, part: Part) -> str:
    return f"{at}.{part.key}" if at else part.key


def _ordered(found: Matched) -> list[Key]:
    """Return the keys of all items, new ones where they belong."""
    new = [k for k in found.theirs if k not in found.ours and k not in found.base]
    texts = {
        key: item.node.value
        for key, item in [*found.theirs.items(), *found.ours.items()]
        if isinstance(item.node.value, str)
    }
    present = list(found.ours)
    order = None
    # As long as the user left the order alone, the new template's holds.
    if present != list(found.base) and all(key in texts for key in [*present, *new]):
        order = find_order([texts[key] for key in present])
    if order is None:
        return place_between(present, list(found.theirs), new)
    return place_sorted(
        present,
        list(found.theirs),
        new,
        lambda key: order(texts[key]),
        is_free=lambda key: key.kind == PROJECT,
    )


def _inner_comments(document: Document, part: Part | None) -> Counter[str]:
    if part is None:
        return Counter()
    if part.is_spread:
        return comments_of(document, part)
    return Counter(document.text.comments_in(Span(part.start, part.end)))
