"""Copies of files, taken before others write them, so that they can be put back."""

import base64
import json
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ._journal import sync_folder
from ._owner import hidden_folders, is_dead, new_name, owner_pid
from ._rename import place_new, put


@dataclass(frozen=True, slots=True)
class Copy:
    """A file as it was.

    Attributes:
        content: What was in it, or where it led if it was a symbolic link.
        mode: Who might read, write and run it; or that it was a link, and nothing else.
    """

    content: bytes
    mode: int


@dataclass(frozen=True, slots=True)
class Undo:
    """What is needed to take a change back.

    Attributes:
        copies: The files as they were; None where there was none.
        made: Folders that were not there, the outer ones first.
        facts: What else the command wants to know then, as JSON has it.
        is_busy: Whether another process that runs has written it.
    """

    copies: Mapping[PurePosixPath, Copy | None]
    made: tuple[PurePosixPath, ...]
    facts: Mapping[str, Any]
    is_busy: bool = False


def take_copies(
    root: Path, paths: Iterable[PurePosixPath], facts: Mapping[str, Any]
) -> Undo:
    """Return some files as they are.

    Args:
        root: The folder that the paths are relative to.
        paths: The files that are about to change, also those that do not exist yet.
        facts: What else to keep.

    Raises:
        OSError: A file cannot be read.
    """
    copies = {path: _copy(root / path) for path in paths}
    return Undo(copies, tuple(_missing_folders(root, copies)), facts)


def write_undo(place: Path, undo: Undo, *, is_new: bool) -> None:
    """Keep copies in a file, which is there whole or not at all, also after a crash.

    Args:
        place: The file.
        undo: What to keep.
        is_new: Whether the file must not be there yet.

    Raises:
        FileExistsError: It is there: an earlier change is not concluded.
        OSError: The disk is full.
    """
    for hidden in filter(is_dead, hidden_folders(place.parent)):
        hidden.unlink(missing_ok=True)
    beside = place.with_name(new_name())
    try:
        _write(beside, _as_json(undo))
        (place_new if is_new else put)(beside, place)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(place.parent)


def read_undo(place: Path) -> Undo | None:
    """Return the copies that are kept in a file, or None where there are none."""
    try:
        return _from_json(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _from_json(data: Mapping[str, Any]) -> Undo:
    copies = {
        PurePosixPath(path): None
        if kept is None
        else Copy(base64.b64decode(kept["content"]), kept["mode"])
        for path, kept in data["copies"].items()
    }
    owner = Path(data["owner"])
    is_busy = owner_pid(owner) != os.getpid() and not is_dead(owner)
    made = tuple(map(PurePosixPath, data["made"]))
    return Undo(copies, made, data["facts"], is_busy)


def put_back(undo: Undo, root: Path) -> None:
    """Make files what they were; it may be done again where it was cut short.

    Raises:
        OSError: A file cannot be written.
    """
    for path, copy in undo.copies.items():
        place = root / path
        if copy is None:
            place.unlink(missing_ok=True)
        elif _copy(place) != copy:
            place.unlink(missing_ok=True)
            place.parent.mkdir(parents=True, exist_ok=True)
            _write_copy(place, copy)
    for made in reversed(undo.made):
        with suppress(OSError):
            (root / made).rmdir()


def forget_undo(place: Path) -> None:
    """Remove the copies: the change is concluded, or taken back.

    Raises:
        OSError: They cannot be removed.
    """
    place.unlink(missing_ok=True)
    sync_folder(place.parent)


def remove_file(root: Path, path: PurePosixPath) -> None:
    """Remove a file, and the folders that it leaves empty.

    Raises:
        OSError: It cannot be removed.
    """
    (root / path).unlink(missing_ok=True)
    for folder in path.parents[:-1]:
        try:
            (root / folder).rmdir()
        except OSError:
            return


def _copy(place: Path) -> Copy | None:
    if not os.path.lexists(place):
        return None
    if place.is_symlink():
        return Copy(os.fsencode(place.readlink()), stat.S_IFLNK)
    return Copy(place.read_bytes(), place.stat().st_mode & 0o7777)


def _write_copy(place: Path, copy: Copy) -> None:
    if stat.S_ISLNK(copy.mode):
        place.symlink_to(os.fsdecode(copy.content))
        return
    _write(place, copy.content)
    place.chmod(copy.mode)


def _missing_folders(
    root: Path, paths: Iterable[PurePosixPath]
) -> Iterable[PurePosixPath]:
    folders = {folder for path in paths for folder in path.parents[:-1]}
    return sorted(folder for folder in folders if not (root / folder).exists())


def _as_json(undo: Undo) -> bytes:
    copies = {
        str(path): None
        if copy is None
        else {
            "content": base64.b64encode(copy.content).decode(),
            "mode": copy.mode,
        }
        for path, copy in undo.copies.items()
    }
    made = [str(folder) for folder in undo.made]
    data = {
        "owner": new_name(),
        "copies": copies,
        "made": made,
        "facts": undo.facts,
    }
    return json.dumps(data, indent=1).encode()


def _write(place: Path, content: bytes) -> None:
    # Others may see what is in it when its mode says so, and not before.
    def private(path: str, flags: int) -> int:
        return os.open(path, flags, 0o600)

    with open(place, "xb", opener=private) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
