"""Golden folders: in/, command, out/ and output, side by side.

``MKPKG_ACCEPT=1 pytest tests/cli/test_cases.py`` rewrites out/ and output.
"""

import os
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from ..conftest import Run, tree_of, with_uv

CASES = Path(__file__).with_name("cases")
ACCEPT = "MKPKG_ACCEPT" in os.environ


class FirstDay(date):
    """A date that does not move."""

    @classmethod
    def today(cls) -> "FirstDay":
        return cls(2026, 1, 1)


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_case(
    case: Path,
    here: Path,
    run: Run,
    clean_environment: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mkpkg.commands._new.date", FirstDay)
    with_uv(clean_environment / "bin")
    if (case / "in").is_dir():
        shutil.copytree(case / "in", here, dirs_exist_ok=True)
    result = run(*shlex.split((case / "command").read_text()))
    text = f"exit code {result.code}\n--- stdout\n{result.out}--- stderr\n{result.err}"
    printed = text.replace(str(here), "/here")
    if ACCEPT:
        (case / "output").write_text(printed)
        shutil.rmtree(case / "out", ignore_errors=True)
        if any(here.iterdir()):
            shutil.copytree(here, case / "out", ignore=shutil.ignore_patterns(".git"))
    assert printed == (case / "output").read_text()
    assert tree_of(here) == (tree_of(case / "out") if (case / "out").is_dir() else {})
