"""The keys of which there is something to say after an update."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from mkpkg._findings import Finding, note
from mkpkg.merge import Explained, explain
from mkpkg.names import listed, shown

from ._three_way import Merged, changed_by_both


def explained(merged: Merged) -> Mapping[PurePosixPath, Explained]:
    """Return what is to be said of each file that both sides changed, by its path now."""
    sides = merged.sides
    found = {}
    for base, ours, theirs in changed_by_both(sides, merged.renames, merged.moved):
        texts = sides.base[base], sides.ours[ours], sides.theirs[theirs]
        said = explain(ours, *(file.content for file in texts))
        # It comes out where one of the sides moved it.
        found[ours if ours != base else theirs] = said
    return found


def kept_keys(said: Mapping[PurePosixPath, Explained]) -> Iterator[Finding]:
    """Yield which keys stay although the template dropped them."""
    for path, keys in said.items():
        if keys.kept:
            names = listed(keys.kept)
            they = "it" if len(keys.kept) == 1 else "them"
            yield note(
                "kept-key",
                f"{shown(str(path))} keeps {names}, although the template dropped {they}",
                why=f"you edited {they}",
                help=f"take {they} out where the new template has something in the place",
                path=str(path),
            )
