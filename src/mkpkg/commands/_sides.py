"""The three sides of an update: two renders, and what is committed in between."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkpkg import git
from mkpkg._errors import Refused, raise_errors
from mkpkg._findings import Finding, error
from mkpkg.git import Checkout, Committed, Entry, File, Tree
from mkpkg.names import shown
from mkpkg.plan import Mode

from ._three_way import Sides

# Git takes a file for another one's when half of it is the same, so not for one of more
# than twice its size; and of many files only some are looked at.
_ALIKE = 2
_MOST_LOOKED_AT = 100
_FILE: Mode = "100644"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an update begins with.

    Attributes:
        sides: The files, three times.
        committed: What the last commit has of them.
        index: What git's index has of them.
    """

    sides: Sides
    committed: Mapping[PurePosixPath, Committed]
    index: Mapping[PurePosixPath, tuple[Entry, ...]]


def gather(
    checkout: Checkout,
    base: Tree,
    theirs: Tree,
    is_left_alone: Callable[[PurePosixPath], bool],
) -> Gathered:
    """Return what is to be merged.

    Args:
        checkout: The project.
        base: What the template made of it.
        theirs: What the template makes of it now.
        is_left_alone: Tells where no file is looked for that the user moved.

    Raises:
        Refused: A file is where the template wants a folder, or the other way round.
        ToolFailed: Git failed.
    """
    paths = sorted({*base, *theirs})
    folders = {folder for path in paths for folder in path.parents[:-1]}
    asked = [*paths, *sorted(folders - {*paths})]
    committed = git.read_committed(checkout, asked)
    raise_errors(_clashes(committed, theirs), Refused)
    there = {path: committed[path] for path in paths if path in committed}
    others = [
        path
        for path in _perhaps_moved(checkout, base, _tree(there, {}), theirs)
        if not is_left_alone(path)
    ]
    there |= git.read_committed(checkout, others)
    index = git.read_index(checkout, [*paths, *others])
    return Gathered(Sides(base, _tree(there, index), theirs), there, index)


def _tree(
    committed: Mapping[PurePosixPath, Committed],
    index: Mapping[PurePosixPath, tuple[Entry, ...]],
) -> Tree:
    # The commit does not say the mode; a file whose index differs is not written.
    modes = {path: entries[0].mode for path, entries in index.items()}
    return {
        path: File(found.content, modes.get(path, _FILE))
        for path, found in committed.items()
        if found.kind == "blob"
    }


def _clashes(
    committed: Mapping[PurePosixPath, Committed], theirs: Tree
) -> Iterator[Finding]:
    wanted = {folder for path in theirs for folder in path.parents[:-1]}
    for path, found in committed.items():
        is_file = found.kind == "blob"
        if is_file and path in wanted:
            what, other = "file", "folder"
        elif not is_file and path in theirs:
            what, other = "folder", "file"
        else:
            continue
        yield error(
            "in-the-way",
            f"{shown(str(path))} is a {what}, and the new template has a {other} there",
            help="rename it, commit that, and run the command again",
            path=str(path),
        )


def _perhaps_moved(
    checkout: Checkout, base: Tree, ours: Tree, theirs: Tree
) -> list[PurePosixPath]:
    """Return files of the user's that may be the template's, under another name.

    Only what the template changes and the user has not matters: where there is nothing
    to bring along, nobody needs to know where a file went.
    """
    lost = [
        path
        for path, file in base.items()
        if path not in ours and path in theirs and theirs[path] != file
    ]
    if not lost:
        return []
    sizes = git.list_committed(checkout)
    others = {
        path: size for path, size in sizes.items() if path not in {*base, *theirs}
    }
    found = {
        other for path in lost for other in _like(path, len(base[path].content), others)
    }
    return sorted(found)


def _like(
    path: PurePosixPath, size: int, others: Mapping[PurePosixPath, int]
) -> Iterable[PurePosixPath]:
    fitting = [
        (other.name != path.name, other.suffix != path.suffix, abs(found - size), other)
        for other, found in others.items()
        if 0 < found <= size * _ALIKE and size <= found * _ALIKE
    ]
    return [other for *_, other in sorted(fitting)[:_MOST_LOOKED_AT]]
