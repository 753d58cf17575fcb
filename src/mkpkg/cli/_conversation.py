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
            is known of this very answer.
        put: Returns what is known with an answer.
    """

    prompt: Callable[[State], Prompt]
    put: Callable[[State, str], State]


def converse(
    questions: Sequence[Question[State]], known: State, *, start: int = 0
) -> State:
    """Ask questions, and return what is known in the end.

    Args:
        questions: What to ask, in order.
        known: What is known before.
        start: Which question to begin with.

    Raises:
        KeyboardInterrupt: The user wants to stop.
    """
    position = start
    while position < len(questions):
        question = questions[position]
        try:
            known = question.put(known, ask(question.prompt(known)))
        except Back:
            position = max(position - 1, 0)
        else:
            position += 1
    return known


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
