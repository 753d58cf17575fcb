"""Makes an update real: git writes it, and a journal can take it back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from mkpkg import disk, git
from mkpkg._errors import MkpkgError, Refused, raise_errors, refused
from mkpkg.disk import Undo
from mkpkg.git import Checkout, Entry, File
from mkpkg.plan import Plan

from ._outcome import Outcome, Stop
from ._sides import Gathered
from ._three_way import Merged
from ._unfinished import (
    busy,
    entries_before,
    find_unfinished,
    refuse_unfinished,
    undo_file,
)
from ._unready import unready


@dataclass(frozen=True, slots=True)
class GitWriter:
    """Writes what came out of a merge into the index and the work tree.

    Attributes:
        checkout: The project.
        gathered: What the merge began with.
        merged: What came out.
        plan: What that changes.
        details: What to remember of it.
    """

    checkout: Checkout
    gathered: Gathered
    merged: Merged
    plan: Plan
    details: Mapping[str, object]

    def __call__(self, outcome: Outcome, stop: Stop) -> None:
        """Write everything, or leave everything as it was.

        Raises:
            Refused: A file changed since the merge, or another update is under way.
            ToolFailed: Git failed; everything is as it was.
            OSError: The disk is full, or a file cannot be written; the same.
        """
        checkout = self.checkout
        raise_errors(unready(checkout, self.gathered, self.plan), Refused)
        ids = self._stored()
        stop()
        undo = self._journal()
        try:
            self._write(ids)
            self._conclude(undo)
        except (MkpkgError, OSError):
            if find_unfinished(checkout) is not None:
                take_back(checkout, undo)
            disk.forget_undo(undo_file(checkout))
            raise

    @property
    def _written(self) -> dict[PurePosixPath, File]:
        """The files that change, or come."""
        before = self.gathered.sides.ours
        after = self.merged.files.items()
        return {path: file for path, file in after if file != before.get(path)}

    @property
    def _removed(self) -> list[PurePosixPath]:
        return [p for p in self.gathered.sides.ours if p not in self.merged.files]

    def _stored(self) -> dict[bytes, str]:
        """Put all contents into the repository, and return their names in it."""
        files = [
            *self._written.values(),
            *(f for stages in self.merged.conflicts.values() for f in stages.values()),
        ]
        contents = list(dict.fromkeys(file.content for file in files))
        return dict(zip(contents, git.store(self.checkout, contents), strict=True))

    def _journal(self) -> Undo:
        """Write down what is about to change, before it does."""
        paths = dict.fromkeys((*self._written, *self._removed, *self.merged.conflicts))
        index = self.gathered.index
        facts = {
            "head": self.checkout.head,
            "is_written": False,
            "entries": {str(path): index.get(path, ()) for path in paths},
            "written": {
                str(path): digest(file.content) for path, file in self._written.items()
            },
            **self.details,
        }
        undo = disk.take_copies(self.checkout.root, paths, facts)
        place = undo_file(self.checkout)
        refuse_unfinished(self.checkout)
        # One that is there does not count any more: its update is committed.
        disk.forget_undo(place)
        try:
            disk.write_undo(place, undo, is_new=True)
        except FileExistsError as reason:
            raise busy() from reason
        return undo

    def _write(self, ids: Mapping[bytes, str]) -> None:
        checkout, written = self.checkout, self._written

        def entry(file: File, stage: int = 0) -> Entry:
            return Entry(file.mode, ids[file.content], stage)

        entries: dict[PurePosixPath, tuple[Entry, ...]] = {
            **dict.fromkeys(self._removed, ()),
            **{path: (entry(file),) for path, file in written.items()},
        }
        git.put_entries(checkout, entries)
        for path in self._removed:
            disk.remove_file(checkout.root, path)
        git.check_out(checkout, written)
        if self.merged.conflicts:
            unmerged = {
                path: tuple(
                    entry(file, stage) for stage, file in sorted(stages.items())
                )
                for path, stages in self.merged.conflicts.items()
            }
            git.put_entries(checkout, unmerged)

    def _conclude(self, undo: Undo) -> None:
        place = undo_file(self.checkout)
        if not self.merged.conflicts:
            disk.forget_undo(place)
            return
        facts = {**undo.facts, "is_written": True}
        disk.write_undo(place, replace(undo, facts=facts), is_new=False)


def digest(content: bytes) -> str:
    """Return what tells a text from another one; line endings do not."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def take_back(checkout: Checkout, undo: Undo) -> None:
    """Make the work tree and the index what they were before an update.

    Raises:
        Refused: They cannot be written.
    """
    try:
        git.put_entries(checkout, entries_before(undo))
        disk.put_back(undo, checkout.root)
        git.refresh(checkout)
        disk.forget_undo(undo_file(checkout))
    except (MkpkgError, OSError) as reason:
        raise refused(
            "unfinished",
            "the update could be neither finished nor taken back",
            why=str(reason),
            help="mend that, then run: mkpkg update --abort",
        ) from reason
