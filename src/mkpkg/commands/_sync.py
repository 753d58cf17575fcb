"""Re-exports brought up to date in a whole project, or in a workspace of some."""

from dataclasses import dataclass
from itertools import chain

from mkpkg._errors import also_saying
from mkpkg._findings import errors_in
from mkpkg.names import quoted
from mkpkg.plan import Plan

from ._outcome import Outcome
from ._parts import Part, find_parts, recover_all
from ._project import find_root
from ._sync_run import Run, Synced


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """What ``mkpkg sync`` was asked for.

    Attributes:
        path: A project, or something in it: then only what is there is changed.
        dry_run: Whether nothing may be written, not even to finish an earlier run.
    """

    path: str = "."
    dry_run: bool = False


def sync(request: SyncRequest) -> Outcome:
    """Prepare what makes the re-exports of a project right; nothing is written yet.

    At the root of a workspace, that is what makes those of its members right, too.

    Raises:
        Refused: There is no project, or no package in it.
        BadInput: The settings of the project are wrong.
    """
    root = find_root(request.path)
    settled = recover_all(root, dry_run=request.dry_run)
    with also_saying(settled):
        parts = find_parts(root, request.path)
        done = [_synced(part, writes=not request.dry_run) for part in parts]
    findings = tuple(chain.from_iterable(synced.findings for synced in done))
    count = sum(len(part.chosen) for part in parts)
    place = "" if request.path == "." else f" {quoted(request.path)}"
    return Outcome(
        "sync",
        root,
        _subject(parts) or root.name,
        Plan(tuple(chain.from_iterable(synced.changes for synced in done))),
        (*settled, *findings),
        (),
        _proof(count, sum(s.refused for s in done), sum(s.left for s in done)),
        exit_code=1 if errors_in(findings) else 0,
        again=f"mkpkg sync{place}",
    )


def _synced(part: Part, *, writes: bool) -> Synced:
    done = Run(part.project, writes=writes).run(part.chosen)
    changes = tuple(part.moved(change) for change in done.changes)
    findings = (*part.oddities(), *done.findings)
    return done._replace(changes=changes, findings=tuple(map(part.told, findings)))


def _proof(count: int, refused: int, left: int) -> str:
    """Return how many packages were read, how many refused, and how many left wrong."""
    read = f"{count} package{'s' if count > 1 else ''} read"
    others = {"refused": refused, "to mend by hand": left}
    return ", ".join([read, *(f"{n} {what}" for what, n in others.items() if n)])


def _subject(parts: tuple[Part, ...]) -> str:
    tops = [package.dotted for part in parts for package in part.project.tops]
    return tops[0] if len(tops) == 1 else ""
