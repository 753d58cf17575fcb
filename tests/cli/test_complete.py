"""Shells complete commands, options, and the names in a project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import Run
from ..projects import lay_out

SHELLS = ("bash", "zsh", "fish", "powershell")
PROJECT = {
    f"sound/{path}": ""
    for path in (
        "pyproject.toml",
        "src/sound/__init__.py",
        "src/sound/effects/__init__.py",
        "src/sound/effects/echo.py",
        "src/sound/effects/reverb/__init__.py",
    )
}


def completed(here: Path, line: str, shell: str = "bash") -> list[str]:
    """Return what a shell would offer at the end of a line."""
    words = line.split(" ")
    variables = {
        "_MKPKG_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = subprocess.run(
        [sys.executable, "-m", "mkpkg"],
        cwd=here,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("mkpkg rem", ["remove"], id="a command"),
        pytest.param("mkpkg new --des", ["--description"], id="an option"),
        pytest.param("mkpkg add eff", ["effects.", "effects.reverb."], id="parents"),
        pytest.param("mkpkg add effects.", ["effects.reverb."], id="a parent in one"),
        pytest.param(
            "mkpkg add sound.effects.r", ["sound.effects.reverb."], id="the top"
        ),
        pytest.param("mkpkg remove effects.rev", ["effects.reverb"], id="a package"),
        pytest.param("mkpkg remove effects.ech", ["effects.echo"], id="a module"),
        pytest.param(
            "mkpkg tree effects.", ["effects.echo", "effects.reverb"], id="tree"
        ),
        pytest.param("mkpkg remove nothing", [], id="nothing"),
        pytest.param("mkpkg which sou", ["sound"], id="an import"),
        pytest.param("mkpkg which sound.eff", ["sound.effects"], id="one part more"),
        pytest.param("mkpkg which fracti", ["fractions"], id="the standard library"),
        pytest.param("mkpkg which json.too", ["json.tool"], id="in a library"),
    ],
)
def test_what_completes_a_line(here: Path, line: str, expected: list[str]) -> None:
    lay_out(here, PROJECT)
    assert completed(here / "sound", line) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell(here: Path, run: Run, shell: str) -> None:
    lay_out(here, PROJECT)
    offered = completed(here / "sound", "mkpkg add eff", shell)
    assert any("effects." in word for word in offered)
    assert "mkpkg" in run("--show-completion", shell).out.lower()


def test_a_folder_that_is_not_entered_yet(here: Path) -> None:
    lay_out(here, PROJECT)
    expected = ["effects.", "effects.reverb."]
    assert completed(here, "mkpkg -C sound add eff") == expected
    assert completed(here, "mkpkg add -C sound eff") == expected


@pytest.mark.parametrize("line", ["mkpkg add x", "mkpkg remove x"])
def test_no_project_completes_nothing(here: Path, line: str) -> None:
    assert completed(here, line) == []
