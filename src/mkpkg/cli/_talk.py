"""What all conversations have: a greeting, questions, the plan, and a last word."""

from collections.abc import Callable, Sequence
from functools import partial

from mkpkg._version import __version__
from mkpkg.commands import Outcome

from ._call import Call
from ._conversation import Question, State, agree, converse
from ._finish import Style, finish
from ._prompt import Back
from ._pulse import pulse
from ._terminal import faint, out


def greet(promise: str) -> None:
    """Say what this is, and how to answer."""
    out(f"mkpkg {__version__} · {promise}")
    out(faint("Enter takes what is shown, < goes back, Ctrl-C stops."))
    out("")


def talk(
    questions: Sequence[Question[State]],
    known: State,
    prepare: Callable[[State], Outcome],
    call: Call,
    style: Style,
    last_word: str = "Create it?",
) -> None:
    """Ask questions, show what would be done, and do it.

    Args:
        questions: What to ask, in order.
        known: What is known before.
        prepare: Returns what would be done.
        call: The call.
        style: How to show the result.
        last_word: What is asked before anything is written.

    Raises:
        MkpkgError: What would be done is refused.
        KeyboardInterrupt: The user wants to stop.
    """
    known = converse(questions, known)
    while True:
        pulse.start(f"mkpkg {call.command}")
        outcome = prepare(known)
        ask_last = None if call.dry_run else partial(agree, last_word)
        try:
            finish(outcome, call, style, ask_last)
        except Back:
            known = converse(questions, known, again=True)
        else:
            return
