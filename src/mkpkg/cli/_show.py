"""Plans and findings as text."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from typer import get_terminal_size

from mkpkg._findings import Finding, Severity
from mkpkg.commands import Outcome
from mkpkg.names import printable, shown
from mkpkg.plan import Change, Create, Delete, Keep, Move, Update

from ._terminal import err, faint, out, painted, tick

_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}
_VERBS = {
    Create: "create",
    Update: "update",
    Delete: "delete",
    Move: "move",
    Keep: "keep",
}

# So many folders with the same files are listed; further ones are counted.
_MOST_ALIKE = 8
_ROOM_FOR_NAMES = 20


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings on standard error: what, why, and what to do."""
    for finding in findings:
        err("\n".join(finding_lines(finding)))


def finding_lines(finding: Finding) -> Iterator[str]:
    """Yield the lines that tell a finding."""
    colour = _COLOURS[finding.severity]
    head = painted(f"{finding.severity}[{finding.code}]", colour, bold=True)
    yield f"{head}: {printable(finding.message)}"
    if finding.why:
        yield f"  why: {printable(finding.why)}"
    if finding.help:
        yield f"  help: {printable(finding.help)}"


def show_outcome(outcome: Outcome, *, dry_run: bool) -> None:
    """Print a plan as a tree, one summary line, and the next steps."""
    for kind, verb in _VERBS.items():
        changes = [
            change for change in outcome.plan.changes if isinstance(change, kind)
        ]
        if changes:
            out(
                f"{faint(verb)} {_count(changes) if kind is not Keep else len(changes)}"
            )
            for row in _rows(changes):
                out(row)
    out("")
    out(_summary(outcome, dry_run))
    if not dry_run and outcome.next_steps:
        out("\nNext:")
        for step in outcome.next_steps:
            out(f"  {painted(step, 'cyan')}")


def _summary(outcome: Outcome, dry_run: bool) -> str:
    counted = f"{_count(outcome.plan.writes)}, {outcome.proof}"
    if dry_run:
        return f"{outcome.subject}: {counted}; this was a dry run, nothing was written"
    return f"{painted(tick(), 'green')} {outcome.subject}: {counted}"


def _count(changes: Iterable[Change]) -> str:
    number = len(list(changes))
    return "1 file" if number == 1 else f"{number} files"


def _rows(changes: list[Change]) -> Iterator[str]:
    folders: dict[PurePosixPath, list[str]] = {}
    for change in changes:
        folders.setdefault(change.path.parent, []).append(_name(change))
    # A narrow terminal wraps a label rather than leave the files no room.
    room = max(get_terminal_size().columns - _ROOM_FOR_NAMES - 4, 0)
    width = min(max(len(_label(folder)) for folder in folders), room)
    for _, group in groupby(
        sorted(folders.items()), lambda item: (item[0].parent, item[1])
    ):
        alike = list(group)
        for folder, names in alike[:_MOST_ALIKE]:
            yield from _row(_label(folder), names, width)
        if len(alike) > _MOST_ALIKE:
            yield faint(f"  (+{len(alike) - _MOST_ALIKE} more like it)")


def _row(label: str, names: list[str], width: int) -> Iterator[str]:
    room = max(get_terminal_size().columns - width - 4, _ROOM_FOR_NAMES)
    if len(label) > width:
        yield f"  {painted(label, 'cyan')}"
        label = ""
    line = ""
    for name in names:
        if line and len(line) + 2 + len(name) > room:
            yield f"  {painted(label.ljust(width), 'cyan')}  {line}"
            label, line = "", ""
        line = f"{line}  {name}" if line else name
    yield f"  {painted(label.ljust(width), 'cyan')}  {line}"


def _name(change: Change) -> str:
    is_folder = isinstance(change, Keep) and change.is_folder
    name = shown(change.path.name)
    return f"{name}/" if is_folder else name


def _label(folder: PurePosixPath) -> str:
    return f"{shown(str(folder))}/"
