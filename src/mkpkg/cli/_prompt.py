"""One question: what it says, and how an answer is judged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

#: What one types to go back to the question before.
BACK = "<"


class Back(Exception):
    """The user wants to go back to the question before."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said about an answer, in one line.

    Attributes:
        text: What follows from the answer, or why it is refused; may be empty.
        weight: How it is meant; an answer with an error is not accepted.
    """

    text: str = ""
    weight: Literal["hint", "warning", "error"] = "hint"

    @property
    def is_refused(self) -> bool:
        """Whether the answer is not accepted."""
        return self.weight == "error"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as a terminal shows it.

    Attributes:
        label: A word or two.
        default: What an empty answer means; shown, and never text to delete.
        help: What is told while nothing is typed.
        judge: Judges an answer; called at every key.
        choices: What Tab offers, in turn; other answers may be accepted, too.
        is_secret: Whether nobody is to read the answer.
    """

    label: str
    default: str
    help: str
    judge: Callable[[str], Judged]
    choices: tuple[str, ...] = ()
    is_secret: bool = False

    def heard(self, text: str) -> str:
        """Return the answer that a typed text stands for."""
        return text.strip() or self.default

    def next_choice(self, text: str) -> str | None:
        """Return what Tab makes of a text: the next choice, or the one it begins."""
        begun = [choice for choice in self.choices if choice.startswith(text)]
        if text in self.choices:
            position = self.choices.index(text) + 1
            return self.choices[position % len(self.choices)]
        return begun[0] if begun else None
