"""The end of every writing command: commit, and one page of output."""

from dataclasses import dataclass

from mkpkg import disk
from mkpkg.commands import Outcome, commit
from mkpkg.plan import unified_diff

from ._json import outcome_document, print_document
from ._show import show_findings, show_outcome
from ._terminal import out


@dataclass(frozen=True, slots=True)
class Style:
    """How a result is to be shown, and whether it is to be written."""

    dry_run: bool
    diff: bool
    json: bool
    quiet: bool


def finish(outcome: Outcome, style: Style) -> None:
    """Write the outcome unless it is a dry run, and show it.

    Signals wait: before the first rename they undo everything, afterwards there is
    nothing left to stop.
    """
    with disk.held_signals() as held:
        held.check()
        if not style.dry_run:
            commit(outcome, held.check)
        _show(outcome, style)


def _show(outcome: Outcome, style: Style) -> None:
    if style.json:
        print_document(outcome_document(outcome, style.dry_run, with_diff=style.diff))
        return
    if style.diff:
        out(unified_diff(outcome.plan), end="")
    if not style.quiet:
        show_findings(outcome.findings)
        show_outcome(outcome, dry_run=style.dry_run)
