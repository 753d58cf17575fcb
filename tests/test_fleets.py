"""What the page about many repositories says about bots is so."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from packaging.version import Version

from .cli.sources import FILES, answers_in, commit, git
from .conftest import Run
from .pages import titled

PAGE = Path(__file__).parents[1] / "docs/how-to/fleets.md"
BLOCKS = titled(PAGE.read_text(encoding="utf-8"))
# What Renovate's manager for Copier looks for, as its documentation has it.
RENOVATE_FILE = re.compile(r"(^|/)\.copier-answers(\..+)?\.ya?ml")
ADDRESS = "https://git.example.org/tools/template.git"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="runs scripts of a shell"),
]


@pytest.fixture
def source(
    here: Path, clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A template in the place of an address, as a bot's git finds it."""
    folder = here.parent / "template"
    folder.mkdir()
    commit(folder, {**FILES, "project/a.txt": "one\n\ntwo\n"}, "v1.0.0")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.{folder}.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", ADDRESS)
    programs = [Path(sys.executable).parent, clean_environment / "bin"]
    path = os.pathsep.join([*map(str, programs), "/usr/bin", "/bin"])
    monkeypatch.setenv("PATH", path)
    monkeypatch.setenv("COPIER_CACHE_DIR", str(here.parent / "cache"))
    return folder


@pytest.fixture
def fleet(here: Path, run: Run, source: Path) -> Path:
    """Three repositories: one that nobody edited, one with edits, and another's."""
    for name, edits in (("plain", {}), ("edited", {"a.txt": "one\n\n2\n"})):
        data = ("--data", "name=sound", "--ref", "v1.0.0")
        assert run("new", name, "--template", ADDRESS, *data).code == 0
        commit(here / name, edits)
    (here / "other").mkdir()
    commit(here / "other", {"a.txt": "mine\n"})
    commit(source, {"project/a.txt": "one\n\nzwei\n"}, "v2.0.0")
    return here


def run_script(name: str, folder: Path) -> int:
    script = folder.parent / name
    script.write_text(BLOCKS[name])
    script.chmod(0o755)
    done = subprocess.run([script], cwd=folder, capture_output=True, check=False)
    return done.returncode


def gather(folder: Path, script: str) -> bool:
    """Do what multi-gitter does with a clone; tell whether there is something to pull."""
    if run_script(script, folder) or not git(folder, "status", "--porcelain"):
        git(folder, "reset", "-q", "--hard")
        return False
    git(folder, "add", ".")
    git(folder, "commit", "-qm", yaml.safe_load(BLOCKS["fleet.yml"])["commit-message"])
    return True


def test_every_repository_is_updated_but_those_with_conflicts(fleet: Path) -> None:
    pulled = {
        name: gather(fleet / name, "update.sh") for name in ("plain", "edited", "other")
    }
    assert pulled == {"plain": True, "edited": False, "other": False}
    assert (fleet / "plain/a.txt").read_text() == "one\n\nzwei\n"
    assert answers_in(fleet / "plain")["_commit"] == "v2.0.0"
    assert git(fleet / "edited", "grep", "-c", "2", "--", "a.txt") == "a.txt:1"


def test_renovate_finds_what_it_needs(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MKPKG_TEMPLATE_SOURCE", ADDRESS)
    assert run("new", "sound", "--no-git").code == 0
    found = [p.name for p in (here / "sound").iterdir() if RENOVATE_FILE.search(p.name)]
    assert found == [".copier-answers.yml"]
    answers = answers_in(here / "sound")
    assert answers["_src_path"] == ADDRESS
    assert Version(str(answers["_commit"]))
    rules = json.loads(BLOCKS["renovate.json"])["packageRules"]
    assert rules[0]["matchManagers"] == ["copier"]


def renovate(folder: Path, tag: str) -> None:
    """Do what the page says that Renovate does."""
    text = PAGE.read_text(encoding="utf-8")
    command = re.search(r"`(copier update [^`]*)`", text)
    assert command
    words = command[1].replace("TAG", tag).split()
    subprocess.run(words, cwd=folder, check=True, capture_output=True)


def test_markers_that_renovate_commits_are_found(fleet: Path) -> None:
    for name, code in (("plain", 0), ("edited", 1)):
        renovate(fleet / name, "v2.0.0")
        git(fleet / name, "add", "--all")
        git(fleet / name, "commit", "-qm", "x")
        assert answers_in(fleet / name)["_commit"] == "v2.0.0"
        assert run_script("no-markers.sh", fleet / name) == code


def test_a_job_sees_what_is_outdated(fleet: Path, run: Run) -> None:
    assert run_script("is-outdated.sh", fleet / "plain") == 2
    os.chdir(fleet / "plain")
    assert run("update", "--check").code == 1
    renovate(fleet / "plain", "v2.0.0")
    assert run_script("is-outdated.sh", fleet / "plain") == 0
    assert run("update", "--check").code == 0


def test_nothing_has_to_be_trusted() -> None:
    home = Path(__file__).parents[1] / "copier.yml"
    settings = yaml.safe_load(home.read_text(encoding="utf-8"))
    assert not settings.keys() & {"_tasks", "_migrations", "_jinja_extensions"}
