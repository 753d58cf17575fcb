"""Carries out the renames of a commit, and takes them back when one fails."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ._journal import Journal, Step, close_journal, digest, sync_folder, write_journal
from ._owner import is_hidden
from ._rename import place_new, replace


class ChangedMeanwhileError(Exception):
    """Somebody wrote a file between the look at it and the commit."""


def commit(base: Path, journal: Journal, holder: Path) -> None:
    """Do all steps of a journal, or none.

    A single new path is one rename and needs no journal; otherwise the journal is on
    the disk, with all that it refers to, before the first rename.

    Args:
        base: The folder that the steps are relative to.
        journal: What to do.
        holder: The hidden folder that keeps the journal.

    Raises:
        OSError: A step failed, and the earlier ones were taken back.
        ChangedMeanwhileError: The same, because a target is not what it was.
    """
    if len(journal.steps) > 1 or any(step.before for step in journal.steps):
        write_journal(holder, journal)
    done: list[Step] = []
    try:
        for step in journal.steps:
            done.append(step)
            _check(base, step)
            _do(base, step)
    except (OSError, ChangedMeanwhileError):
        _undo(base, done)
        close_journal(holder, journal)
        raise
    _conclude(base, journal, holder)


def finish(base: Path, journal: Journal, holder: Path) -> list[str]:
    """End a commit that was cut short.

    Args:
        base: The folder that the steps are relative to.
        journal: What the commit was to do.
        holder: The hidden folder that keeps the journal.

    Returns:
        The targets that somebody changed in the meantime, which stay as they are.
    """
    kept = [step.target for step in journal.steps if not _finish_step(base, step)]
    _conclude(base, journal, holder)
    for other in journal.holders:
        shutil.rmtree(base / other, ignore_errors=True)
    return kept


def _conclude(base: Path, journal: Journal, holder: Path) -> None:
    targets = [base / step.target for step in journal.steps]
    _drop_empty(
        {p.parent for p, s in zip(targets, journal.steps, strict=True) if s.deletes},
        base,
    )
    if len(targets) > 1:
        for folder in {target.parent for target in targets}:
            sync_folder(folder)
    close_journal(holder, journal)


def _finish_step(base: Path, step: Step) -> bool:
    staged, target = base / step.staged, base / step.target
    waiting = os.path.lexists(target) if step.deletes else os.path.lexists(staged)
    if not waiting:
        return True
    if step.before is None and _same(staged, target):
        # A hard link was made, and its first name not yet removed.
        staged.unlink()
        return True
    try:
        _check(base, step)
        _do(base, step)
    except (FileExistsError, ChangedMeanwhileError):
        return False
    return True


def _check(base: Path, step: Step) -> None:
    if step.before is None:
        return
    try:
        now = digest((base / step.target).read_bytes())
    except FileNotFoundError:
        now = ""
    if now != step.before:
        raise ChangedMeanwhileError(step.target)


def _do(base: Path, step: Step) -> None:
    staged, target = base / step.staged, base / step.target
    if step.deletes:
        replace(target, staged)
    elif step.before is None:
        place_new(staged, target)
    else:
        replace(staged, target)


def _undo(base: Path, done: list[Step]) -> None:
    """Take steps back, the last one first; it may not have happened at all."""
    for step in reversed(done):
        staged, target = base / step.staged, base / step.target
        if step.deletes:
            if os.path.lexists(staged):
                replace(staged, target)
        elif step.before is None:
            if _same(staged, target):
                target.unlink()
            elif not os.path.lexists(staged):
                target.rename(staged)
        elif not os.path.lexists(staged):
            replace(staged.parent.parent / "old" / staged.name, target)


def _drop_empty(folders: Iterable[Path], base: Path) -> None:
    """Remove folders that a deletion emptied, and their emptied parents."""
    for folder in folders:
        while folder != base and folder.is_dir() and not _members(folder):
            with suppress(OSError):
                folder.rmdir()
            folder = folder.parent


def _members(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not is_hidden(path)]


def _same(one: Path, two: Path) -> bool:
    try:
        return one.samefile(two)
    except OSError:
        return False
