"""Opens the template of a project, in all of its versions."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkpkg import disk
from mkpkg._errors import bad_input
from mkpkg.names import shown
from mkpkg.template import Recorded, Trust

from ._origin import Origin
from ._origin_other import OtherOrigin
from ._origin_own import OwnOrigin


@dataclass(frozen=True, slots=True)
class Given:
    """What was said about a template that is somebody else's.

    Attributes:
        data: Answers to its questions, each as ``QUESTION=ANSWER``.
        trust: Whether it may run code.
    """

    data: tuple[str, ...] = ()
    trust: bool = False


@contextmanager
def opened(
    root: Path, recorded: Recorded, given: Given, *, dry_run: bool
) -> Iterator[Origin]:
    """Open the template that a project was made with, and keep it until that is done.

    Args:
        root: The project's folder.
        recorded: What it records of its template.
        given: What was said about the template.
        dry_run: Whether its commands are not run, even if it is trusted.

    Raises:
        BadInput: mkpkg's own template needs nothing to be said about it.
        Refused: The project does not record where which version of the template is.
    """
    answers = answers_in(given.data)
    if recorded.is_own and not recorded.is_a_fork:
        if given != Given():
            raise bad_input(
                "usage",
                f"--{'trust' if given.trust else 'data'} is for another template",
                why="this project was made with mkpkg's own, which needs neither",
                help="leave it out",
            )
        yield OwnOrigin(recorded)
        return
    trust = Trust(given.trust, runs_tasks=not dry_run)
    with disk.scratch() as scratch:
        yield OtherOrigin(recorded, root, answers, trust, scratch)


def answers_in(data: Iterable[str]) -> Mapping[str, Any]:
    """Return answers that were given, each as ``QUESTION=ANSWER``, by their questions.

    Raises:
        BadInput: One is no answer to a question.
    """
    return dict(map(_answer, data))


def _answer(text: str) -> tuple[str, str]:
    question, equals, answer = text.partition("=")
    if not (question and equals):
        raise bad_input(
            "data",
            f"`{shown(text)}` is no answer to a question",
            help="--data QUESTION=ANSWER",
        )
    return question, answer
