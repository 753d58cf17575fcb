"""The conversation of `mkpkg new`, on a terminal."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from ..conftest import Run

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .terminal import CTRL_C, CTRL_D, ENTER, SHIFT_TAB, TAB, Terminal

NOTHING = "Nothing was written."
QUESTIONS = ("? Name", "? Subpackages", "? Description", "? Licence", "? Create it?")
DUMB = {"TERM": "dumb"}
COLOURLESS = {"NO_COLOR": "1"}


@contextmanager
def talk(
    here: Path,
    *arguments: str,
    columns: int = 80,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    with Terminal(
        ("new", *arguments), here, columns=columns, environment=environment
    ) as terminal:
        yield terminal


def answer(terminal: Terminal, *answers: str) -> None:
    """Answer the questions from the first on."""
    for question, text in zip(QUESTIONS, answers, strict=False):
        terminal.wait_for(question)
        terminal.type(text + ENTER)


def project_of(folder: Path) -> dict[str, object]:
    return dict(tomllib.loads((folder / "pyproject.toml").read_text())["project"])


@pytest.mark.parametrize(
    ("columns", "environment"),
    [
        pytest.param(80, {}, id="80 columns"),
        pytest.param(80, DUMB, id="a terminal that prints lines"),
        pytest.param(40, {}, id="40 columns", marks=pytest.mark.slow),
        pytest.param(200, {}, id="200 columns", marks=pytest.mark.slow),
        pytest.param(80, COLOURLESS, id="no colour", marks=pytest.mark.slow),
        pytest.param(40, DUMB, id="lines, 40 columns", marks=pytest.mark.slow),
    ],
)
def test_every_question_is_answered(
    clean_environment: Path, here: Path, columns: int, environment: Mapping[str, str]
) -> None:
    with talk(here, columns=columns, environment=environment) as terminal:
        texts = ("my-sound", "formats, effects", 'A "sound" toolkit.', "MIT", "")
        answer(terminal, *texts)
        terminal.wait_for("imports clean", "Next:", "cd my-sound")
        said = terminal.text.replace("\n", " ")
        assert terminal.end() == 0
    for part in ("pip install my-sound", "import my_sound", "my_sound.effects"):
        assert part in said
    assert project_of(here / "my-sound")["description"] == 'A "sound" toolkit.'
    assert project_of(here / "my-sound")["license"] == "MIT"
    source = here / "my-sound/src/my_sound"
    assert {path.name for path in source.iterdir() if path.is_dir()} == {
        "effects",
        "formats",
    }


@pytest.mark.parametrize("environment", [COLOURLESS, DUMB], ids=["no colour", "dumb"])
@pytest.mark.slow
def test_there_is_no_colour_where_none_is_wanted(
    clean_environment: Path, here: Path, environment: Mapping[str, str]
) -> None:
    with talk(here, environment=environment) as terminal:
        answer(terminal, "class")
        terminal.wait_for("keyword")
        terminal.type(CTRL_C)
        terminal.end()
        assert not any(b"\x1b[%dm" % code in terminal.raw for code in (31, 32, 33, 36))


@pytest.mark.parametrize("environment", [{}, DUMB], ids=["typing", "lines"])
def test_a_refused_name_says_why_and_asks_again(
    clean_environment: Path, here: Path, environment: Mapping[str, str]
) -> None:
    with talk(here, environment=environment) as terminal:
        answer(terminal, "class")
        terminal.wait_for("is a Python keyword", "try class_")
        terminal.type("\x15" if not environment else "")
        terminal.type("sound" + ENTER)
        terminal.wait_for("? Subpackages")
        terminal.type("con" + ENTER)
        terminal.wait_for("device name on Windows", "try con_")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert NOTHING in terminal.text
    assert list(here.iterdir()) == []


@pytest.mark.slow
def test_reasons_fold_between_words(clean_environment: Path, here: Path) -> None:
    with talk(here, columns=40) as terminal:
        answer(terminal, "math")
        terminal.wait_for("another index may take it")
        words = " ".join(terminal.text.split())
        assert "some Python has a standard-library module of that name" in words
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@pytest.mark.slow
def test_an_outline_answers_what_is_drawn(clean_environment: Path, here: Path) -> None:
    (here / "x.txt").write_text("sound  Sounds.\n  a.py  An a.\n")
    with talk(here, "-i", "--outline", "x.txt") as terminal:
        for question in ("? Name", "? Description", "? Licence", "? Create it?"):
            terminal.wait_for(question)
            terminal.type(ENTER)
        terminal.wait_for("imports clean")
        assert terminal.end() == 0
        assert "? Subpackages" not in terminal.text
    assert project_of(here / "sound")["description"] == "Sounds."
    assert "An a." in (here / "sound/src/sound/a.py").read_text()


def test_the_verdict_is_live(clean_environment: Path, here: Path) -> None:
    with talk(here) as terminal:
        terminal.wait_for("? Name")
        terminal.type("my-")
        terminal.wait_for("ends with")
        terminal.type("sound")
        terminal.wait_for("pip install my-sound · import my_sound")
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@pytest.mark.slow
def test_an_empty_name_is_asked_for_again(clean_environment: Path, here: Path) -> None:
    with talk(here) as terminal:
        answer(terminal, "")
        terminal.wait_for("empty")
        terminal.type("sound" + ENTER)
        terminal.wait_for("? Subpackages")


@pytest.mark.slow
@pytest.mark.parametrize("taken", ["project", "file"])
def test_a_place_that_is_taken_is_told_at_once(
    clean_environment: Path, here: Path, run: Run, taken: str
) -> None:
    if taken == "project":
        run("new", "sound")
    else:
        (here / "sound").write_text("")
    with talk(here) as terminal:
        answer(terminal, "sound")
        terminal.wait_for("already")


@pytest.mark.parametrize(
    ("number", "key", "environment"),
    [
        pytest.param(number, key, environment, marks=[pytest.mark.slow])
        for number in range(len(QUESTIONS))
        for key in (CTRL_C, CTRL_D)
        for environment in ({}, DUMB)
    ],
)
def test_stopping_at_any_question_writes_nothing(
    clean_environment: Path,
    here: Path,
    number: int,
    key: str,
    environment: Mapping[str, str],
) -> None:
    with talk(here, environment=environment) as terminal:
        answer(terminal, *("sound", "a", "", "")[:number])
        terminal.wait_for(QUESTIONS[number])
        terminal.type(key)
        assert terminal.end() == 130
        assert NOTHING in terminal.text
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("word", ["no", "N"])
@pytest.mark.slow
def test_no_is_no(clean_environment: Path, here: Path, word: str) -> None:
    with talk(here) as terminal:
        answer(terminal, "sound", "", "", "", word)
        assert terminal.end() == 130
        assert NOTHING in terminal.text
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("back", "environment"),
    [
        pytest.param(SHIFT_TAB, {}, id="Shift-Tab"),
        pytest.param("<" + ENTER, {}, id="<", marks=pytest.mark.slow),
        pytest.param("<" + ENTER, DUMB, id="<, lines", marks=pytest.mark.slow),
    ],
)
def test_one_can_go_back(
    clean_environment: Path, here: Path, back: str, environment: Mapping[str, str]
) -> None:
    with talk(here, environment=environment) as terminal:
        answer(terminal, "wrong", "formats", "A toolkit.", "")
        for question in reversed(QUESTIONS):
            terminal.wait_for(question, times=1 if question == QUESTIONS[-1] else 2)
            terminal.type(back)
        # From the first question there is no way back: it is asked once more.
        terminal.wait_for("? Name", times=3)
        terminal.type("right" + ENTER)
        for question in QUESTIONS[1:]:
            terminal.wait_for(question, times=2 if question == QUESTIONS[-1] else 3)
            terminal.type(ENTER)
        terminal.wait_for("imports clean")
        assert terminal.end() == 0
    assert [path.name for path in here.iterdir()] == ["right"]
    assert (here / "right/src/right/formats/__init__.py").is_file()
    assert project_of(here / "right")["description"] == "A toolkit."


@pytest.mark.slow
def test_tab_offers_licences(clean_environment: Path, here: Path) -> None:
    with talk(here) as terminal:
        answer(terminal, "sound", "", "")
        terminal.wait_for("Tab for MIT")
        terminal.type(TAB)
        terminal.wait_for("its text goes into")
        terminal.type(TAB)
        terminal.wait_for("Apache-2.0\n")
        terminal.type("\x15G" + TAB + ENTER)
        answer_last = terminal.wait_for("? Create it?")
        assert "GPL-3.0-or-later" in answer_last
        terminal.type(ENTER)
        assert terminal.end() == 0
    assert project_of(here / "sound")["license"] == "GPL-3.0-or-later"


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        pytest.param(("sound", "-i"), QUESTIONS[1:], id="a path"),
        pytest.param(("--sub", "a"), (QUESTIONS[0], *QUESTIONS[2:]), id="items"),
        pytest.param(("--license", "MIT"), (*QUESTIONS[:3], QUESTIONS[4]), id="one"),
        pytest.param(
            ("sound", "-i", "--sub", "a", "--license", "none", "--description", ""),
            QUESTIONS[4:],
            id="all",
        ),
    ],
)
@pytest.mark.slow
def test_what_an_option_says_is_not_asked(
    clean_environment: Path, here: Path, arguments: tuple[str, ...], asked: tuple[str]
) -> None:
    with talk(here, *arguments) as terminal:
        for question in asked:
            terminal.wait_for(question)
            terminal.type(("sound" if question == "? Name" else "") + ENTER)
        terminal.wait_for("imports clean")
        text = terminal.text
        assert terminal.end() == 0
    assert [question for question in QUESTIONS if question in text] == list(asked)


@pytest.mark.slow
def test_a_dry_run_shows_the_plan_and_asks_for_no_last_word(
    clean_environment: Path, here: Path
) -> None:
    with talk(here, "--dry-run") as terminal:
        answer(terminal, "sound", "", "", "")
        terminal.wait_for("nothing was written")
        assert terminal.end() == 0
        assert "Create it?" not in terminal.text
    assert list(here.iterdir()) == []


@pytest.mark.slow
def test_defaults_come_from_the_settings_of_copier(
    clean_environment: Path, here: Path
) -> None:
    settings = here.parent / "settings.yml"
    settings.write_text(
        "defaults:\n  license: MPL-2.0\n  python: '3.12'\n"
        "  description: Mine.\n  user_name: Ada\n  user_email: ada@example.org\n"
    )
    environment = {"COPIER_SETTINGS_PATH": str(settings)}
    with talk(here, environment=environment) as terminal:
        answer(terminal, "sound", "", "", "", "")
        terminal.wait_for("Ada <ada@example.org> (Copier's settings)", "Python 3.12")
        assert terminal.end() == 0
    project = project_of(here / "sound")
    assert (project["license"], project["requires-python"]) == ("MPL-2.0", ">=3.12")
    assert project["description"] == "Mine."


@pytest.mark.slow
def test_facts_are_shown_with_the_options_that_change_them(
    clean_environment: Path, here: Path
) -> None:
    with talk(here, "--author", "Ada", "--email", "") as terminal:
        answer(terminal, "sound", "", "", "")
        text = terminal.wait_for("? Create it?")
        assert "author Ada" in text
        assert "change it: --python" in text


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param((), "missing", "PATH is missing", id="no name"),
        pytest.param(
            ("sound", "-i"), "terminal", "--interactive needs a terminal", id="-i"
        ),
    ],
)
def test_nothing_is_asked_without_a_terminal(
    here: Path, run: Run, arguments: tuple[str, ...], code: str, message: str
) -> None:
    result = run("new", *arguments)
    assert result.code == 2
    assert message in result.err
    document = run("new", *arguments, "--json").document
    assert [finding["code"] for finding in document["findings"]] == [code]
    assert list(here.iterdir()) == []


@pytest.mark.slow
def test_json_is_for_programs_on_a_terminal_too(
    clean_environment: Path, here: Path
) -> None:
    with talk(here, "--json") as terminal:
        terminal.wait_for("PATH is missing: --json is for programs")
        assert terminal.end() == 2
