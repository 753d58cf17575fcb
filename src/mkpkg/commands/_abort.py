"""An update taken back: everything is again what it was before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkpkg import disk, git
from mkpkg._errors import refused
from mkpkg._findings import Finding, note
from mkpkg.disk import Undo
from mkpkg.git import Checkout
from mkpkg.names import quoted, shown
from mkpkg.plan import Change, Create, Delete, Plan, Update

from ._outcome import Outcome, Stop
from ._recorded import recorded_root
from ._unfinished import find_unfinished, refuse_busy
from ._update_writer import digest, take_back


def abort_update() -> Outcome:
    """Prepare what takes back the update that nobody has concluded.

    Raises:
        Refused: There is none, or another process is writing it.
        ToolFailed: Git failed.
    """
    root = recorded_root()
    checkout = git.open_checkout(root)
    undo = find_unfinished(checkout)
    if undo is None:
        raise refused(
            "nothing-to-abort",
            "there is no update to take back",
            why="none is unfinished since the last commit",
            help="one that is committed is undone by: git revert",
        )
    refuse_busy(undo)
    return Outcome(
        "update",
        root,
        shown(root.name),
        Plan(tuple(_changes(checkout, undo))),
        tuple(_edited_since(checkout, undo)),
        (),
        "as before the update",
        again="mkpkg update --abort",
        details={"template": undo.facts["template"]},
        writer=_TakeBack(checkout, undo),
    )


def _changes(checkout: Checkout, undo: Undo) -> Iterator[Change]:
    for path, copy in undo.copies.items():
        now = disk.read_entry(checkout.root / path)
        if copy is None and now is not None:
            yield Delete(path, now)
        elif copy is not None and now is None:
            yield Create(path, copy.content)
        elif copy is not None and now is not None and now != copy.content:
            yield Update(path, now, copy.content)


def _edited_since(checkout: Checkout, undo: Undo) -> Iterator[Finding]:
    """Tell of files that somebody changed after the update, and what git calls them.

    A conflict that is half resolved is work, and going back throws it away.
    """
    for path, content in _edits(checkout, undo).items():
        name, id = shown(str(path)), git.content_id(content, checkout)
        yield note(
            "edited",
            f"{name} was changed after the update; that text is kept in git for a while",
            help=f"to have it again: git cat-file blob {id[:12]} > {quoted(str(path))}",
            path=str(path),
        )


def _edits(checkout: Checkout, undo: Undo) -> dict[PurePosixPath, bytes]:
    """Return what files hold that is neither the update's nor was there before it."""
    written = undo.facts["written"]
    found = {}
    for path, copy in undo.copies.items():
        now = disk.read_entry(checkout.root / path)
        if now is None or (copy is not None and copy.content == now):
            continue
        if digest(now) != written.get(str(path)):
            found[path] = now
    return found


@dataclass(frozen=True, slots=True)
class _TakeBack:
    """Puts back what was there before an update."""

    checkout: Checkout
    undo: Undo

    def __call__(self, outcome: Outcome, stop: Stop) -> None:
        """Put everything back; where that is cut short, it can be done again."""
        stop()
        git.store(self.checkout, list(_edits(self.checkout, self.undo).values()))
        take_back(self.checkout, self.undo)
