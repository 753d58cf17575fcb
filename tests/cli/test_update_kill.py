"""An update may be killed at any moment, and git with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("update_kill_runs.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def kill(seed: int, steps: int, runs: int, *scenarios: str) -> None:
    numbers = map(str, (seed, steps, runs))
    done = subprocess.run(
        [sys.executable, SCRIPT, *numbers, *scenarios],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "ok\n"), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["clean", "conflict", "abort"])
def test_killed_at_every_step_and_at_some_hundred_moments(scenario: str) -> None:
    kill(1, 1, 40, scenario)
