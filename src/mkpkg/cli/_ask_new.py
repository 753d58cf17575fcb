"""The questions of `mkpkg new`: four at most, and none that an option has answered."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from mkpkg import commands
from mkpkg._findings import Finding
from mkpkg.commands import NewRequest, ProjectNames

from ._conversation import Question
from ._judged import judged
from ._prompt import Judged, Prompt

Said = tuple[str, Iterable[Finding]]


def questions_of_new(given: Collection[str]) -> tuple[Question[NewRequest], ...]:
    """Return what is to be asked.

    Args:
        given: The names of the arguments and options that were given.
    """
    return tuple(
        Question(asked.prompt, asked.put)
        for field, asked in _QUESTIONS.items()
        if field not in given
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question about one field of the request.

    Attributes:
        label: A word or two.
        help: What is told while nothing is typed.
        known: Returns what the request has already.
        put: Returns the request with an answer.
        said: Returns what follows from an answer, and what is to be said about it.
        choices: What Tab offers.
    """

    label: str
    help: str
    known: Callable[[NewRequest], str]
    put: Callable[[NewRequest, str], NewRequest]
    said: Callable[[NewRequest, ProjectNames], Said]
    choices: tuple[str, ...] = ()

    def prompt(self, request: NewRequest) -> Prompt:
        """Return the question, with what is known already as its default."""

        def judge(answer: str) -> Judged:
            asked = self.put(request, answer)
            return judged(lambda: self.said(asked, commands.judge_new(asked)))

        return Prompt(self.label, self.known(request), self.help, judge, self.choices)


def _pair(_: NewRequest, names: ProjectNames) -> Said:
    return f"pip install {names.project} · import {names.package}", names.findings


def _members(_: NewRequest, names: ProjectNames) -> Said:
    inside = (*names.layout.subpackages, *names.layout.modules)
    return " · ".join(f"{names.package}.{name}" for name in inside), names.findings


def _nothing(_: NewRequest, __: ProjectNames) -> Said:
    return "", ()


def _terms(known: NewRequest, _: ProjectNames) -> Said:
    return commands.license_terms(known.license), ()


_QUESTIONS = {
    "path": _Asked(
        "Name",
        "what people will install, and the folder's name",
        lambda known: known.path or known.name or "",
        lambda known, answer: replace(known, path=answer),
        _pair,
    ),
    "sub": _Asked(
        "Subpackages",
        "such as: formats, effects.reverb, codec.py",
        lambda known: ", ".join(known.sub),
        lambda known, answer: replace(known, sub=(answer,) if answer else ()),
        _members,
    ),
    "description": _Asked(
        "Description",
        "one line about it",
        lambda known: known.about,
        lambda known, answer: replace(known, description=answer),
        _nothing,
    ),
    "license": _Asked(
        "Licence",
        f"Tab for {', '.join(commands.LICENSES)}; or another SPDX expression",
        lambda known: known.license,
        lambda known, answer: replace(known, license=answer),
        _terms,
        commands.LICENSES,
    ),
}
