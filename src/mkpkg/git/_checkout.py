"""A project in a work tree: what is committed of it, and what is not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple, cast

from mkpkg._errors import refused
from mkpkg.names import shown
from mkpkg.plan import Mode

from ._failed import failed
from ._run import as_bytes, as_text, has_git, plain_git

# A command line has this much room on every system.
_ROOM = 8000
_HEAD = re.compile(rb"([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)")
_TRUST = "see `safe.directory` in: git help config"
_SHORT = 40
_MEND = "mend that, and run the command again"


class Entry(NamedTuple):
    """A file in git's index.

    Attributes:
        mode: What it is.
        id: The name of its content.
        stage: 0, or that of a conflict: 1 base, 2 ours, 3 theirs.
    """

    mode: Mode
    id: str
    stage: int = 0


class Committed(NamedTuple):
    """What the last commit has at a path.

    Attributes:
        kind: ``blob`` for a file, ``tree`` for a folder.
        id: The name of its content.
        content: Its content.
    """

    kind: str
    id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Checkout:
    """A project in the work tree of a repository that has a commit.

    Attributes:
        top: The folder of the work tree.
        git_folder: The folder that git keeps for this work tree.
        prefix: The project's folder, relative to the work tree.
        head: The commit.
    """

    top: Path
    git_folder: Path
    prefix: PurePosixPath
    head: str

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.top / self.prefix

    def name(self, path: PurePosixPath) -> str:
        """Return a path of the project as git calls it."""
        return str(self.prefix / path)

    def path(self, name: str) -> PurePosixPath:
        """Return what git calls so as a path of the project."""
        return PurePosixPath(name).relative_to(self.prefix)


def open_checkout(root: Path) -> Checkout:
    """Return the work tree that a project is in.

    Args:
        root: The project's folder, absolute, links resolved.

    Raises:
        Refused: It is in no work tree, or nothing is committed yet.
        ToolFailed: Git refuses to look, as in a folder of another user.
    """
    if not has_git():
        raise refused(
            "git",
            "git is not installed",
            why="git merges, and gives back what was there",
            help="install git 2.38 or newer",
        )
    done = plain_git(
        root,
        "rev-parse",
        "--show-toplevel",
        "--absolute-git-dir",
        "--show-prefix",
        "HEAD^{commit}",
    )
    lines = as_text(done.stdout).split("\n")
    if done.returncode and len(lines) < 4:
        if b"dubious ownership" in done.stderr:
            raise failed(done, "git does not trust this repository", _TRUST)
        raise refused(
            "git",
            f"{shown(str(root))} is in no git repository",
            why="git merges, and gives back what was there",
            help='git init && git add -A && git commit -m "Before the update"',
        )
    if done.returncode:
        raise refused(
            "git",
            "nothing is committed here yet",
            why="git merges with the last commit, and gives it back if need be",
            help='git add -A && git commit -m "Before the update"',
        )
    top, git_folder, prefix, head = lines[:4]
    return Checkout(Path(top), Path(git_folder), PurePosixPath(prefix), head)


def read_committed(
    checkout: Checkout, paths: Iterable[PurePosixPath]
) -> Mapping[PurePosixPath, Committed]:
    """Return what the last commit has at some paths; what it has not is left out.

    Raises:
        ToolFailed: Git cannot read its objects.
    """
    asked = list(paths)
    if not asked:
        return {}
    names = [f"{checkout.head}:{checkout.name(path)}\0" for path in asked]
    given = as_bytes("".join(names))
    done = plain_git(checkout.top, "cat-file", "--batch", "-z", given=given)
    if done.returncode:
        raise failed(done, "git could not read the last commit", _MEND)
    found = zip(asked, read_batch(done.stdout), strict=True)
    return {path: committed for path, committed in found if committed}


def read_batch(printed: bytes) -> Iterator[Committed | None]:
    """Yield what ``git cat-file --batch`` prints; None for what is missing."""
    at = 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        head = _HEAD.fullmatch(printed, at, end)
        at = end + 1
        if head is None:
            yield None
            continue
        id, kind, size = (group.decode() for group in head.groups())
        yield Committed(kind, id, printed[at : at + int(size)])
        at += int(size) + 1


def list_committed(checkout: Checkout) -> Mapping[PurePosixPath, int]:
    """Return every file of the project in the last commit, with its size.

    Raises:
        ToolFailed: Git cannot read its objects.
    """
    name = f"{checkout.head}:{checkout.name(PurePosixPath())}".removesuffix(":.")
    done = plain_git(checkout.top, "ls-tree", "-r", "-l", "-z", name)
    if done.returncode:
        raise failed(done, "git could not list the last commit", _MEND)
    found = {}
    for line in as_text(done.stdout).split("\0")[:-1]:
        info, _, path = line.partition("\t")
        mode, _, _, size = info.split()
        if mode.startswith("100"):
            found[PurePosixPath(path)] = int(size)
    return found


def read_index(
    checkout: Checkout, paths: Iterable[PurePosixPath]
) -> Mapping[PurePosixPath, tuple[Entry, ...]]:
    """Return the entries of the index at some paths, and below them.

    Raises:
        ToolFailed: Git cannot read its index.
    """
    found: dict[PurePosixPath, tuple[Entry, ...]] = {}
    for names in _in_chunks([checkout.name(path) for path in paths]):
        done = plain_git(checkout.top, "ls-files", "--stage", "-z", "--", *names)
        if done.returncode:
            raise failed(done, "git could not read its index", _MEND)
        for line in as_text(done.stdout).split("\0")[:-1]:
            info, _, name = line.partition("\t")
            mode, id, stage = info.split()
            path = checkout.path(name)
            entry = Entry(cast(Mode, mode), id, int(stage))
            found[path] = (*found.get(path, ()), entry)
    return found


def content_id(content: bytes, checkout: Checkout | None = None) -> str:
    """Return what git calls a content, in some repository or in one as they usually are.

    The head and the hash are those of gitformat-pack and of hash-function-transition.
    """
    from hashlib import sha1, sha256

    head = b"blob %d\0" % len(content)
    if checkout and len(checkout.head) > _SHORT:
        return sha256(head + content).hexdigest()
    return sha1(head + content, usedforsecurity=False).hexdigest()


def hash_files(checkout: Checkout, paths: Sequence[PurePosixPath]) -> list[str]:
    """Return the names that files in the work tree would have as contents in git.

    Raises:
        ToolFailed: Git cannot read them.
    """
    names = "".join(f"{checkout.name(path)}\n" for path in paths)
    done = plain_git(
        checkout.top, "hash-object", "--stdin-paths", given=as_bytes(names)
    )
    if done.returncode:
        raise failed(done, "git could not say what is committed", _MEND)
    return as_text(done.stdout).split()


def _in_chunks(names: list[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    room = _ROOM
    for name in names:
        if chunk and len(name) > room:
            yield chunk
            chunk, room = [], _ROOM
        chunk.append(name)
        room -= len(name) + 1
    if chunk:
        yield chunk
