"""The version of the template that an adopted project gets, and updates from it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mkpkg.template import ANSWERS_FILE

from ..adoptable import ADOPTABLE, Adoptable
from ..conftest import Run, Tree, tree_of
from ..projects import commit_all, git, lay_out
from ..template_versions import (
    SMALL,
    VERSIONS,
    Installed,
    installed_trees,
    real_versions,
    template_repository,
)

_NO_PACKAGE = (
    'package: {type: str, default: a, validator: "{% if package %}never{% endif %}"}'
)
REFUSING = {
    **SMALL,
    "copier.yml": SMALL["copier.yml"].replace(
        "package: {type: str, default: my_package}", _NO_PACKAGE
    ),
}


# One of each layout every day, the others now and then.
SOME = [
    pytest.param(
        project,
        id=name,
        marks=[] if name in {"hatchling, src", "flit, flat"} else pytest.mark.slow,
    )
    for name, project in ADOPTABLE.items()
]
HISTORY = SMALL["template/project/HISTORY.md.jinja"]


def recorded_version(folder: Path) -> str:
    recorded = yaml.safe_load((folder / ANSWERS_FILE).read_text(encoding="utf-8"))
    return str(recorded["_commit"])


@pytest.mark.parametrize(
    "version",
    [
        pytest.param("v0.1.0", marks=pytest.mark.slow),
        "v0.2.0",
        pytest.param("v0.3.0", marks=pytest.mark.slow),
    ],
)
def test_the_closest_version_is_recorded(
    here: Path, run: Run, small: Installed, version: str
) -> None:
    small.become(version)
    assert run("new", ".", "--name", "sound", "--no-git", "-q").code == 0
    (here / ANSWERS_FILE).unlink()
    with (here / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.other]\nx = 1\n")
    small.become("v0.3.0")
    result = run("adopt")
    assert f"{version}, the closest of 3\n" in result.out
    assert recorded_version(here) == version
    assert run("diff", "--json", "README.md", ".gitignore").code == 0


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        pytest.param([SMALL, SMALL], "v0.2.0", id="the newest of equal ones"),
        pytest.param([SMALL, REFUSING], "v0.1.0", id="one that takes the answers"),
        pytest.param([REFUSING, SMALL], "v0.2.0", id="an older one does not"),
        pytest.param([REFUSING, REFUSING], None, id="none does"),
    ],
)
def test_a_version_that_cannot_be_rendered_is_none_to_choose(
    here: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    versions: list[dict[str, str]],
    expected: str | None,
) -> None:
    carried = dict(zip(VERSIONS, versions, strict=False))
    installed = Installed(installed_trees(tmp_path / "trees", carried), monkeypatch)
    installed.become("v0.2.0")
    lay_out(here, ADOPTABLE["flit, flat"].files)
    result = run("adopt", "--json")
    if expected:
        assert (result.code, recorded_version(here)) == (0, expected)
    else:
        assert (result.code, result.codes) == (1, ["template"])
        assert "never" in result.document["findings"][0]["message"]


@pytest.mark.parametrize("project", SOME)
def test_an_adopted_project_is_updated(
    here: Path, run: Run, small: Installed, project: Adoptable
) -> None:
    lay_out(here, {**project.files, "HISTORY.md": HISTORY})
    commit_all(here)
    assert run("adopt", "-q", "--add", "AUTHORS.md").code == 0
    git(here, "add", "--all")
    git(here, "commit", "-qm", "adopt")
    before = tree_of(here)
    small.become("v0.3.0")
    result = run("update", "--json")
    assert result.code in (0, 1)
    after = tree_of(here)
    # What the project never had stays away; what it took over follows the template.
    assert after.keys() - before.keys() == {"CONTRIBUTING.md", "CHANGELOG.md"}
    assert before.keys() - after.keys() == {"HISTORY.md", "AUTHORS.md"}
    assert recorded_version(here) == "v0.3.0"
    for path in before.keys() & after.keys() - {ANSWERS_FILE, "pyproject.toml"}:
        assert after[path] == before[path]
    lines = after.get("pyproject.toml", b"").splitlines()
    mine = before.get("pyproject.toml", b"").splitlines()
    assert [line for line in mine if line not in lines] == []
    conflicts = [c for c in result.document["changes"] if c["status"] == "conflict"]
    assert {c["path"] for c in conflicts} <= {"pyproject.toml"}
    # The answers have changed, so there is no way back but that of git.
    assert run("adopt", "--undo", "--json").codes == ["changed"]


@pytest.fixture(scope="module")
def plain_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the real template, and versions that might follow it."""
    folder = tmp_path_factory.mktemp("plain") / "repository"
    return template_repository(folder, real_versions())


def plain_update(project: Path, template: Path, home: Path, version: str) -> Tree:
    """Update with plain Copier, for which the recorded address leads to a repository."""
    recorded = yaml.safe_load((project / ANSWERS_FILE).read_text(encoding="utf-8"))
    environment = {
        **os.environ,
        "COPIER_CACHE_DIR": str(home / "copier"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{template.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": recorded["_src_path"],
    }
    done = subprocess.run(
        [sys.executable, "-m", "copier", "update", "-q", "--defaults", f"-r{version}"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree_of(project)


@pytest.mark.slow
@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("project", ADOPTABLE.values(), ids=ADOPTABLE)
def test_plain_copier_updates_an_adopted_project(
    here: Path,
    run: Run,
    clean_environment: Path,
    plain_template: Path,
    project: Adoptable,
) -> None:
    lay_out(here, project.files)
    commit_all(here)
    assert run("adopt", "-q").code == 0
    git(here, "add", "--all")
    git(here, "commit", "-qm", "adopt")
    before = tree_of(here)
    after = plain_update(here, plain_template, clean_environment, "v0.2.0")
    # What the project never had stays away; what is new comes.
    assert after.keys() - before.keys() == {"CONTRIBUTING.md"}
    assert recorded_version(here) == "v0.2.0"
    manifest = before.pop("pyproject.toml", b"")
    for path, content in before.items():
        assert path == ANSWERS_FILE or after[path] == content
    # Where the template changes what was never there, plain Copier asks.
    lines = after.get("pyproject.toml", b"").splitlines()
    assert [line for line in manifest.splitlines() if line not in lines] == []
    assert run("diff", "--json").code == 1
    # The note of what was written went with the old answers.
    assert run("adopt", "--undo", "--json").codes == ["not-adopted"]
