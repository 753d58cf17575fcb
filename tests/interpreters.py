"""The Pythons on this machine that a generated project may meet."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_ASK = "import sys; print('%d.%d' % sys.version_info[:2])"


@cache
def found_interpreters(lowest: tuple[int, int] = (3, 10)) -> dict[str, str]:
    """Return the path of one interpreter for each version from the lowest, by version."""
    found: dict[str, str] = {}
    for candidate in _candidates():
        try:
            version = subprocess.check_output(
                [candidate, "-I", "-c", _ASK], stderr=subprocess.DEVNULL, text=True
            ).strip()
        except (OSError, subprocess.CalledProcessError):
            continue
        if tuple(map(int, version.split("."))) >= lowest:
            found.setdefault(version, candidate)
    return found


def _candidates() -> Iterator[str]:
    yield sys.executable
    for minor in range(8, 16):
        on_path = shutil.which(f"python3.{minor}")
        if on_path:
            yield on_path
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(root.glob("versions/3.*/bin/python")))
