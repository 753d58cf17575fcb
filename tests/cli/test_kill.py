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
@pytest.mark.parametrize(
    ("scenario", "seed", "steps"),
    [
        ("new", 2, 2),
        ("fill", 3, 2),
        ("add", 4, 1),
        ("sync", 4, 1),
        ("workspace", 4, 1),
        ("adopt", 4, 1),
        ("remove", 4, 1),
    ],
)
def test_killed_at_steps_and_at_random_moments(
    scenario: str, seed: int, steps: int
) -> None:
    kill(seed, steps, 12, scenario)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["clean", "conflict", "abort"])
def test_updates_are_killed_at_every_step_and_git_in_the_middle_of_its_work(
    scenario: str,
) -> None:
    kill(1, 1, 12, scenario, script=UPDATES)
