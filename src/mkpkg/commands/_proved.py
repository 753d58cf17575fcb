"""The proof of what was merged line by line: it is still what it was before."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from mkpkg import python

from ._three_way import Merged


def with_proof(merged: Merged) -> Merged:
    """Return a merge in which what is not valid any more is a conflict.

    Lines that go well together need not make sense together: a key of TOML may come
    from both sides.
    """
    sides = merged.sides
    both = {
        path: file.content
        for path, file in merged.files.items()
        if path not in merged.conflicts
        and not file.is_link
        and file not in (sides.ours.get(path), sides.theirs.get(path))
    }
    before = {p: file.content for p, file in sides.ours.items() if p in both}
    broken = _invalid(both) - _invalid(before)
    trees = {1: sides.base, 2: sides.ours, 3: sides.theirs}
    conflicts = {
        path: {stage: tree[path] for stage, tree in trees.items() if path in tree}
        for path in broken
    }
    return replace(
        merged,
        conflicts={**merged.conflicts, **conflicts},
        broken=broken,
    )


def _invalid(files: Mapping[PurePosixPath, bytes]) -> frozenset[PurePosixPath]:
    found = {found.path for found in python.prove_texts(files)}
    return frozenset(path for path in files if str(path) in found)
