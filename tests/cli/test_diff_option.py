"""What ``--diff`` prints: git makes of a project what the command makes of it."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import FreshStreams, Run, tree_of
from ..projects import INNER, PARENTS, SIBLINGS, SOUND, commit_all, git, lay_out


def as_it_is(printed: bytes) -> bytes:
    return printed


def from_json(printed: bytes) -> bytes:
    return str(json.loads(printed)["diff"]).encode()


@pytest.mark.parametrize(
    ("parent", "options", "diff_in"),
    [
        pytest.param("windows", [], as_it_is, id="the plan behind it"),
        pytest.param("latin-1", ["-q"], as_it_is, id="bytes"),
        pytest.param("latin-1", ["--json"], from_json, id="text"),
        pytest.param(
            "no newline at the end",
            ["-q"],
            as_it_is,
            id="no end",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_git_does_what_the_command_does(
    here: Path,
    run: Run,
    fresh_streams: FreshStreams,
    parent: str,
    options: list[str],
    diff_in: Callable[[bytes], bytes],
) -> None:
    one, two = here / "a b", here / "two"
    lay_out(one, {**SOUND, **SIBLINGS, INNER: PARENTS[parent][0]})
    shutil.copytree(one, two)
    printed = fresh_streams("ascii")
    command = ("add", "effects.reverb", "--diff", *options, "-C")
    run(*command, str(one), "-n")
    diff = diff_in(printed.getvalue())
    assert tree_of(one) == tree_of(two)
    subprocess.run(["git", "apply"], cwd=one, input=diff, check=True)
    run(*command, str(two))
    assert tree_of(one) == tree_of(two)


def test_git_does_it_in_a_folder_of_a_repository(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, fresh_streams: FreshStreams
) -> None:
    lay_out(here / "packages/one", SOUND)
    lay_out(here / "packages/two", SOUND)
    commit_all(here)
    monkeypatch.chdir(here / "packages/two/src")
    printed = fresh_streams("utf-8")
    run("add", "a", "--diff", "-n", "-q")
    subprocess.run(["git", "apply"], input=printed.getvalue(), check=True)
    made = {
        f"packages/two/src/sound/a/{name}.py" for name in ("__init__", "_internals")
    }
    assert set(git(here, "ls-files", "--others").splitlines()) == made


class Screen(io.TextIOWrapper):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_text(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, {**SOUND, INNER: PARENTS["latin-1"][0]})
    raw = io.BytesIO()
    monkeypatch.setattr(
        sys, "stdout", Screen(raw, encoding="utf-8", write_through=True)
    )
    run("add", "effects.reverb", "--diff", "-n")
    assert ' """Effets \\xe9tranges."""\n' in raw.getvalue().decode()


def test_a_terminal_gets_nothing_to_obey(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, {**SOUND, INNER: '"""\x1b[31m\té."""\r\n'})
    raw = io.BytesIO()
    screen = Screen(raw, encoding="utf-8", write_through=True)
    monkeypatch.setattr(sys, "stdout", screen)
    run("add", "effects.reverb", "--diff", "-n")
    assert ' """\\x1b[31m\té."""\\r\n' in raw.getvalue().decode()
