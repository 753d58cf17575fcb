"""A command that writes may be killed at any moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kill_runs.py")
UPDATES = Path(__file__).with_name("update_kill_runs.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def kill(
    seed: int, steps: int, runs: int, *scenarios: str, script: Path = SCRIPT
) -> None:
    numbers = map(str, (seed, steps, runs))
    done = subprocess.run(
        [sys.executable, script, *numbers, *scenarios],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "ok\n"), done.stderr


@pytest.mark.slow
def test_killed_now_and_then() -> None:
    kill(1, 60, 1, "fill", "add")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("scenario", ["new", "fill"])
def test_new_is_killed_at_every_step_and_at_some_hundred_moments(
    scenario: str, seed: int
) -> None:
    kill(seed, 2 if seed == 2 else 3, 30, scenario)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["add", "sync", "workspace", "adopt", "remove"])
def test_others_are_killed_at_every_step_and_at_some_hundred_moments(
    scenario: str,
) -> None:
    kill(4, 1, 60, scenario)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["clean", "conflict", "abort"])
def test_updates_are_killed_at_every_step_and_git_in_the_middle_of_its_work(
    scenario: str,
) -> None:
    kill(1, 1, 40, scenario, script=UPDATES)
