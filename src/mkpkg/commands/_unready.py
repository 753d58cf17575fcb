"""Why an update cannot be written: what git could not give back afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from mkpkg import disk, git
from mkpkg._findings import Finding, error
from mkpkg.git import Checkout, Entry
from mkpkg.names import shown
from mkpkg.plan import Change, Create, Delete, Keep, Move, Plan, Update

from ._sides import Gathered


def unready(checkout: Checkout, gathered: Gathered, plan: Plan) -> tuple[Finding, ...]:
    """List every reason why a plan cannot be carried out.

    Args:
        checkout: The project.
        gathered: What the plan was made from.
        plan: What is to be written; what it keeps may look as it likes.

    Returns:
        Errors: a file with changes that are in no commit, a file in the way that git
        does not have, a symbolic link, a folder that cannot be written to.
    """
    changes = [change for change in plan.changes if _is_written(change)]
    needed = [path for change in changes for path in _needed(change)]
    wanted = [change.path for change in changes if isinstance(change, Create | Move)]
    changed = _changed(checkout, gathered, needed)
    found = [
        *(_uncommitted(path) for path in needed if path in changed),
        *(_in_the_way(path) for path in wanted if _is_there(checkout, gathered, path)),
    ]
    if found:
        return tuple(found)
    links = {path for path, file in gathered.sides.ours.items() if file.is_link}
    # Git may write a file with other line endings than it keeps. Links are as they were
    # committed, and it does not write through them.
    as_there = tuple(
        _on_disk(checkout, change)
        for change in plan.writes
        if links.isdisjoint(_needed(change))
    )
    return disk.verify(Plan(as_there), checkout.root)


def _is_written(change: Change) -> bool:
    return not isinstance(change, Keep) or change.status == "conflict"


def _needed(change: Change) -> Iterator[PurePosixPath]:
    """Yield the paths of a change at which there must be what was committed."""
    if isinstance(change, Move):
        yield change.source
    elif not isinstance(change, Create):
        yield change.path


def _changed(
    checkout: Checkout, gathered: Gathered, paths: list[PurePosixPath]
) -> frozenset[PurePosixPath]:
    """Return the paths that are not in the index and on the disk as in the commit."""
    expected = {
        path: (Entry(file.mode, gathered.committed[path].id),)
        for path, file in gathered.sides.ours.items()
    }
    on_disk = {path: disk.read_entry(checkout.root / path) for path in paths}
    staged = {path for path in paths if gathered.index.get(path) != expected.get(path)}
    gone = {path for path in expected if path in on_disk and on_disk[path] is None}
    other = [
        path
        for path in paths
        if path in gathered.committed
        and path not in gone
        and on_disk[path] != gathered.committed[path].content
    ]
    # What git would make of it may still be the same: line endings, filters.
    ids = git.hash_files(checkout, other) if other else []
    edited = {
        path
        for path, id in zip(other, ids, strict=True)
        if id != gathered.committed[path].id
    }
    return frozenset(staged | gone | edited)


def _is_there(checkout: Checkout, gathered: Gathered, path: PurePosixPath) -> bool:
    return path in gathered.index or disk.exists(checkout.root / path)


def _uncommitted(path: PurePosixPath) -> Finding:
    return error(
        "uncommitted",
        f"{shown(str(path))} has changes that are not committed",
        why="the update would write over them",
        help="commit or stash them, and run the command again",
        path=str(path),
        many="{count} files have changes that are not committed: {names}",
    )


def _in_the_way(path: PurePosixPath) -> Finding:
    return error(
        "in-the-way",
        f"{shown(str(path))} is in the way: the new template has it, and git does not",
        why="the update would write over it, and git could not give it back",
        help="move it away, or commit it, and run the command again",
        path=str(path),
        many="{count} files are in the way, which git does not have: {names}",
    )


def _on_disk(checkout: Checkout, change: Change) -> Change:
    if isinstance(change, Move):
        content = disk.read_file(checkout.root / change.source)
    else:
        content = disk.read_file(checkout.root / change.path)
    if isinstance(change, Update | Delete | Move) and content is not None:
        return replace(change, before=content)
    return change
