"""The changes that a plan is made of."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

#: What a file is, as git writes it: plain, executable, or a symbolic link whose content
#: is where it leads.
Mode = Literal["100644", "100755", "120000"]


@dataclass(frozen=True, slots=True)
class Create:
    """A file that must not exist yet.

    Attributes:
        path: Where, relative to the root.
        content: The bytes to write.
        status: What more there is to say of it, in a word or two, such as ``merged``.
        mode: What it is.
    """

    path: PurePosixPath
    content: bytes
    status: str | None = None
    mode: Mode = "100644"


@dataclass(frozen=True, slots=True)
class Update:
    """A file that must still hold the bytes that were read.

    Attributes:
        path: Where, relative to the root.
        before: The bytes that were read.
        content: The bytes to write in their place.
        status: What more there is to say of it, in a word or two, such as ``merged``.
        modes: What it was and what it becomes, where that is not the same.
    """

    path: PurePosixPath
    before: bytes
    content: bytes
    status: str | None = None
    modes: tuple[Mode, Mode] | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """A file to remove, which must still hold the bytes that were read."""

    path: PurePosixPath
    before: bytes
    status: str | None = None
    mode: Mode = "100644"


@dataclass(frozen=True, slots=True)
class Move:
    """A file that gets another path.

    Attributes:
        source: Where it is.
        path: Where it goes; nothing may be there.
        before: The bytes that were read.
        status: What more there is to say of it, in a word or two, such as ``merged``.
        content: The bytes to write there; None where they stay the same.
    """

    source: PurePosixPath
    path: PurePosixPath
    before: bytes
    status: str | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """A file or folder that is there already, and stays as it is."""

    path: PurePosixPath
    is_folder: bool = False
    status: str | None = None


Change = Create | Update | Delete | Move | Keep


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one command will write, in the order in which it is shown.

    Attributes:
        changes: At most one change for each path.
    """

    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two changes to one path: their order would decide.

        Raises:
            ValueError: A path is named twice.
        """
        paths = Counter(path for change in self.changes for path in touched(change))
        twice = [str(path) for path, count in paths.items() if count > 1]
        if twice:
            msg = f"more than one change to {', '.join(sorted(twice))}"
            raise ValueError(msg)

    @property
    def writes(self) -> tuple[Change, ...]:
        """The changes that change anything."""
        return tuple(change for change in self.changes if not isinstance(change, Keep))


def touched(change: Change) -> Iterator[PurePosixPath]:
    """Yield each path that a change is about."""
    if isinstance(change, Move):
        yield change.source
    yield change.path
