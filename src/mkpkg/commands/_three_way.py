"""What the template and the user made of the same files, put together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from mkpkg.git import Bench, File, Merge, Tree

from ._line_ends import as_there


class Three(Protocol):
    """Three texts that are merged line by line, in place of those that were given."""

    @property
    def base(self) -> bytes:
        """What both sides come from."""

    @property
    def ours(self) -> bytes:
        """The user's side."""

    @property
    def theirs(self) -> bytes:
        """The template's side."""


#: Merges one file that both sides changed: given its path there, and the text that
#: both come from, the user's and the template's. Returns the merged text; or texts in
#: which everything is settled that could be; or None, and lines are all there is to go
#: by.
Resolve = Callable[[PurePosixPath, bytes, bytes, bytes], bytes | Three | None]

Conflicts = Mapping[PurePosixPath, Mapping[int, File]]

_DELETED_HERE = {1, 3}
_DROPPED_THERE = {1, 2}


def by_lines(
    path: PurePosixPath, base: bytes, ours: bytes, theirs: bytes
) -> bytes | Three | None:
    """Leave the merging of a file to git, which goes by its lines."""
    return None


@dataclass(frozen=True, slots=True)
class Sides:
    """The same files three times.

    Attributes:
        base: As the template made them then.
        ours: As they are now, of what the template has or had; and files that may be
            its under another name.
        theirs: As the template makes them now.
    """

    base: Tree
    ours: Tree
    theirs: Tree


@dataclass(frozen=True, slots=True)
class Merged:
    """Sides that were put together.

    Attributes:
        sides: What they were, with the line endings of the user.
        files: What came out; where there is a conflict, with its markers.
        conflicts: By path, the sides of a conflict by their stages: 1 base, 2 ours,
            3 theirs.
        renames: The names that the template gave to files, by the old ones.
        moved: Those that the user gave.
        broken: Conflicts without markers: lines went together, and make no sense.
    """

    sides: Sides
    files: Tree
    conflicts: Conflicts
    renames: Mapping[PurePosixPath, PurePosixPath]
    moved: Mapping[PurePosixPath, PurePosixPath]
    broken: frozenset[PurePosixPath] = frozenset()


def put_together(
    sides: Sides, bench: Bench, label: str, resolve: Resolve = by_lines
) -> Merged:
    """Merge what the template changed with what the user changed.

    A file that the user deleted stays deleted, and one that the template dropped and
    the user edited is kept.

    Args:
        sides: The files.
        bench: Where git merges.
        label: What the template's side is called in conflicts.
        resolve: What knows better than to go by lines.

    Raises:
        Refused: Git is too old.
        ToolFailed: Git failed.
    """
    base, theirs = as_there(sides.base, sides.theirs, sides.ours)
    sides = Sides(base, sides.ours, theirs)
    renames = bench.renamed(base, theirs)
    moved = bench.renamed(base, sides.ours)
    settled = _settled(sides, renames, moved, resolve)
    merge = bench.merge(settled.base, settled.ours, settled.theirs, label)
    return Merged(sides, *_with_policy(sides, merge), renames, moved)


def _settled(
    sides: Sides,
    theirs: Mapping[PurePosixPath, PurePosixPath],
    ours: Mapping[PurePosixPath, PurePosixPath],
    resolve: Resolve,
) -> Sides:
    """Return sides in which everything that can be is merged already."""
    trees = dict(sides.base), dict(sides.ours), dict(sides.theirs)
    for places in changed_by_both(sides, theirs, ours):
        files = [tree[place] for tree, place in zip(trees, places, strict=True)]
        texts = resolve(places[1], *(file.content for file in files))
        if texts is None:
            continue
        three = (
            (texts, texts, texts)
            if isinstance(texts, bytes)
            else (texts.base, texts.ours, texts.theirs)
        )
        for tree, place, file, text in zip(trees, places, files, three, strict=True):
            tree[place] = file._replace(content=text)
    return Sides(*trees)


def changed_by_both(
    sides: Sides,
    theirs: Mapping[PurePosixPath, PurePosixPath],
    ours: Mapping[PurePosixPath, PurePosixPath],
) -> Iterator[tuple[PurePosixPath, PurePosixPath, PurePosixPath]]:
    """Yield where a file is on each side, if all three have it and none is like another."""
    for place, file in sides.base.items():
        here, there = ours.get(place, place), theirs.get(place, place)
        if here in sides.ours and there in sides.theirs:
            files = (file, sides.ours[here], sides.theirs[there])
            are_texts = not any(side.is_link for side in files)
            if are_texts and len({side.content for side in files}) == 3:
                yield place, here, there


def _with_policy(sides: Sides, merge: Merge) -> tuple[Tree, Conflicts]:
    """Let what the user deleted stay deleted, and what the user edited stay."""
    kinds = {path: set(stages) for path, stages in merge.conflicts.items()}
    deleted = {path for path, kind in kinds.items() if kind == _DELETED_HERE}
    kept = {path for path, kind in kinds.items() if kind == _DROPPED_THERE}
    files = {path: file for path, file in merge.files.items() if path not in deleted}
    files |= {path: sides.ours[path] for path in kept}
    conflicts = {
        path: _as_they_were(path, stages, sides)
        for path, stages in merge.conflicts.items()
        if path not in deleted | kept
    }
    return files, conflicts


def _as_they_were(
    path: PurePosixPath, stages: Mapping[int, File], sides: Sides
) -> Mapping[int, File]:
    """Return the sides of a conflict before anything in them was settled."""
    trees = {1: sides.base, 2: sides.ours, 3: sides.theirs}
    return {stage: trees[stage].get(path, file) for stage, file in stages.items()}
