"""One run is enough, whatever the order in which packages take names from each other."""

import os
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg.commands import Outcome, SyncRequest

MANAGED = "[tool.mkpkg]\nsubmodules = false\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    tmp_path.joinpath("pyproject.toml").write_text(MANAGED)
    write(tmp_path, "sound", "", "")
    return tmp_path


def write(root: Path, package: str, init: str, internals: str) -> Path:
    folder = root / package
    folder.mkdir()
    folder.joinpath("_internals.py").write_text(internals)
    path = folder / "__init__.py"
    path.write_text(init)
    return path


def sync(root: Path) -> Outcome:
    outcome = commands.sync(SyncRequest(os.fspath(root)))
    commands.commit(outcome, lambda: None)
    return outcome


def test_names_come_through_packages_that_are_read_later(project: Path) -> None:
    first = write(project, "sound/a", "", "from sound.b import *\n")
    write(project, "sound/b", "", "from sound.c import *\n")
    write(project, "sound/c", "", "from sound.d import *\n")
    last = write(project, "sound/d", "", "def play(): ...\n")
    outcome = sync(project)
    assert "from ._internals import play\n" in first.read_text()
    assert "from ._internals import play\n" in last.read_text()
    told = [(finding.code, finding.path) for finding in outcome.findings]
    places = [f"sound/{name}/__init__.py" for name in "abcd"]
    assert told == [("missing-export", place) for place in places]
    assert not sync(project).plan.writes


def test_names_go_through_packages_that_are_read_later(project: Path) -> None:
    init = 'from ._internals import play\n\n__all__ = [\n    "play",\n]\n'
    first = write(project, "sound/a", init, "from sound.b import *\n")
    write(project, "sound/b", init, "")
    sync(project)
    assert first.read_text() == ""
    assert not sync(project).plan.writes


def test_packages_that_take_from_each_other_come_to_an_end(project: Path) -> None:
    first = write(project, "sound/a", "", "from sound.b import *\ndef f(): ...\n")
    last = write(project, "sound/b", "", "from sound.a import *\ndef g(): ...\n")
    sync(project)
    for path in (first, last):
        assert "from ._internals import f, g\n" in path.read_text()
    assert not sync(project).plan.writes
