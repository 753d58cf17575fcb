"""The questions of another template, asked like mkpkg's own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .terminal import CTRL_C, ENTER, SHIFT_TAB, TAB, Terminal

CONFIG = """\
_envops:
  undefined: jinja2.StrictUndefined
name:
  type: str
  help: What shall we call it?
  validator: >-
    {% from 'macros.jinja' import error %}{{ error(name) }}
size:
  type: int
  default: 3
kind:
  type: str
  help: "What kind is {{ name }}?"
  choices:
    A library: lib
    An application: app
port:
  type: int
  default: "{{ 8000 + size }}"
  when: "{{ kind == 'app' }}"
is_typed:
  type: bool
  default: true
colours:
  type: str
  multiselect: true
  choices: [red, green, blue]
  default: [green]
secret:
  type: str
  secret: true
  default: hidden
computed:
  type: str
  default: "{{ name | upper }}"
  when: false
"""
FILES = {
    "copier.yml": CONFIG,
    "macros.jinja": (
        "{% macro error(name) %}"
        "{% if name == 'bad' %}{{ name }} will not do{% endif %}{% endmacro %}"
    ),
    "result.yml.jinja": (
        "{{ {'name': name, 'size': size, 'kind': kind, 'is_typed': is_typed,"
        " 'colours': colours, 'secret': secret, 'computed': computed,"
        " 'port': port} | to_nice_yaml }}"
    ),
}


@pytest.fixture
def source(here: Path) -> Path:
    folder = here.parent / "template"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


@contextmanager
def talk(
    here: Path, source: Path, *arguments: str, term: str = "xterm-256color"
) -> Iterator[Terminal]:
    with Terminal(
        ("new", "--template", str(source), *arguments),
        here,
        environment={"TERM": term},
    ) as terminal:
        yield terminal


def answer(terminal: Terminal, *pairs: tuple[str, str]) -> None:
    for question, keys in pairs:
        terminal.wait_for(f"? {question}")
        terminal.type(keys + ENTER)


def result_in(folder: Path) -> dict[str, object]:
    return dict(yaml.safe_load((folder / "result.yml").read_text()))


@pytest.mark.slow
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_every_question_that_applies_is_asked(
    clean_environment: Path, here: Path, source: Path, term: str
) -> None:
    with talk(here, source, term=term) as terminal:
        answer(
            terminal,
            ("Folder", "x"),
            ("name", "sound"),
            ("size", "5"),
        )
        terminal.wait_for("What kind is sound? · A library, An application")
        answer(
            terminal,
            ("kind", "An application"),
            ("port", ""),
            ("is_typed", "no"),
            ("colours", "red, blue"),
            ("secret", "swordfish"),
        )
        answer(terminal, ("Create it?", ""))
        terminal.wait_for("every file parses")
        assert "swordfish" not in terminal.text
        assert "? computed" not in terminal.text
        assert terminal.end() == 0
    assert result_in(here / "x") == {
        "name": "sound",
        "size": 5,
        "kind": "app",
        "port": 8005,
        "is_typed": False,
        "colours": ["red", "blue"],
        "secret": "swordfish",
        "computed": "SOUND",
    }


@pytest.mark.slow
def test_defaults_and_what_does_not_apply(
    clean_environment: Path, here: Path, source: Path
) -> None:
    with talk(here, source, "x", "-i", "--data", "size=7") as terminal:
        answer(terminal, ("name", "sound"), ("kind", TAB))
        for question in ("is_typed", "colours", "secret", "Create it?"):
            answer(terminal, (question, ""))
        terminal.wait_for("every file parses")
        assert "? port" not in terminal.text
        assert "? size" not in terminal.text
        assert terminal.end() == 0
    assert result_in(here / "x") == {
        "name": "sound",
        "size": 7,
        "kind": "lib",
        "port": 8007,
        "is_typed": True,
        "colours": ["green"],
        "secret": "hidden",
        "computed": "SOUND",
    }


@pytest.mark.slow
def test_answers_are_judged_by_the_template(
    clean_environment: Path, here: Path, source: Path
) -> None:
    with talk(here, source, "x", "-i") as terminal:
        terminal.wait_for("What shall we call it?")
        terminal.type("bad")
        terminal.wait_for("bad will not do")
        terminal.type("ly" + ENTER)
        answer(terminal, ("size", "x"))
        terminal.wait_for("invalid literal")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    assert list(here.iterdir()) == []


@pytest.mark.slow
def test_one_can_go_back_over_questions_that_do_not_apply(
    clean_environment: Path, here: Path, source: Path
) -> None:
    with talk(here, source, "x", "-i") as terminal:
        answer(terminal, ("name", "a"), ("size", ""), ("kind", "A library"))
        terminal.wait_for("? is_typed")
        terminal.type(SHIFT_TAB)
        terminal.wait_for("? kind", times=2)
        terminal.type(SHIFT_TAB)
        terminal.wait_for("? size", times=2)
        terminal.type("9" + ENTER)
        terminal.wait_for("? kind", times=3)
        terminal.type("An application" + ENTER)
        answer(terminal, ("port", ""))
        terminal.wait_for("? is_typed", times=2)
        terminal.type(ENTER)
        answer(terminal, ("colours", ""), ("secret", ""))
        terminal.wait_for("? Create it?")
        terminal.type(SHIFT_TAB)
        terminal.wait_for("? secret", times=2)
        terminal.type(ENTER)
        terminal.wait_for("? Create it?", times=2)
        terminal.type(ENTER)
        assert terminal.end() == 0
    assert result_in(here / "x")["port"] == 8009
