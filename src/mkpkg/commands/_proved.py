"""The proof of what was merged line by line: it is still what it was before."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from mkpkg import python

from ._three_way import Merged


def with_proof(merged: Merged, *, is_own: bool) -> Merged:
    """Return a merge in which what is not valid any more is a conflict.

    Lines that go well together need not make sense together: a key of TOML may come
    from both sides.

    Args:
        merged: The merge.
        is_own: Whether the template is mkpkg's own; of others, files may be more.
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
    broken = _invalid(both, is_own=is_own) - _invalid(before, is_own=is_own)
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


def _invalid(
    files: Mapping[PurePosixPath, bytes], *, is_own: bool
) -> frozenset[PurePosixPath]:
    found = {found.path for found in python.prove_texts(files, is_own=is_own)}
    return frozenset(path for path in files if str(path) in found)
