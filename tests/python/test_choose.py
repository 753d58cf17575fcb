"""Which interpreter is asked."""

import os
import sys
from pathlib import Path

import pytest

from mkpkg.python import Source, choose, named

PLACE = "Scripts/python.exe" if os.name == "nt" else "bin/python"


def environment(folder: Path) -> Path:
    python = folder / PLACE
    python.parent.mkdir(parents=True)
    python.write_text("")
    python.chmod(0o755)
    return python


@pytest.mark.parametrize(
    ("there", "variables", "expected", "source"),
    [
        ([], {}, None, Source.OWN),
        (["other"], {"PATH": "other"}, "other", Source.PATH),
        ([".venv"], {}, ".venv", Source.PROJECT),
        (["venv"], {}, "venv", Source.PROJECT),
        ([".venv", "venv"], {}, ".venv", Source.PROJECT),
        ([".venv", "uv"], {"UV_PROJECT_ENVIRONMENT": "uv"}, "uv", Source.PROJECT),
        ([".venv", "other"], {"VIRTUAL_ENV": "other"}, "other", Source.ACTIVE),
        ([".venv"], {"VIRTUAL_ENV": "gone"}, ".venv", Source.PROJECT),
    ],
)
def test_the_order(
    tmp_path: Path,
    there: list[str],
    variables: dict[str, str],
    expected: str | None,
    source: Source,
) -> None:
    pythons = {name: environment(tmp_path / name) for name in there}
    variables = {
        name: value if name.startswith("UV") else str(tmp_path / value)
        for name, value in variables.items()
    }
    if "PATH" in variables:
        variables["PATH"] += os.sep + Path(PLACE).parent.name
    chosen = choose(tmp_path, {"PATH": "", **variables})
    assert chosen.executable == str(pythons[expected] if expected else sys.executable)
    assert chosen.source is source


@pytest.mark.parametrize(
    ("active", "passed_over"), [("other", ".venv"), (".venv", None)]
)
def test_the_environment_that_is_passed_over_is_known(
    tmp_path: Path, active: str, passed_over: str | None
) -> None:
    for name in {".venv", active}:
        environment(tmp_path / name)
    chosen = choose(tmp_path, {"VIRTUAL_ENV": str(tmp_path / active)})
    assert chosen.passed_over == (str(tmp_path / passed_over) if passed_over else None)


def test_what_can_be_named(here: Path) -> None:
    python = environment(here / "env")
    path = {"PATH": str(python.parent)}
    for given in ("env", str(here / "env"), f"env/{PLACE}", "python"):
        chosen = named(given, path)
        assert chosen
        assert Path(chosen.executable) == python
    (here / "empty").mkdir()
    assert named("empty", path) is None
    assert named("nothing", path) is None
