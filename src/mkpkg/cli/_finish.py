"""The end of every writing command: commit, and one page of output."""

from collections.abc import Callable
from dataclasses import dataclass

from mkpkg import disk
from mkpkg._errors import ToolFailed
from mkpkg._findings import error, errors_in
from mkpkg.commands import Outcome, commit, folder_of
from mkpkg.plan import unified_diff

from ._answers import show_answers
from ._call import Call
from ._json import outcome_document, print_document
from ._patch import show_patch
from ._show import show_plan, show_result
from ._told import by_weight, show_findings


@dataclass(frozen=True, slots=True)
class Style:
    """How a result is to be shown."""

    diff: bool
    json: bool
    quiet: bool


def finish(
    outcome: Outcome, call: Call, style: Style, agree: Callable[[], None] | None = None
) -> None:
    """Write the outcome unless it is a dry run, and show it.

    Signals wait: before the first rename they undo everything, afterwards there is
    nothing left to stop.

    Args:
        outcome: What to write.
        call: The call, which learns that something was written.
        style: How to show it.
        agree: Asks the user, who has seen the plan; raises where the answer is no.

    Raises:
        ToolFailed: The result is written, and could not be shown.
    """
    if agree:
        _show_plan(outcome)
        agree()
    with disk.held_signals() as held:
        held.check()
        if not call.dry_run:
            commit(outcome, held.check)
            call.has_written = True
        try:
            if agree:
                show_result(outcome, dry_run=False)
            else:
                _show(outcome, call.dry_run, style)
        except BrokenPipeError:
            raise
        except OSError as reason:
            raise ToolFailed(
                error(
                    "output", "the result could not be shown", why=str(reason.strerror)
                )
            ) from reason


def _show(outcome: Outcome, dry_run: bool, style: Style) -> None:
    if style.json:
        print_document(outcome_document(outcome, dry_run, with_diff=style.diff))
        return
    if style.diff:
        show_patch(unified_diff(outcome.plan, folder_of(outcome)))
    if style.quiet:
        show_findings(errors_in(outcome.findings))
        return
    _show_plan(outcome)
    show_result(outcome, dry_run=dry_run)


def _show_plan(outcome: Outcome) -> None:
    show_findings(by_weight(outcome.findings))
    if outcome.answers:
        show_answers(outcome.answers)
    show_plan(outcome)
