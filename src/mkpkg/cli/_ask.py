"""Asks a question on a terminal: judged while it is typed, or in plain lines."""

import os
import sys

from ._prompt import BACK, Back, Judged, Prompt
from ._pulse import pulse
from ._terminal import faint, out, painted

_COLOURS = {"warning": "yellow", "error": "red"}


def ask(prompt: Prompt) -> str:
    """Ask until an answer is accepted, and return it.

    Raises:
        Back: The user wants to go back.
        KeyboardInterrupt: The user wants to stop.
    """
    pulse.stop()
    if os.environ.get("TERM", "dumb") == "dumb" and sys.platform != "win32":
        return _ask_in_lines(prompt)
    from ._typing import ask_while_typing

    return ask_while_typing(prompt)


def _ask_in_lines(prompt: Prompt) -> str:
    """Ask on a terminal that can do no more than print lines."""
    if prompt.help:
        out(f"  {prompt.help}")
    default = f" [{prompt.default}]" if prompt.default else ""
    while True:
        question = f"? {prompt.label}{default}: "
        line = _hidden(question) if prompt.is_secret else _shown(question)
        if not line:
            raise KeyboardInterrupt
        if line.strip() == BACK:
            raise Back
        answer = prompt.heard(line)
        judged = prompt.judge(answer)
        _tell(judged)
        if not judged.is_refused:
            return answer


def _shown(question: str) -> str:
    out(question, end="")
    sys.stdout.flush()
    return sys.stdin.readline()


def _hidden(question: str) -> str:
    from getpass import getpass

    # It asks only when nothing is shown any more, so that nobody can type too early.
    sys.stdout.flush()
    try:
        return f"{getpass(question)}\n"
    except EOFError:
        return ""


def _tell(judged: Judged) -> None:
    if judged.text:
        colour = _COLOURS.get(judged.weight)
        out(f"  {painted(judged.text, colour) if colour else faint(judged.text)}")
