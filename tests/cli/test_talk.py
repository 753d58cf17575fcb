"""The conversations of `mkpkg add` and `mkpkg adopt`, on a terminal."""

import sys
from pathlib import Path

import pytest

from ..conftest import Run
from ..projects import PLAIN, SOUND, lay_out

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .terminal import CTRL_C, ENTER, SHIFT_TAB, TAB, Terminal

TERMS = pytest.mark.parametrize("term", ["xterm-256color", "dumb"])


def talk(here: Path, *arguments: str, term: str = "xterm-256color") -> Terminal:
    return Terminal(arguments, here, environment={"TERM": term})


def answer(terminal: Terminal, *pairs: tuple[str, str]) -> None:
    for question, keys in pairs:
        terminal.wait_for(f"? {question}")
        terminal.type(keys + ENTER)


@TERMS
@pytest.mark.slow
def test_one_item_is_asked_for_with_its_docstring(
    clean_environment: Path, here: Path, term: str
) -> None:
    lay_out(here, SOUND)
    with talk(here, "add", term=term) as terminal:
        answer(terminal, ("Add", "reverb"), ("Docstring", 'The "reverb".'))
        answer(terminal, ("Add it?", ""))
        terminal.wait_for("sound.reverb: 3 files")
        assert terminal.end() == 0
    text = (here / "src/sound/reverb/__init__.py").read_text()
    assert text.startswith('"""The "reverb"."""')


@pytest.mark.slow
def test_several_items_have_no_docstring(clean_environment: Path, here: Path) -> None:
    lay_out(here, SOUND)
    with talk(here, "add") as terminal:
        terminal.wait_for("? Add")
        terminal.type("reverb, _codec.py")
        terminal.wait_for("sound.reverb · sound._codec")
        terminal.type(ENTER)
        answer(terminal, ("Add it?", ""))
        assert terminal.end() == 0
        assert "Docstring" not in terminal.text
    assert (here / "src/sound/_codec.py").is_file()


@TERMS
@pytest.mark.parametrize(
    ("item", "said"),
    [
        pytest.param("class", "is a Python keyword", id="a keyword"),
        pytest.param("effects", "already", id="what is there"),
        pytest.param("httpx>=1", "requirement", id="a requirement"),
        pytest.param("", "name at least one", id="nothing"),
    ],
)
@pytest.mark.slow
def test_a_refused_item_says_why(
    clean_environment: Path, here: Path, term: str, item: str, said: str
) -> None:
    lay_out(here, {**SOUND, "src/sound/effects/__init__.py": ""})
    before = sorted(here.rglob("*"))
    with talk(here, "add", term=term) as terminal:
        answer(terminal, ("Add", item))
        terminal.wait_for(said)
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert "Nothing was written." in terminal.text
    assert sorted(here.rglob("*")) == before


@pytest.mark.slow
def test_one_can_go_back_to_the_items(clean_environment: Path, here: Path) -> None:
    lay_out(here, SOUND)
    with talk(here, "add") as terminal:
        answer(terminal, ("Add", "wrong"), ("Docstring", "One."))
        terminal.wait_for("? Add it?")
        terminal.type(SHIFT_TAB)
        terminal.wait_for("? Docstring", times=2)
        terminal.type(SHIFT_TAB)
        terminal.wait_for("? Add ", times=3)
        terminal.type("right" + ENTER)
        terminal.wait_for("? Docstring", times=3)
        terminal.type(ENTER)
        terminal.wait_for("? Add it?", times=2)
        terminal.type(ENTER)
        assert terminal.end() == 0
    assert "One." in (here / "src/sound/right/__init__.py").read_text()
    assert not (here / "src/sound/wrong").exists()


@pytest.mark.slow
def test_no_project_is_told_before_anything_is_asked(
    clean_environment: Path, here: Path
) -> None:
    with talk(here, "add") as terminal:
        terminal.wait_for("error[no-project]")
        assert terminal.end() == 1
        assert "? Add" not in terminal.text


def test_nothing_is_asked_without_a_terminal(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    result = run("add")
    assert (result.code, "ITEM is missing" in result.err) == (2, True)
    assert "help: name what to add" in result.err


TWO = {
    "pyproject.toml": "[project]\nname = 'sound'\nversion = '1'\n",
    "src/music/__init__.py": "",
    "src/sound/__init__.py": "",
}


@TERMS
@pytest.mark.slow
def test_adopting_asks_which_package_is_meant(
    clean_environment: Path, here: Path, term: str
) -> None:
    lay_out(here, TWO)
    with talk(here, "adopt", term=term) as terminal:
        terminal.wait_for("which one is this project about?")
        answer(terminal, ("Package", "nothing"))
        terminal.wait_for("one of: music, sound")
        terminal.type(("\x15" + TAB if term != "dumb" else "music") + ENTER)
        assert terminal.end() == 0
    assert 'package: "music"' in (here / ".copier-answers.yml").read_text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "arguments"),
    [
        pytest.param(TWO, ("--package", "sound"), id="it is said"),
        pytest.param({**PLAIN, "src/sound/__init__.py": ""}, (), id="there is one"),
    ],
)
def test_adopting_asks_for_no_more(
    clean_environment: Path,
    here: Path,
    files: dict[str, str],
    arguments: tuple[str, ...],
) -> None:
    lay_out(here, files)
    with talk(here, "adopt", *arguments) as terminal:
        assert terminal.end() == 0
        assert "? Package" not in terminal.text
    assert (here / ".copier-answers.yml").is_file()
