"""Writes a plan all or nothing: beside its targets first, then by renames."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mkpkg._errors import Refused, raise_errors, refused
from mkpkg.names import shown
from mkpkg.plan import Change, Create, Delete, Mode, Move, Plan, Update

from ._commit import ChangedMeanwhileError, UndoFailedError, commit
from ._existing import existing_folder
from ._journal import Journal, Step, digest, digest_of, has_steps, write_journal
from ._owner import new_name
from ._verify import verify

_NEW = "new"
_OLD = "old"
_GONE = "gone"


@contextmanager
def staged(
    plan: Plan, root: Path, stop: Callable[[], None] = lambda: None
) -> Iterator["Staged"]:
    """Write a plan into hidden folders beside its targets.

    Nothing that was there changes until `Staged.publish` is called; without that
    call, or on an error, the hidden folders are removed again.

    Args:
        plan: What to write.
        root: The folder that its paths are relative to; it need not exist.
        stop: Called between files; raises to give up.

    Raises:
        Refused: `verify` finds a conflict.
        OSError: The disk is full, or a folder cannot be written to.
    """
    raise_errors(verify(plan, root), Refused)
    stage = Staged(root)
    try:
        stage.write(plan, stop)
        yield stage
    finally:
        stage.clean()


class Staged:
    """A plan on disk, waiting for its renames."""

    def __init__(self, root: Path) -> None:
        """Stage for `root`, in the deepest folder of its path that exists."""
        self._base = existing_folder(root)
        self._inside = PurePosixPath(root.relative_to(self._base).as_posix())
        self._name = new_name()
        self._updates: dict[Path, str] = {}
        self._deletes: list[Step] = []
        self._homes: dict[PurePosixPath, Path] = {}
        self._holders: list[Path] = []

    @property
    def root(self) -> Path:
        """The folder that will become the root, or whose members will join it."""
        return self._own / _NEW / self._inside

    @property
    def _own(self) -> Path:
        return self._base / self._name

    def write(self, plan: Plan, stop: Callable[[], None]) -> None:
        """Write every change beside its target."""
        changes = plan.writes
        for change in changes:
            if not isinstance(change, Delete):
                self._homes[change.path] = self._home(change.path)
        self._make_holders(sorted({self._base, *self._homes.values()}))
        self.root.mkdir(parents=True, exist_ok=True)
        for change in changes:
            stop()
            self._write_change(change)

    def publish(self, stop: Callable[[], None] = lambda: None) -> None:
        """Make the plan real.

        Args:
            stop: Called once more before the first rename; raises to give up.

        Raises:
            Refused: A target changed since the plan was made; nothing is written.
            OSError: A rename failed; everything is as it was before.
        """
        journal = self._journal(self._steps())
        stop()
        try:
            commit(self._base, journal, self._own)
        except ChangedMeanwhileError as reason:
            raise refused(
                "changed",
                f"{shown(str(reason))} changed while mkpkg was at work",
                why="writing it would lose that change",
                help="run the command again",
            ) from reason
        except UndoFailedError as reason:
            raise refused(
                "unfinished",
                "the change could be neither finished nor undone",
                why=str(reason.__cause__),
                help="mend that; the next mkpkg command here finishes the change",
            ) from reason

    def clean(self) -> None:
        """Remove the hidden folders, unless a commit could be neither ended nor undone."""
        if not has_steps(self._own):
            for holder in reversed(self._holders):
                shutil.rmtree(holder, ignore_errors=True)

    def _make_holders(self, homes: list[Path]) -> None:
        self._holders = [home / self._name for home in homes]
        self._own.mkdir()
        if len(homes) > 1:
            # So that a run that dies here can be swept: it names the other folders.
            write_journal(self._own, self._journal(()))
        for holder in self._holders:
            for part in (_NEW, _OLD, _GONE):
                (holder / part).mkdir(parents=True)

    def _write_change(self, change: Change) -> None:
        if isinstance(change, Create):
            self._write_new(change.path, change.content, change.mode)
        elif isinstance(change, Move):
            content = change.before if change.content is None else change.content
            staged = self._write_new(change.path, content)
            shutil.copymode(self._target(change.source), staged)
            self._take_away(change.source, change.before)
        elif isinstance(change, Delete):
            self._take_away(change.path, change.before)
        elif isinstance(change, Update):
            self._write_update(self._target(change.path), change)

    def _write_new(
        self, path: PurePosixPath, content: bytes, mode: Mode = "100644"
    ) -> Path:
        home = self._homes[path]
        staged = home / self._name / _NEW / self._target(path).relative_to(home)
        staged.parent.mkdir(parents=True, exist_ok=True)
        if mode == "120000":
            staged.symlink_to(os.fsdecode(content))
            return staged
        self._write(staged, content)
        if mode == "100755":
            # Whoever may read it may run it.
            readable = staged.stat().st_mode & 0o444
            staged.chmod(staged.stat().st_mode | readable >> 2)
        return staged

    def _write_update(self, target: Path, change: Update) -> None:
        self._updates[target] = digest(change.before)
        for place, content in ((_NEW, change.content), (_OLD, change.before)):
            beside = target.parent / self._name / place / target.name
            self._write(beside, content)
            shutil.copymode(target, beside)

    def _take_away(self, path: PurePosixPath, before: bytes) -> None:
        away = self._own / _GONE / str(len(self._deletes))
        target = self._from_base(self._target(path))
        step = Step(self._from_base(away), target, digest(before), deletes=True)
        self._deletes.append(step)

    def _write(self, path: Path, content: bytes) -> None:
        with path.open("xb") as file:
            file.write(content)
            if not self._inside.parts:
                # A journal will refer to it, and must not outlive it in a crash.
                file.flush()
                os.fsync(file.fileno())

    def _steps(self) -> tuple[Step, ...]:
        placed = []
        for holder in self._holders:
            for staged in sorted((holder / _NEW).iterdir()):
                target = holder.parent / staged.name
                places = self._from_base(staged), self._from_base(target)
                before = self._updates.get(target)
                placed.append(Step(*places, before, digest_of(staged)))
        return (*placed, *self._deletes)

    def _journal(self, steps: tuple[Step, ...]) -> Journal:
        return Journal(steps, tuple(map(self._from_base, self._holders)))

    def _home(self, path: PurePosixPath) -> Path:
        """Return the folder beside whose members a change is staged."""
        return existing_folder(self._target(path).parent)

    def _target(self, path: PurePosixPath) -> Path:
        return self._base / self._inside / path

    def _from_base(self, path: Path) -> str:
        return path.relative_to(self._base).as_posix()
