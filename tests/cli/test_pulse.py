"""A sign of life, where a run takes longer than a moment."""

import sys
from pathlib import Path

import pytest

from ..conftest import Run

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .terminal import Terminal

SLOW_GIT = """#!/bin/sh
sleep 3
exec {git} "$@"
"""


@pytest.fixture
def slow_git(clean_environment: Path) -> None:
    """Make every git take longer than a moment."""
    git = clean_environment / "bin/git"
    real = git.resolve()
    git.unlink()
    git.write_text(SLOW_GIT.format(git=real))
    git.chmod(0o755)


@pytest.mark.slow
def test_a_long_run_shows_that_it_is_alive(slow_git: None, here: Path) -> None:
    with Terminal(("new", "sound"), here) as terminal:
        terminal.wait_for("mkpkg new … 2 s")
        terminal.wait_for("imports clean")
        assert "…" not in terminal.text
        assert terminal.end() == 0


@pytest.mark.slow
def test_a_terminal_of_lines_shows_nothing(slow_git: None, here: Path) -> None:
    with Terminal(("new", "sound"), here, environment={"TERM": "dumb"}) as terminal:
        assert terminal.end() == 0
        assert b"\r\x1b" not in terminal.raw


@pytest.mark.slow
def test_a_pipe_shows_nothing(slow_git: None, here: Path, run: Run) -> None:
    result = run("new", "sound", "--quiet")
    assert (result.code, result.out, result.err) == (0, "", "")
