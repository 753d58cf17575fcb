"""A question with a line below it that judges what is typed, at every key."""

import textwrap
from typing import TYPE_CHECKING

from ._prompt import BACK, Back, Prompt

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout.processors import Processor

_STYLE = {
    "mark": "ansicyan bold",
    "label": "bold",
    "default": "ansibrightblack",
    "hint": "ansibrightblack",
    "warning": "ansiyellow",
    "error": "ansired",
}
_LABEL_WIDTH = 14
_INDENT = "  "


def ask_while_typing(prompt: Prompt) -> str:
    """Ask until an answer is accepted, and return it.

    Raises:
        Back: The user wants to go back.
        KeyboardInterrupt: The user wants to stop.
    """
    answer: str = _Screen(prompt).application().run()
    return answer


class _Screen:
    """A line to type in, and a line that says something about it."""

    def __init__(self, prompt: Prompt) -> None:
        from prompt_toolkit.widgets import TextArea

        self._prompt = prompt
        self._was_refused = False
        self._area: TextArea = TextArea(
            prompt=[("class:mark", "? "), ("class:label", self._label())],
            multiline=False,
            wrap_lines=True,
            dont_extend_height=True,
            password=self._prompt.is_secret,
            input_processors=[self._placeholder()],
        )

    def application(self) -> "Application[str]":
        from prompt_toolkit.application import Application
        from prompt_toolkit.filters import Condition, is_done
        from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
        from prompt_toolkit.layout.controls import FormattedTextControl
        from prompt_toolkit.styles import Style

        below = FormattedTextControl(self._said)
        hint = ConditionalContainer(
            Window(below, wrap_lines=True, dont_extend_height=True),
            Condition(lambda: bool(self._said())) | ~is_done,
        )
        return Application(
            Layout(HSplit([self._area, hint])),
            key_bindings=self._keys(),
            style=Style.from_dict(_STYLE),
        )

    def _label(self) -> str:
        return f"{self._prompt.label}  ".ljust(_LABEL_WIDTH)

    def _placeholder(self) -> "Processor":
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.layout.processors import AfterInput, ConditionalProcessor

        shown = AfterInput([("class:default", self._prompt.default)])
        return ConditionalProcessor(shown, Condition(lambda: not self._area.text))

    def _said(self) -> "StyleAndTextTuples":
        """Return the line below: help, and from the first key on the verdict."""
        from prompt_toolkit.application import get_app

        text = self._area.text
        if text.strip() == BACK:
            return _below("hint", "Enter: back to the question before")
        if not (text or self._was_refused or get_app().is_done):
            return _below("hint", self._prompt.help)
        judged = self._prompt.judge(self._prompt.heard(text))
        return _below(judged.weight, judged.text)

    def _accept(self, event: "KeyPressEvent") -> None:
        answer = self._prompt.heard(self._area.text)
        if answer == BACK:
            event.app.exit(exception=Back())
        elif self._prompt.judge(answer).is_refused:
            self._was_refused = True
        else:
            event.app.exit(result=answer)

    def _complete(self, event: "KeyPressEvent") -> None:
        choice = self._prompt.next_choice(self._area.text)
        if choice is not None:
            self._area.text = choice
            self._area.buffer.cursor_position = len(choice)

    def _keys(self) -> "KeyBindings":
        from prompt_toolkit.key_binding import KeyBindings

        keys = KeyBindings()
        keys.add("enter")(self._accept)
        keys.add("tab")(self._complete)
        keys.add("s-tab")(lambda event: event.app.exit(exception=Back()))
        for key in ("c-c", "c-d"):
            keys.add(key)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        return keys


def _below(weight: str, text: str) -> "StyleAndTextTuples":
    """Return the line below, folded between words where the terminal is narrow."""
    from prompt_toolkit.application import get_app

    room = get_app().output.get_size().columns - len(_INDENT)
    lines = textwrap.wrap(text, max(room, 10), break_on_hyphens=False)
    shown = "\n".join(f"{_INDENT}{line}" for line in lines)
    return [(f"class:{weight}", shown)] if shown else []
