"""Cleans up after runs that died: ends what was committed, sweeps what was not."""

import shutil
from pathlib import Path

from mkpkg._errors import refused
from mkpkg._findings import Finding, note, warning
from mkpkg.names import shown

from ._commit import settle
from ._existing import existing_folder
from ._journal import has_steps, read_journal
from ._owner import hidden_folders, is_dead, owner_pid


def recover(root: Path, *, dry_run: bool = False) -> tuple[Finding, ...]:
    """Finish or remove what earlier runs left in a folder and beside it.

    Args:
        root: The folder that is about to be read and written; it need not exist.
        dry_run: Whether nothing may be written.

    Returns:
        A note when a commit was finished, and a warning for each file that somebody
        changed since, which stays as it is.

    Raises:
        Refused: Another run is at work in this very folder; or it is a dry run, and a
            commit has to be finished first.
        OSError: A committed change could not be finished.
    """
    found: list[Finding] = []
    for hidden in hidden_folders(root):
        if not is_dead(hidden):
            raise refused(
                "busy",
                f"another mkpkg is at work here (process {owner_pid(hidden)})",
                help="wait for it to end, then run the command again",
            )
        found.extend(_settle_in(root, hidden, dry_run=dry_run))
    beside = existing_folder(root.parent)
    if not dry_run:
        for hidden in filter(is_dead, hidden_folders(beside)):
            # A new folder has no journal. One that lies here is of a run in this
            # folder, and the next command in it will know what to do.
            if not has_steps(hidden):
                _sweep(beside, hidden)
    return tuple(found)


def _settle_in(root: Path, hidden: Path, *, dry_run: bool) -> list[Finding]:
    if not has_steps(hidden):
        if not dry_run:
            _sweep(root, hidden)
        return []
    if dry_run:
        raise refused(
            "unfinished",
            "an earlier mkpkg command stopped half-way here",
            help="run a command without --dry-run: it finishes that one first",
        )
    journal = read_journal(hidden)
    kept = settle(root, journal, hidden) if journal else []
    shutil.rmtree(hidden, ignore_errors=True)
    was_undone = journal is not None and journal.is_undone
    return [_undone() if was_undone else _finished(), *map(_kept, kept)]


def _sweep(place: Path, hidden: Path) -> None:
    journal = read_journal(hidden)
    for other in journal.holders if journal else ():
        shutil.rmtree(place / other, ignore_errors=True)
    shutil.rmtree(hidden, ignore_errors=True)


def _finished() -> Finding:
    return note(
        "finished",
        "an earlier mkpkg command that stopped half-way here has now been finished",
    )


def _undone() -> Finding:
    return note(
        "undone",
        "an earlier mkpkg command that failed here has now been undone",
    )


def _kept(target: str) -> Finding:
    return warning(
        "unfinished",
        f"{shown(target)} was changed after a command that stopped half-way, and stays so",
        help="run that command again",
        path=target,
    )
