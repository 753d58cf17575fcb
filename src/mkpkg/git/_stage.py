"""Puts files into git's index, and from there into the work tree."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from subprocess import CompletedProcess

from ._checkout import Checkout, Entry
from ._failed import failed
from ._import import content_commands
from ._run import as_bytes, as_text, plain_git

_MEND = "mend that, and run the command again"

Entries = Mapping[PurePosixPath, tuple[Entry, ...]]


def store(checkout: Checkout, contents: Sequence[bytes]) -> list[str]:
    """Put contents into the repository, and return their names in it.

    Raises:
        ToolFailed: Git cannot write.
    """
    if not contents:
        return []
    given = b"".join(content_commands(contents))
    done = plain_git(checkout.top, "fast-import", "--quiet", given=given)
    _require(done, "git could not store the files")
    return as_text(done.stdout).split()


def put_entries(checkout: Checkout, entries: Entries) -> None:
    """Give paths these entries in the index, in place of all that they had.

    Args:
        checkout: The project.
        entries: By path; with no entry, the path leaves the index.

    Raises:
        ToolFailed: Git cannot write its index, as while another git does.
    """
    lines = []
    for path, stages in entries.items():
        name = checkout.name(path)
        lines.append(f"0 {'0' * len(checkout.head)}\t{name}\0")
        lines += [f"{mode} {id} {stage}\t{name}\0" for mode, id, stage in stages]
    given = as_bytes("".join(lines))
    done = plain_git(checkout.top, "update-index", "-z", "--index-info", given=given)
    _require(done, "git could not write its index")


def check_out(checkout: Checkout, paths: Iterable[PurePosixPath]) -> None:
    """Write files from the index into the work tree, over what is there.

    Raises:
        ToolFailed: Git cannot write them.
    """
    given = as_bytes("".join(f"{checkout.name(path)}\0" for path in paths))
    done = plain_git(
        checkout.top, "checkout-index", "-f", "-u", "-z", "--stdin", given=given
    )
    _require(done, "git could not write the files")


def refresh(checkout: Checkout) -> None:
    """Let the index know when files were written, so that git need not read them."""
    plain_git(checkout.top, "update-index", "-q", "--refresh")


def _require(done: CompletedProcess[bytes], message: str) -> None:
    if done.returncode:
        raise failed(done, message, _MEND)
