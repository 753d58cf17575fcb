"""Cleans up after runs that died: ends what was committed, sweeps what was not."""

import shutil
from pathlib import Path

from mkpkg._errors import refused
from mkpkg._findings import Finding, warning

from ._commit import finish
from ._journal import read_journal
from ._owner import hidden_folders, is_dead, owner_pid


def recover(root: Path) -> tuple[Finding, ...]:
    """Finish or remove what earlier runs left in a folder and beside it.

    Args:
        root: The folder that is about to be read and written; it need not exist.

    Returns:
        A warning for each file that somebody changed after the commit that was to
        write it; that file stays as it is.

    Raises:
        Refused: Another run is at work in this very folder.
        OSError: A committed change could not be finished.
    """
    places = [root] if root.is_dir() else []
    places.append(next((p for p in root.parents if p.is_dir()), root.parent))
    return tuple(found for place in places for found in _recover_in(place, root))


def _recover_in(place: Path, root: Path) -> list[Finding]:
    found: list[Finding] = []
    for hidden in hidden_folders(place):
        if is_dead(hidden):
            found.extend(_changed(target) for target in _settle(place, hidden))
        elif place == root:
            raise refused(
                "busy",
                f"another mkpkg is at work here (process {owner_pid(hidden)})",
                help="wait for it to end, then run the command again",
            )
    return found


def _settle(place: Path, hidden: Path) -> list[str]:
    journal = read_journal(hidden)
    kept = finish(place, journal, hidden) if journal else []
    shutil.rmtree(hidden, ignore_errors=True)
    return kept


def _changed(target: str) -> Finding:
    return warning(
        "unfinished",
        f"{target} was changed after a command that stopped half-way, and stays so",
        help="run that command again",
        path=target,
    )
