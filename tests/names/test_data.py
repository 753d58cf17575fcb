"""The embedded facts are those of their sources and of the interpreters found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mkpkg.names._data import KEYWORDS, STDLIB

ROOT = Path(__file__).parents[2]
PROBE = """
import json, keyword, sys
print(json.dumps([sys.version_info[:2], sorted(sys.stdlib_module_names), keyword.kwlist]))
"""


def test_the_generated_files_are_current() -> None:
    script = ROOT / ".ci" / "names.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_interpreter_agrees(interpreter: str) -> None:
    printed = subprocess.check_output([interpreter, "-I", "-c", PROBE], text=True)
    (major, minor), modules, keywords = json.loads(printed)
    assert set(modules) - set(STDLIB) == set()
    assert set(keywords) - KEYWORDS == set()
    assert (major, minor) >= (3, 10)


@pytest.mark.parametrize(
    ("name", "versions"),
    [("abc", "3.10-3.15"), ("imp", "3.10-3.11"), ("profiling", "3.15"), ("test", "3.10-3.15")],
)  # fmt: skip
def test_each_module_has_its_versions(name: str, versions: str) -> None:
    assert STDLIB[name] == versions
