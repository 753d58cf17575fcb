"""`mkpkg new` may be killed at any moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kill_runs.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def kill(seed: int, steps: int, runs: int) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, str(seed), str(steps), str(runs)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "ok\n"), done.stderr


def test_killed_now_and_then() -> None:
    kill(seed=1, steps=30, runs=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_killed_at_every_step_and_at_some_hundred_moments(seed: int) -> None:
    kill(seed, steps=2 if seed == 2 else 3, runs=30)
