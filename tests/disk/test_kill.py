"""A process that is killed leaves the old tree or the new one."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kill_at_every_step.py")


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_killed_before_each_step() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    fresh, busy = map(int, done.stdout.split())
    assert fresh > 10
    assert busy > 40
