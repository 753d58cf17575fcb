"""The journal: what a commit still has to do, if it is cut short."""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

_NAME = "journal.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One rename of a commit; paths are relative to the folder that is committed to.

    Attributes:
        staged: Where the new content waits; for a deletion, where the old one goes.
        target: The path that changes.
        before: SHA-256 of the file that is replaced or deleted; None for a new path.
        after: SHA-256 of what is put there, over a whole folder; None for a deletion.
        deletes: Whether the target goes away.
    """

    staged: str
    target: str
    before: str | None = None
    after: str | None = None
    deletes: bool = False


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of one commit, and the hidden folders that it used.

    Attributes:
        steps: What to do, in order; empty as long as nothing is committed.
        holders: Every hidden folder to remove in the end.
        is_undone: Whether the steps are being taken back.
    """

    steps: tuple[Step, ...]
    holders: tuple[str, ...]
    is_undone: bool = False


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, or of all names and contents in a folder.

    The content of a link is where it leads.
    """
    if path.is_symlink() or not path.is_dir():
        return digest(_content(path))
    import hashlib

    total = hashlib.sha256()
    for inner in sorted(path.rglob("*")):
        total.update(
            inner.relative_to(path).as_posix().encode("utf-8", "surrogateescape")
        )
        is_folder = inner.is_dir() and not inner.is_symlink()
        total.update(b"\0" if is_folder else _content(inner))
    return total.hexdigest()


def _content(path: Path) -> bytes:
    return os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()


def write_journal(holder: Path, journal: Journal) -> None:
    """Write the journal so that it is there whole or not at all, also after a crash."""
    beside = holder / f"{_NAME}.new"
    with beside.open("w", encoding="utf-8") as file:
        # The inode is the proof that the journal was written here: no archive or
        # repository from elsewhere can bring a journal with the right one.
        json.dump({**asdict(journal), "inode": holder.stat().st_ino}, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(holder / _NAME)
    sync_folder(holder)


def read_journal(holder: Path) -> Journal | None:
    """Return the journal in a hidden folder, or None where there is no sound one.

    A repository from elsewhere may bring a journal along, so it must be the one that
    was written there, by this user, and stay in the folder that it is in.
    """
    try:
        data = json.loads((holder / _NAME).read_text(encoding="utf-8"))
        steps = tuple(Step(**step) for step in data["steps"])
        journal = Journal(
            steps, tuple(map(str, data["holders"])), bool(data["is_undone"])
        )
        is_ours = data["inode"] == holder.stat().st_ino and _is_mine(holder)
        return journal if is_ours and _is_sound(journal, holder) else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def has_steps(holder: Path) -> bool:
    """Tell whether a hidden folder holds a commit that is not concluded."""
    journal = read_journal(holder)
    return journal is not None and bool(journal.steps)


def _is_mine(holder: Path) -> bool:
    return sys.platform == "win32" or holder.stat().st_uid == os.geteuid()


def _is_sound(journal: Journal, holder: Path) -> bool:
    base = holder.parent.resolve()
    hidden = (*(step.staged for step in journal.steps), *journal.holders)
    targets = [step.target for step in journal.steps]
    return all(holder.name in PurePosixPath(path).parts for path in hidden) and all(
        not {"..", ".git"} & set(PurePosixPath(path).parts[:-1])
        and PurePosixPath(path).name != ".."
        and (base / path).parent.resolve().is_relative_to(base)
        for path in (*hidden, *targets)
    )


def close_journal(holder: Path, journal: Journal) -> None:
    """Forget the steps: the commit is finished, or undone.

    What stays is the list of hidden folders, so that a run that dies while it removes
    them can still be swept.
    """
    if len(journal.holders) == 1:
        (holder / _NAME).unlink(missing_ok=True)
    else:
        write_journal(holder, Journal((), journal.holders))


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
