"""Updates that were cut short, or that wait for somebody to resolve their conflicts."""

import hashlib
from pathlib import Path

from mkpkg import disk, git
from mkpkg._errors import Refused, refused
from mkpkg.disk import Undo
from mkpkg.git import Checkout, Entry

_NAME = "mkpkg-update"


def undo_file(checkout: Checkout) -> Path:
    """Return where an update of a project keeps what takes it back.

    A repository may hold several projects, and each can be updated by itself.
    """
    inner = checkout.prefix.as_posix()
    mark = "" if inner == "." else f"-{hashlib.sha256(inner.encode()).hexdigest()[:8]}"
    return checkout.git_folder / f"{_NAME}{mark}.json"


def find_unfinished(checkout: Checkout) -> Undo | None:
    """Return what takes back an update that nobody has concluded.

    It is concluded when something is committed after it, and when everything is again
    as it was before it.
    """
    undo = disk.read_undo(undo_file(checkout))
    if undo is None or undo.facts["head"] != checkout.head:
        return None
    is_back = disk.take_copies(checkout.root, undo.copies, {}).copies == undo.copies
    if is_back and _entries(checkout, undo) == entries_before(undo):
        return None
    return undo


def entries_before(undo: Undo) -> git.Entries:
    """Return what git's index had before an update."""
    facts = undo.facts["entries"].items()
    found = dict(zip(map(str, undo.copies), undo.copies, strict=True))
    return {found[path]: tuple(Entry(*entry) for entry in told) for path, told in facts}


def _entries(checkout: Checkout, undo: Undo) -> git.Entries:
    found = git.read_index(checkout, undo.copies)
    return {path: found.get(path, ()) for path in undo.copies}


def refuse_unfinished(checkout: Checkout) -> None:
    """Refuse to go on while there is an update to conclude.

    Raises:
        Refused: There is one.
    """
    undo = find_unfinished(checkout)
    if undo is None:
        return
    refuse_busy(undo)
    version = undo.facts["template"]["to"]
    if undo.facts["is_written"]:
        raise refused(
            "unfinished",
            f"the update to template {version} is not committed yet",
            why="it had conflicts, and only a commit says that they are resolved",
            help="commit it; or go back: mkpkg update --abort",
        )
    raise refused(
        "unfinished",
        f"an update to template {version} was stopped half-way",
        help="go back first: mkpkg update --abort",
    )


def refuse_busy(undo: Undo) -> None:
    """Refuse to meddle with an update that another process is writing.

    Raises:
        Refused: There is one.
    """
    if undo.is_busy and not undo.facts["is_written"]:
        raise busy()


def busy() -> Refused:
    """Return the refusal to write beside another process."""
    return refused(
        "busy",
        "another mkpkg updates this project at this moment",
        help="wait for it to end, then run the command again",
    )
