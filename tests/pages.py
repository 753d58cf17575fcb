"""Pages of the documentation that are executed: what they show is what happens.

A page that says ``<!-- executed -->`` is run from top to bottom in an empty folder:
``$ `` lines of ``console`` blocks are given to bash, blocks with a title are written to
the file of that name, and ``<!-- run: … -->`` is run without being shown.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w+)(?P<rest>[^\n]*)\n(?P<body>.*?)^(?P=indent)```$"
    r"|^ *<!-- run: (?P<hidden>.*?) -->$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r'title="([^"]+)"')
_MARK = "\x1e"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A word that stands for any words.
_ANY = "..."


@dataclass(frozen=True, slots=True)
class Step:
    """Something to run, and where its output stands in the page.

    Attributes:
        script: What bash is given.
        start: Where the output begins, or None where none is shown.
        end: Where it ends.
        indent: What every line of the output is indented by.
    """

    script: str
    start: int | None = None
    end: int = 0
    indent: str = ""


def is_executed(text: str) -> bool:
    """Tell whether a page is executed."""
    return "<!-- executed" in text


def needs_network(text: str) -> bool:
    """Tell whether a page installs something."""
    return "<!-- executed, with an index -->" in text


def titled(text: str) -> dict[str, str]:
    """Return the blocks of a page that are files, by their names."""
    titles = (
        (_TITLE.search(found["rest"] or ""), found) for found in _FENCE.finditer(text)
    )
    return {title[1]: _dedented(found) for title, found in titles if title}


def executed(
    text: str, folder: Path, environment: Mapping[str, str], named: Mapping[str, str]
) -> str:
    """Return a page with the output that its commands have now.

    Output with the words that the page shows is left as it is, so that a page need not
    have the blanks and line ends that fit a machine's paths; `...` stands for any words.

    Args:
        text: The page.
        folder: Where to run it.
        environment: Variables to set.
        named: What stands in the page for texts that differ from machine to machine.
    """
    steps = list(_steps(text))
    outputs = _run("".join(step.script for step in steps), folder, environment)
    pieces, position = [], 0
    for step, output in zip(steps, outputs, strict=True):
        if step.start is None:
            continue
        for real, name in named.items():
            output = output.replace(real, name)
        shown = text[step.start : step.end]
        new = "".join(
            f"{step.indent}{line}".rstrip() + "\n" for line in output.splitlines()
        )
        pieces += [text[position : step.start], shown if _match(shown, new) else new]
        position = step.end
    return "".join([*pieces, text[position:]])


def _steps(text: str) -> Iterator[Step]:
    for found in _FENCE.finditer(text):
        title = _TITLE.search(found["rest"] or "")
        if found["hidden"]:
            yield Step(_script(found["hidden"]))
        elif title:
            yield Step(_script(_writing(title[1], _dedented(found))))
        elif found["language"] == "console":
            yield from _commands(text, found)


def _commands(text: str, block: re.Match[str]) -> Iterator[Step]:
    indent = block["indent"]
    body = re.compile(rf"^{indent}\$ (.*(?:\n{indent}> .*)*)\n", re.MULTILINE)
    start, end = block.span("body")
    found = list(body.finditer(text, start, end))
    ends = [command.start() for command in found[1:]] + [end]
    for command, stop in zip(found, ends, strict=True):
        script = command[1].replace(f"\n{indent}> ", "\n")
        yield Step(_script(script), command.end(), stop, indent)


def _dedented(block: re.Match[str]) -> str:
    return re.sub(rf"(?m)^{block['indent']}", "", block["body"])


def _writing(path: str, content: str) -> str:
    return f"mkdir -p \"$(dirname '{path}')\"\ncat > '{path}' <<'END OF FILE'\n{content}END OF FILE"


def _script(command: str) -> str:
    """Return a command that marks its end, and hands its exit code on."""
    return f"{command}\ncode=$?; printf '{_MARK}'; (exit $code)\n"


def _run(script: str, folder: Path, environment: Mapping[str, str]) -> list[str]:
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{script}"],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return _COLOUR.sub("", done.stdout).split(_MARK)[:-1]


def _match(shown: str, new: str) -> bool:
    """Tell whether two outputs have the same words: paths differ in length."""
    words = ["(?:.*\n)*" if w == _ANY else re.escape(f"{w}\n") for w in shown.split()]
    text = "".join(f"{word}\n" for word in new.split())
    return re.fullmatch("".join(words), text) is not None
