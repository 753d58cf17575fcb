"""Carries out the renames of a commit, and takes them back when one fails."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ._journal import (
    Journal,
    Step,
    close_journal,
    digest,
    digest_of,
    sync_folder,
    write_journal,
)
from ._owner import is_hidden
from ._rename import place_new, put


class ChangedMeanwhileError(Exception):
    """Somebody wrote a file between the look at it and the commit."""


class UndoFailedError(Exception):
    """A step failed, and so did taking back the earlier ones."""


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
        UndoFailedError: A step failed, and the next run will have to finish.
    """
    is_alone = len(journal.steps) == 1 and journal.steps[0].before is None
    if not is_alone:
        write_journal(holder, journal)
    try:
        for step in journal.steps:
            _do(base, step)
    except (OSError, ChangedMeanwhileError):
        if not is_alone:
            _take_back(base, journal, holder)
        raise
    # All is done: what fails now is tidying, and the next run sees to it.
    with suppress(OSError):
        _conclude(base, journal, holder)


def settle(base: Path, journal: Journal, holder: Path) -> list[str]:
    """End a commit that was cut short, or its undoing.

    Args:
        base: The folder that the steps are relative to.
        journal: What the commit was to do.
        holder: The hidden folder that keeps the journal.

    Returns:
        The targets that somebody changed in the meantime, which stay as they are.
    """
    kept: list[str] = []
    if journal.is_undone:
        kept = _undo(base, journal.steps)
    else:
        for step in journal.steps:
            # A file that gives up its place to one that could not be placed stays too.
            if (step.deletes and kept) or not _finish(base, step):
                kept.append(step.target)
    _conclude(base, journal, holder)
    for other in journal.holders:
        shutil.rmtree(base / other, ignore_errors=True)
    return kept


def _take_back(base: Path, journal: Journal, holder: Path) -> None:
    # Half of an undoing cannot be told from half of a commit: the journal says it. On
    # a full disk it cannot, and undoing, which needs no space, is still worth a try.
    with suppress(OSError):
        write_journal(holder, replace(journal, is_undone=True))
    try:
        _undo(base, journal.steps)
    except OSError as reason:
        raise UndoFailedError from reason
    with suppress(OSError):
        close_journal(holder, journal)


def _conclude(base: Path, journal: Journal, holder: Path) -> None:
    emptied = {(base / step.target).parent for step in journal.steps if step.deletes}
    _drop_empty(emptied, base)
    if len(journal.steps) > 1:
        for folder in {(base / step.target).parent for step in journal.steps}:
            sync_folder(folder)
    close_journal(holder, journal)


def _finish(base: Path, step: Step) -> bool:
    staged, target = base / step.staged, base / step.target
    waiting = os.path.lexists(target) if step.deletes else os.path.lexists(staged)
    if not waiting:
        return True
    if step.before is None and _same(staged, target):
        # A hard link was made, and its first name not yet removed.
        staged.unlink()
        return True
    try:
        _do(base, step)
    except (
        ChangedMeanwhileError,
        IsADirectoryError,
        FileNotFoundError,
        NotADirectoryError,
    ):
        return False
    return True


def _do(base: Path, step: Step) -> None:
    staged, target = base / step.staged, base / step.target
    if step.before is None:
        try:
            place_new(staged, target)
        except FileExistsError:
            raise ChangedMeanwhileError(step.target) from None
        return
    if not target.is_file() or digest(target.read_bytes()) != step.before:
        raise ChangedMeanwhileError(step.target)
    if step.deletes:
        put(target, staged)
    else:
        put(staged, target)


def _undo(base: Path, steps: tuple[Step, ...]) -> list[str]:
    """Take steps back, the last one first; some may not have happened at all.

    Returns:
        The targets that somebody changed since, which stay as they are.
    """
    return [step.target for step in reversed(steps) if not _undo_step(base, step)]


def _undo_step(base: Path, step: Step) -> bool:
    staged, target = base / step.staged, base / step.target
    if step.deletes:
        return not os.path.lexists(staged) or _put_back(staged, target)
    if _same(staged, target):
        # A hard link was made, and its first name not yet removed.
        target.unlink()
    elif not os.path.lexists(staged) and os.path.lexists(target):
        if digest_of(target) != step.after:
            return False
        if step.before is None:
            target.rename(staged)
        else:
            put(staged.parent.parent / "old" / staged.name, target)
    return True


def _put_back(away: Path, target: Path) -> bool:
    if os.path.lexists(target):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    put(away, target)
    return True


def _drop_empty(folders: Iterable[Path], base: Path) -> None:
    """Remove folders that a deletion emptied, and their emptied parents.

    Folders in them that held nothing before are no reason to stay.
    """
    for folder in folders:
        while folder != base and (empty := _without_files(folder)):
            for place in reversed(empty):
                with suppress(OSError):
                    place.rmdir()
            folder = folder.parent


def _without_files(folder: Path) -> list[Path]:
    """Return a folder and those below it; nothing where one of them holds a file."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        if files:
            return []
        found.append(Path(place))
        folders[:] = [name for name in folders if not is_hidden(Path(name))]
    return found


def _same(one: Path, two: Path) -> bool:
    try:
        return one.samefile(two)
    except OSError:
        return False
