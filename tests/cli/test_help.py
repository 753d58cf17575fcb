"""Help fits the screen, and shows what a command is called with."""

import re

import pytest
from typer.main import get_command

from mkpkg.cli._app import app

from ..conftest import Run

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def test_the_help_of_the_program_fits_one_screen(run: Run) -> None:
    lines = run("--help").out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert not any(line != line.rstrip() for line in lines)


def test_it_groups_the_commands_and_ends_with_examples(run: Run) -> None:
    text = run("--help").out
    heads = re.findall(r"(?m)^([A-Z]\w+) {2,}", text)
    assert heads == ["Make", "Grow", "Keep", "Look", "Options", "Examples"]
    for command in COMMANDS:
        assert re.search(rf"(?m)^(?:\w+)? +{command} +[A-Z].*\.$", text), command
    examples = text.partition("Examples")[2].strip().splitlines()
    assert len(examples) == 3
    assert all(example.strip().startswith("mkpkg ") for example in examples)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_an_example(run: Run, command: str) -> None:
    text = run(command, "--help").out
    assert re.search(rf"Example: mkpkg {command}\b", text)
    assert "<bool>" not in text
