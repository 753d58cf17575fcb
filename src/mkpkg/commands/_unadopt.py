"""What adopting wrote, taken away again, unless somebody changed it since."""

from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._errors import MkpkgError, Refused, also_saying, raise_errors, refused
from mkpkg._findings import Finding, note, warning
from mkpkg.names import shown
from mkpkg.plan import Change, Delete, Keep, Plan

from ._mark import digest, read_mark
from ._outcome import Outcome
from ._project import find_root
from ._recorded import find_recorded, has_answers


def unadopt(path: str, *, dry_run: bool) -> Outcome:
    """Prepare what takes an adoption back; nothing is removed yet.

    Args:
        path: The project, or something in it.
        dry_run: Whether nothing may be written, not even to finish an earlier run.

    Raises:
        Refused: The project was not adopted, or its answers have changed since.
    """
    root = find_root(path)
    settled = disk.recover(root, dry_run=dry_run)
    with also_saying(settled):
        plan, findings = _undone(root)
        raise_errors(disk.verify(plan, root), Refused)
    said = (*settled, *findings)
    return Outcome("adopt", root, root.name, plan, said, (), "no longer adopted")


def _undone(root: Path) -> tuple[Plan, list[Finding]]:
    """Return what goes of what was written, and what is to be said of the rest."""
    written = _written(root)
    changes: list[Change] = []
    findings: list[Finding] = []
    for place, told in written.items():
        content = disk.read_file(root / place)
        if content is None:
            findings.append(_gone(place))
        elif digest(content) == told or place == next(iter(written)):
            changes.append(Delete(place, content))
        else:
            changes.append(Keep(place))
            findings.append(_changed(place))
    return Plan(tuple(changes)), findings


def _written(root: Path) -> dict[PurePosixPath, str]:
    """Return the digests of what was written, the answers file first.

    Raises:
        Refused: Nothing was, or the answers have changed since.
    """
    if not has_answers(root):
        raise _nothing(f"{shown(str(root))} was not adopted", "it has no answers file")
    answers = find_recorded(root).path
    mark = read_mark(disk.read_file(root / answers) or b"")
    if mark is None:
        raise _nothing(
            f"{shown(str(answers))} was not written by mkpkg adopt",
            "the project was made from the template, or updated since it was adopted",
        )
    own = mark.digests.get(answers, "")
    if digest(mark.body) != own:
        raise refused(
            "changed",
            f"{shown(str(answers))} changed since the project was adopted",
            why="removing it would lose that change",
            help=f"look at it, and remove it yourself: {shown(str(answers))}",
            path=str(answers),
        )
    return {answers: own, **mark.digests}


def _nothing(message: str, why: str) -> MkpkgError:
    return refused(
        "not-adopted",
        f"there is nothing to undo: {message}",
        why=why,
        help="git can give back what was there before",
    )


def _gone(path: PurePosixPath) -> Finding:
    return note("gone", f"{shown(str(path))} is gone already", path=str(path))


def _changed(path: PurePosixPath) -> Finding:
    return warning(
        "changed",
        f"{shown(str(path))} changed since it was added, and stays",
        help="remove it yourself, if it is to go",
        path=str(path),
    )
