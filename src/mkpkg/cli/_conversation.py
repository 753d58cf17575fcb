"""A conversation: questions in order, with a way back, until all are answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ._ask import ask
from ._prompt import Back, Judged, Prompt

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Question(Generic[State]):
    """A question whose answer goes into a value.

    Attributes:
        prompt: Returns what to ask, from what is known already; the default is what
            is known of this very answer. Returns None where that answers it.
        put: Returns what is known with an answer.
    """

    prompt: Callable[[State], Prompt | None]
    put: Callable[[State, str], State]


def converse(
    questions: Sequence[Question[State]], known: State, *, again: bool = False
) -> State:
    """Ask questions, and return what is known in the end.

    Args:
        questions: What to ask, in order.
        known: What is known before.
        again: Whether all are answered, and the user wants to go back to the last.

    Raises:
        KeyboardInterrupt: The user wants to stop.
    """
    position = _before(len(questions), questions, known) if again else 0
    while position < len(questions):
        question = questions[position]
        prompt = question.prompt(known)
        try:
            if prompt is not None:
                known = question.put(known, ask(prompt))
        except Back:
            position = _before(position, questions, known)
        else:
            position += 1
    return known


def _before(position: int, questions: Sequence[Question[State]], known: State) -> int:
    """Return the position of the question before one, or its own at the first."""
    earlier = (p for p in reversed(range(position)) if questions[p].prompt(known))
    return next(earlier, position)


def agree(label: str) -> None:
    """Ask for a yes.

    Raises:
        Back: The user wants to go back.
        KeyboardInterrupt: The answer is no.
    """
    answers = ("yes", "no")

    def judge(answer: str) -> Judged:
        is_known = any(word.startswith(answer.lower()) for word in answers)
        return Judged() if is_known else Judged("yes or no?", "error")

    if ask(Prompt(label, "yes", "", judge, answers)).lower().startswith("n"):
        raise KeyboardInterrupt


def choose(label: str, help: str, choices: tuple[str, ...]) -> str | None:
    """Ask for one of several; where there are not, nothing is asked.

    Raises:
        KeyboardInterrupt: The user wants to stop.
    """

    def judge(answer: str) -> Judged:
        wanted = f"one of: {', '.join(choices)}"
        return Judged() if answer in choices else Judged(wanted, "error")

    while len(choices) > 1:
        try:
            return ask(
                Prompt(label, "", f"{help} {', '.join(choices)}", judge, choices)
            )
        except Back:
            continue
    return None
