"""Every reason why a plan cannot be carried out, found before anything is written."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkpkg._findings import Finding, error
from mkpkg.names import shown
from mkpkg.plan import Change, Create, Delete, Move, Plan, Update

from ._existing import existing_folder


def verify(plan: Plan, root: Path) -> tuple[Finding, ...]:
    """List every conflict between a plan and the disk.

    Args:
        plan: What is to be written.
        root: The folder that its paths are relative to; it need not exist.

    Returns:
        Errors, in the order of the plan: a target that exists, a file that changed
        since it was read, a path that leaves the root, a symbolic link on the way, a
        file where a folder is needed, two names that differ only by case.
    """
    outer = (found for change in plan.writes for found in _conflicts(change, root))
    found = (
        *_root_conflicts(root),
        *outer,
        *_inner_conflicts(plan),
        *_read_only(plan, root),
    )
    return tuple(dict.fromkeys(found))


def _root_conflicts(root: Path) -> Iterator[Finding]:
    there = next(place for place in (root, *root.parents) if os.path.lexists(place))
    if not there.is_dir():
        yield error(
            "not-a-folder",
            f"{shown(str(there))} is a file, and a folder is needed there",
            help="choose another path",
        )


def _read_only(plan: Plan, root: Path) -> Iterator[Finding]:
    folders = {(root / change.path).parent for change in plan.writes}
    if folders:
        # That is where new contents wait until all of them are there.
        folders.add(root)
    for home in sorted(set(map(existing_folder, folders))):
        if not os.access(home, os.W_OK | os.X_OK):
            yield error(
                "read-only",
                f"{shown(str(home))} cannot be written to",
                help="look at the permissions of that folder",
            )


def _conflicts(change: Change, root: Path) -> Iterator[Finding]:
    if isinstance(change, Create | Move):
        yield from _must_be_free(change.path, root)
    if isinstance(change, Move):
        yield from _must_hold(change.source, change.before, root)
    if isinstance(change, Update | Delete):
        yield from _must_hold(change.path, change.before, root)


def _must_be_free(path: PurePosixPath, root: Path) -> Iterator[Finding]:
    blocked = _blocked(path, root)
    if blocked:
        yield blocked
        return
    names = _names_in(root / path.parent)
    if path.name in names:
        yield error(
            "exists",
            f"{shown(str(path))} is there already",
            help="move it away, or choose another name",
            path=str(path),
        )
    else:
        yield from _case_clash(path, names)


def _must_hold(path: PurePosixPath, before: bytes, root: Path) -> Iterator[Finding]:
    blocked = _blocked(path, root)
    if blocked:
        yield blocked
    elif (root / path).is_symlink():
        yield _symlink(path)
    elif _content(root / path) != before:
        yield error(
            "changed",
            f"{shown(str(path))} changed since it was read",
            why="writing it would lose that change",
            help="run the command again",
            path=str(path),
        )


def _blocked(path: PurePosixPath, root: Path) -> Finding | None:
    """Return what is wrong with the folders above a path, if anything is."""
    if path.is_absolute() or ".." in path.parts or not path.parts:
        return error(
            "outside", f"{shown(str(path))} is outside of the project", path=str(path)
        )
    for folder in reversed(path.parents[:-1]):
        place = root / folder
        if place.is_symlink():
            return _symlink(folder)
        clash = next(_case_clash(folder, _names_in(place.parent)), None)
        if clash:
            return clash
        if os.path.lexists(place) and not place.is_dir():
            return error(
                "not-a-folder",
                f"{shown(str(folder))} is a file, and a folder is needed there",
                help=f"move {shown(str(folder))} away",
                path=str(folder),
            )
    return None


def _case_clash(path: PurePosixPath, names: frozenset[str]) -> Iterator[Finding]:
    if path.name in names:
        return
    for name in sorted(names):
        if name.casefold() == path.name.casefold():
            other = path.with_name(name)
            yield error(
                "casefold",
                f"{shown(str(path))} and {shown(str(other))}, which is there already, differ only by case",
                why="they are the same file on Windows and macOS",
                help=f"rename {shown(str(other))}",
                path=str(path),
            )


def _inner_conflicts(plan: Plan) -> Iterator[Finding]:
    """Find new paths that cannot stand beside each other."""
    new = [change.path for change in plan.writes if isinstance(change, Create | Move)]
    files = frozenset(new)
    seen: dict[str, PurePosixPath] = {}
    for path in new:
        for place in (path, *path.parents[:-1]):
            other = seen.setdefault(str(place).casefold(), place)
            if other != place:
                yield error(
                    "casefold",
                    f"{shown(str(place))} and {shown(str(other))} differ only by case",
                    why="they are the same file on Windows and macOS",
                    path=str(place),
                )
            if place != path and place in files:
                yield error(
                    "not-a-folder",
                    f"{shown(str(place))} cannot be both a file and a folder",
                    path=str(place),
                )


def _symlink(path: PurePosixPath) -> Finding:
    return error(
        "symlink",
        f"{shown(str(path))} is a symbolic link",
        why="what is written through it may land outside of the project",
        help="replace the link by what it points to",
        path=str(path),
    )


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(path.name for path in folder.iterdir())
    except OSError:
        return frozenset()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
