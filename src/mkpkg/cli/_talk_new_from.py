"""The conversation of `mkpkg new --template`: the questions of that template."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from mkpkg import commands
from mkpkg._errors import MkpkgError
from mkpkg.commands import NewFromRequest, Outcome
from mkpkg.template import Questions

from ._call import Call
from ._conversation import Question
from ._finish import Style
from ._prompt import Judged, Prompt
from ._talk import greet, talk


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known so far.

    Attributes:
        request: The request.
        answers: Answers to the template's questions.
        typed: The same, as they were typed.
    """

    request: NewFromRequest
    answers: Mapping[str, Any]
    typed: Mapping[str, str] = field(default_factory=dict)


def talk_new_from(request: NewFromRequest, call: Call, style: Style) -> None:
    """Ask what a template asks, show what would be made, and make it.

    Raises:
        MkpkgError: What was given is refused, or the template cannot be had.
        KeyboardInterrupt: The user wants to stop.
    """
    given = dict(commands.answers_in(request.data))
    greet("a project from another template")
    with commands.fetched(request) as fetched:
        questions = fetched.questions()
        asked = [
            _question(questions, key) for key in questions.keys if key not in given
        ]

        def prepare(known: _Known) -> Outcome:
            return fetched.new(known.request, known.answers)

        first = [] if request.path else [Question(_folder, _put_folder)]
        talk([*first, *asked], _Known(request, given), prepare, call, style)


def _folder(known: _Known) -> Prompt:
    def judge(answer: str) -> Judged:
        try:
            commands.locate(answer)
        except MkpkgError as reason:
            return Judged(reason.findings[0].message, "error")
        return Judged()

    return Prompt("Folder", known.request.path, "where to create it", judge)


def _put_folder(known: _Known, answer: str) -> _Known:
    return replace(known, request=replace(known.request, path=answer))


def _question(questions: Questions, key: str) -> Question[_Known]:
    def prompt(known: _Known) -> Prompt | None:
        asked = questions.asked(key, known.answers)
        if asked is None:
            return None

        @cache
        def judge(answer: str) -> Judged:
            answers = {**known.answers, key: asked.value_of(answer)}
            refusal = questions.refusal(key, answers)
            return Judged(refusal, "error") if refusal else Judged()

        return Prompt(
            key,
            known.typed.get(key, asked.default),
            " · ".join(filter(None, (asked.help, ", ".join(asked.choices)))),
            judge,
            tuple(asked.choices),
            asked.is_secret,
        )

    def put(known: _Known, answer: str) -> _Known:
        asked = questions.asked(key, known.answers)
        value = asked.value_of(answer) if asked else answer
        return replace(
            known,
            answers={**known.answers, key: value},
            typed={**known.typed, key: answer},
        )

    return Question(prompt, put)
