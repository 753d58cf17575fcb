"""What an update would do to each file, in a word."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from mkpkg._findings import Finding, error, note
from mkpkg.git import File
from mkpkg.merge import Explained
from mkpkg.names import listed, shown
from mkpkg.plan import Change, Create, Delete, Keep, Mode, Move, Plan, Update

from ._three_way import Merged


def forecast(merged: Merged) -> Plan:
    """Return the changes that make a project what came out of a merge.

    Their statuses: ``new``, ``updated`` (nobody had edited it), ``merged``, ``renamed``,
    ``deleted``, ``conflict``; and of what is kept: ``yours`` (the template has nothing
    new), ``kept-deleted``, ``kept-dropped``.
    """
    sources = _renamed(merged)
    told = {*sources, *sources.values(), *_left(merged)}
    sides = merged.sides
    paths = {*merged.files, *sides.base, *sides.ours, *sides.theirs, *merged.conflicts}
    changes = [
        *(_move(merged, source, path) for path, source in sources.items()),
        *(c for path in paths - told for c in _change(merged, path)),
    ]
    return Plan(tuple(sorted(changes, key=lambda change: change.path)))


def findings_of(
    plan: Plan,
    broken: frozenset[PurePosixPath],
    said: Mapping[PurePosixPath, Explained],
) -> Iterator[Finding]:
    """Yield what is to be said about a forecast: conflicts, and what was dropped.

    Args:
        plan: The forecast.
        broken: Conflicts that have no markers.
        said: By path, what is to be said of keys.
    """
    for change in plan.changes:
        if change.status == "conflict":
            keys = said.get(change.path, Explained()).conflicts
            has_markers = change.path not in broken
            yield _conflict_finding(change.path, keys, has_markers=has_markers)
        elif change.status == "kept-dropped":
            yield _kept_finding(change.path)


def _conflict_finding(
    path: PurePosixPath, keys: Sequence[str], *, has_markers: bool
) -> Finding:
    why = "your lines and those of the template together are not valid"
    if has_markers:
        what = f"both changed {listed(keys)}" if keys else "changed the same lines"
        why = f"you and the template {what}"
    return error(
        "conflict",
        f"{shown(str(path))} has a conflict",
        why=why,
        help="resolve it and commit; or go back: mkpkg update --abort",
        path=str(path),
        many="{count} files have conflicts: {names}",
    )


def _kept_finding(path: PurePosixPath) -> Finding:
    return note(
        "kept-dropped",
        f"{shown(str(path))} is kept, although the template dropped it",
        why="you edited it",
        help="where it is of no use any more: git rm",
        path=str(path),
        many="{count} files are kept, although the template dropped them: {names}",
    )


def _renamed(merged: Merged) -> dict[PurePosixPath, PurePosixPath]:
    """Return the new paths that files get, with the old ones."""
    ours = merged.sides.ours
    return {
        path: source
        for source, path in merged.renames.items()
        if source in ours
        and source not in merged.files
        and path not in ours
        and path in merged.files
    }


def _left(merged: Merged) -> set[PurePosixPath]:
    """Return the paths that the user gave up for others: they are not deleted."""
    files = merged.files
    return {
        source
        for source, path in merged.moved.items()
        if path in files and source not in merged.conflicts
    }


def _move(merged: Merged, source: PurePosixPath, path: PurePosixPath) -> Move:
    sides, after = merged.sides, merged.files[path]
    before = sides.ours[source]
    is_edited = before.content != sides.base[source].content
    is_merged = is_edited and after.content != before.content
    status = "merged" if is_merged else "renamed"
    if path in merged.conflicts:
        status = "conflict"
    content = None if after.content == before.content else after.content
    return Move(source, path, before.content, status, content)


def _change(merged: Merged, path: PurePosixPath) -> Iterator[Change]:
    before, after = merged.sides.ours.get(path), merged.files.get(path)
    if path in merged.conflicts:
        yield from _conflict(path, before, after)
    elif before == after:
        status = _kept(merged, path)
        if status:
            yield Keep(path, status=status)
    elif before is None and after is not None:
        yield Create(path, after.content, "new", after.mode)
    elif before is not None and after is None:
        yield Delete(path, before.content, "deleted", before.mode)
    elif before is not None and after is not None:
        was = {there: origin for origin, there in merged.moved.items()}.get(path, path)
        was_edited = before != merged.sides.base.get(was)
        status = "merged" if was_edited else "updated"
        yield Update(path, before.content, after.content, status, _modes(before, after))


def _conflict(
    path: PurePosixPath, before: File | None, after: File | None
) -> Iterator[Change]:
    if before is None and after is not None:
        yield Create(path, after.content, "conflict", after.mode)
    elif before is not None and after is None:
        yield Delete(path, before.content, "conflict", before.mode)
    elif before is not None and after is not None and before != after:
        modes = _modes(before, after)
        yield Update(path, before.content, after.content, "conflict", modes)
    else:
        yield Keep(path, status="conflict")


def _modes(before: File, after: File) -> tuple[Mode, Mode] | None:
    return None if before.mode == after.mode else (before.mode, after.mode)


def _kept(merged: Merged, path: PurePosixPath) -> str | None:
    """Return why a file stays as it is, where that is worth a word."""
    sides = merged.sides
    base, ours, theirs = (
        sides.base.get(path),
        sides.ours.get(path),
        sides.theirs.get(path),
    )
    if ours is None:
        return "kept-deleted" if theirs else None
    if base is None or ours in (base, theirs):
        return None
    return "yours" if theirs else "kept-dropped"
