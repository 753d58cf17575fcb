"""The conversation of `mkpkg add`: what to add, and what it is for."""

from dataclasses import replace

from mkpkg import commands
from mkpkg.commands import AddRequest
from mkpkg.layout import split_list

from ._call import Call
from ._conversation import Question
from ._finish import Style
from ._judged import judged
from ._prompt import Judged, Prompt
from ._talk import greet, talk


def talk_add(request: AddRequest, call: Call, style: Style) -> None:
    """Ask what to add, show what would be done, and do it.

    Raises:
        MkpkgError: There is no project, or what was given is refused.
        KeyboardInterrupt: The user wants to stop.
    """
    attempt = commands.judging_add(request)

    def judge(answer: str) -> Judged:
        def said() -> tuple[str, tuple[()]]:
            asked = attempt(tuple(split_list([answer])))
            names = (f"{asked.top.dotted}.{item.dotted}" for item in asked.items)
            return " · ".join(names), ()

        return judged(said) if answer else Judged("name at least one", "error")

    def items(known: AddRequest) -> Prompt:
        listed = ", ".join(known.items)
        return Prompt("Add", listed, "such as: effects.reverb, formats/flac.py", judge)

    def doc(known: AddRequest) -> Prompt | None:
        if len(known.items) > 1 or request.doc is not None:
            return None
        return Prompt(
            "Docstring", known.doc or "", "one line about it", lambda _: Judged()
        )

    greet("subpackages and modules for this project")
    questions = [
        Question(items, lambda known, text: replace(known, items=_items(text))),
        Question(doc, lambda known, text: replace(known, doc=text or None)),
    ]
    talk(questions, request, commands.add, call, style, "Add it?")


def _items(text: str) -> tuple[str, ...]:
    return tuple(split_list([text]))
