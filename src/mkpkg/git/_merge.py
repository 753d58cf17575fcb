"""Merges trees of files, by git, in a repository that is made for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from subprocess import CompletedProcess
from typing import cast

from mkpkg._errors import MkpkgError, refused
from mkpkg.plan import Mode

from ._checkout import Entry, content_id, read_batch
from ._failed import failed
from ._import import File, Tree, commit_commands
from ._run import as_bytes, as_text, lone_git

# Names of branches: git writes them beside the markers of a conflict.
_BASE = "base"
_OURS = "yours"
_THEIRS = "theirs-of-mkpkg"

_SETTINGS = (
    *("-c", "merge.conflictStyle=merge"),
    *("-c", "merge.renames=true"),
    # A new file goes where the template puts it, wherever others of its folder went.
    *("-c", "merge.directoryRenames=false"),
    *("-c", "fastimport.unpackLimit=1"),
)
_OLDEST = "2.38"
_MEND = "please report it, with what --debug shows"


@dataclass(frozen=True, slots=True)
class Merge:
    """What came out of a merge.

    Attributes:
        files: The merged tree; where there is a conflict, with its markers.
        conflicts: By path, the sides of a conflict by their stages: 1 base, 2 ours,
            3 theirs.
    """

    files: Tree
    conflicts: Mapping[PurePosixPath, Mapping[int, File]] = field(default_factory=dict)


class Bench:
    """A bare repository in a folder of its own, to merge trees in.

    No configuration, attribute or hook of the user's has a say in it, and nothing is
    written into the user's repository.
    """

    def __init__(self, folder: Path) -> None:
        """Make the repository, in a folder that exists and is empty."""
        self._folder = folder
        self._is_made = False

    def renamed(
        self, before: Tree, after: Tree
    ) -> Mapping[PurePosixPath, PurePosixPath]:
        """Return the paths that files have got since, by the old ones.

        Raises:
            ToolFailed: Git failed.
        """
        if not before.keys() - after.keys() or not after.keys() - before.keys():
            return {}
        self._import(commit_commands("before", before), commit_commands("after", after))
        done = self._git("diff-tree", "-r", "-M", "-z", "before", "after")
        parts = iter(as_text(done.stdout).split("\0")[:-1])
        found = {}
        for info in parts:
            source = next(parts)
            if info.split()[-1].startswith("R"):
                found[PurePosixPath(source)] = PurePosixPath(next(parts))
        return found

    def merge(self, base: Tree, ours: Tree, theirs: Tree, label: str) -> Merge:
        """Merge two trees that come from a third.

        Args:
            base: What both come from.
            ours: One of them, called ``yours`` in conflicts.
            theirs: The other one.
            label: What that is called.

        Raises:
            Refused: Git is too old.
            ToolFailed: Git failed.
        """
        self._import(
            commit_commands(_BASE, base),
            commit_commands(_OURS, ours, _BASE),
            commit_commands(_THEIRS, theirs, _BASE),
        )
        done = self._git("merge-tree", "--write-tree", "-z", _OURS, _THEIRS)
        name, *lines = as_text(done.stdout).split("\0\0")[0].split("\0")
        merged = self._git("ls-tree", "-r", "-z", name).stdout
        files = dict(map(_file, as_text(merged).split("\0")[:-1]))
        stages = [_stage(line) for line in lines if line]
        known = {
            content_id(file.content): file.content
            for tree in (base, ours, theirs)
            for file in tree.values()
        }
        needed = {entry.id for _, entry in (*files.items(), *stages)}
        contents = {**known, **dict(self._read(sorted(needed - known.keys())))}
        conflicts: dict[PurePosixPath, dict[int, File]] = {}
        for path, entry in stages:
            sides = conflicts.setdefault(path, {})
            sides[entry.stage] = File(contents[entry.id], entry.mode)
        merged_files = {
            path: File(contents[entry.id], entry.mode) for path, entry in files.items()
        }
        marked = {
            path: file._replace(content=_labelled(file.content, label))
            for path, file in merged_files.items()
            if path in conflicts
        }
        return Merge({**merged_files, **marked}, conflicts)

    def _read(self, ids: list[str]) -> Iterator[tuple[str, bytes]]:
        if ids:
            given = as_bytes("".join(f"{id}\n" for id in ids))
            for found in read_batch(
                self._git("cat-file", "--batch", given=given).stdout
            ):
                if found:
                    yield found.id, found.content

    def _import(self, *commands: bytes) -> None:
        if not self._is_made:
            self._git("init", "--bare", "-q", "--template=")
            self._is_made = True
        self._git("fast-import", "--quiet", "--force", given=b"".join(commands))

    def _git(self, *arguments: str, given: bytes = b"") -> CompletedProcess[bytes]:
        done = lone_git(self._folder, *_SETTINGS, *arguments, given=given)
        if done.returncode > (arguments[0] == "merge-tree"):
            raise self._error(done, arguments[0])
        return done

    def _error(self, done: CompletedProcess[bytes], command: str) -> MkpkgError:
        if command == "merge-tree" and b"usage:" in done.stderr:
            version = as_text(lone_git(self._folder, "version").stdout).strip()
            return refused(
                "git",
                f"{version} is too old",
                why=f"merging without touching anything came with git {_OLDEST}",
                help="install a newer git, or use: copier update",
            )
        return failed(done, f"git {command} failed", _MEND)


def _file(line: str) -> tuple[PurePosixPath, Entry]:
    """Read a line of ``ls-tree``."""
    info, _, path = line.partition("\t")
    mode, _, id = info.split()
    return PurePosixPath(path), Entry(cast(Mode, mode), id)


def _stage(line: str) -> tuple[PurePosixPath, Entry]:
    """Read a line of the conflicts that ``merge-tree`` lists."""
    info, _, path = line.partition("\t")
    mode, id, stage = info.split()
    return PurePosixPath(path), Entry(cast(Mode, mode), id, int(stage))


def _labelled(content: bytes, label: str) -> bytes:
    """Name the other side of a conflict as people know it."""
    pattern = rb"(?m)^(>{7,}) " + re.escape(_THEIRS.encode())
    return re.sub(pattern, rb"\1 " + as_bytes(label), content)
