"""Plans as text."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from typer import get_terminal_size

from mkpkg.commands import Outcome
from mkpkg.names import shown
from mkpkg.plan import Change, Create, Delete, Keep, Move, Update

from ._terminal import faint, out, painted, tick

_VERBS = {
    Create: "create",
    Update: "update",
    Delete: "delete",
    Move: "move",
    Keep: "keep",
}
# What is said of changes with a status, in the order in which they are shown; without
# a word here, they are shown with those that have none.
_WORDS = {
    "merged": "merge",
    "conflict": "conflict in",
    "yours": "keep yours",
    "kept-deleted": "leave deleted",
    "kept-dropped": "keep although dropped",
    "same": "same as the template:",
    "differs": "different:",
    "instead": "under another name:",
    "missing": "missing:",
}

# So many folders with the same files are listed; further ones are counted.
_MOST_ALIKE = 8
_ROOM_FOR_NAMES = 20
_DRY = "this was a dry run, nothing was written"


def show_plan(outcome: Outcome) -> None:
    """Print a plan as a tree."""
    for verb in (*_VERBS.values(), *_WORDS.values()):
        changes = [change for change in outcome.plan.changes if _verb(change) == verb]
        if changes:
            is_kept = verb == _VERBS[Keep]
            out(f"{faint(verb)} {len(changes) if is_kept else _count(changes)}")
            for row in _rows(changes):
                out(row)
    if outcome.plan.changes:
        out("")


def show_result(outcome: Outcome, *, dry_run: bool) -> None:
    """Print one summary line, and the next steps."""
    out(_summary(outcome, dry_run))
    if not dry_run and outcome.next_steps:
        out("\nNext:")
        for step in outcome.next_steps:
            out(f"  {painted(step, 'cyan')}")


def _verb(change: Change) -> str:
    return _WORDS.get(change.status or "") or _VERBS[type(change)]


def _summary(outcome: Outcome, dry_run: bool) -> str:
    would = dry_run and bool(outcome.plan.writes)
    facts = ", ".join(filter(None, (_effect(outcome, would=would), outcome.proof)))
    if would:
        again = f"to do it: {outcome.again}" if outcome.again else _DRY
        return f"{outcome.subject}: {facts}; {again}"
    sign = "" if outcome.exit_code else f"{painted(tick(), 'green')} "
    return f"{sign}{outcome.subject}: {facts}"


def _effect(outcome: Outcome, *, would: bool) -> str:
    """Return how much is written; where that is news, also that it is."""
    writes = outcome.plan.writes
    if outcome.effect:
        return outcome.effect
    if not writes:
        return "nothing to do"
    verb = "" if not outcome.again else " would change" if would else " changed"
    return f"{_count(writes)}{verb}"


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
    if isinstance(change, Move):
        source = change.source
        is_near = source.parent == change.path.parent
        return f"{name} (was {shown(source.name if is_near else str(source))})"
    return f"{name}/" if is_folder else name


def _label(folder: PurePosixPath) -> str:
    return f"{shown(str(folder))}/"
