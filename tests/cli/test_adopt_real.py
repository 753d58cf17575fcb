"""`mkpkg adopt` on source distributions from the index: nothing changes, all is undone."""

import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from ..conftest import Run, tree_of
from ..projects import commit_all, git
from ..template_versions import Installed

ANSWERS = ".copier-answers.yml"
# What the last version of the template for tests renames.
RENAMED = ("HISTORY.md", "CHANGELOG.md")

pytestmark = [pytest.mark.slow, pytest.mark.network]


class Real(NamedTuple):
    """A project: what builds it, where its package is, and what must be found out."""

    backend: str
    folder: str
    license: str
    options: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        return self.folder.rpartition("/")[2]


REAL = {
    "requests": Real("setuptools", "src/requests", "Apache-2.0"),
    "certifi": Real("setuptools", "certifi", "MPL-2.0"),
    "h11": Real("setup.py", "h11", "MIT"),
    "httpx": Real("hatchling", "httpx", "BSD-3-Clause"),
    "attrs": Real("hatchling", "src/attrs", "MIT", ("--package", "attrs")),
    "idna": Real("flit_core", "idna", "BSD-3-Clause"),
    "jinja2": Real("flit_core", "src/jinja2", "BSD-3-Clause"),
    "rich": Real("poetry", "rich", "MIT"),
    "cleo": Real("poetry", "src/cleo", "MIT"),
    "typer": Real("pdm", "typer", "MIT"),
}


@pytest.fixture(scope="module")
def downloads(index: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


def source_of(name: str, downloads: Path, target: Path) -> Path:
    """Download the newest source distribution of a project, and unpack it."""
    place = downloads / name
    options = ["-q", "--no-deps", "--no-binary", ":all:", "-d", str(place)]
    command = [sys.executable, "-m", "pip", "download", *options, name]
    if not place.exists():
        subprocess.run(command, check=True, capture_output=True)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(target, filter="data")
    (root,) = target.iterdir()
    return root


def answers_of(document: Any) -> dict[str, str]:
    return {told["name"]: told["value"] for told in document["answers"]}


@pytest.mark.parametrize("name", REAL)
def test_a_real_project(
    name: str, downloads: Path, tmp_path: Path, run: Run, real: Installed
) -> None:
    project = REAL[name]
    root = source_of(name, downloads, tmp_path / "unpacked")
    before = tree_of(root)
    build = (root / "setup.py", root / "pyproject.toml")
    texts = [file.read_text(encoding="utf-8") for file in build if file.exists()]
    assert project.backend in " ".join([*texts, *(file.name for file in build)])
    commit_all(root)
    result = run("adopt", str(root), "--json", *project.options)
    assert result.code == 0, result.out
    answers = answers_of(result.document)
    layout = "src" if project.folder.startswith("src/") else "flat"
    assert (answers["package"], answers["layout"]) == (project.package, layout)
    assert answers["license"] == project.license
    assert answers["repository"].startswith("https://")
    recorded = yaml.safe_load((root / ANSWERS).read_text(encoding="utf-8"))
    assert recorded["project"].lower().replace("_", "-") == name
    assert {**tree_of(root), ANSWERS: b""} == {**before, ANSWERS: b""}
    # The commands know the project now, and none of them stumbles.
    assert run("diff", "-C", str(root), "--json").code == 1
    added = run(
        "add", f"{project.package}.mkpkg_trial", "-C", str(root), "-n", "--json"
    )
    assert added.code == 0, added.out
    assert run("sync", str(root), "-n", "--json").document["command"] == "sync"
    missing = [
        c["path"] for c in result.document["changes"] if c["status"] == "missing"
    ]
    assert missing
    more = [part for path in missing for part in ("--add", path)]
    assert run("adopt", str(root), "-q", *more).code == 0
    assert tree_of(root).keys() - before.keys() == {ANSWERS, *missing}
    assert run("adopt", str(root), "-q", "--undo").code == 0
    assert tree_of(root) == before
    assert run("adopt", str(root), "-q", *project.options).code == 0
    git(root, "add", "-f", ANSWERS)
    git(root, "commit", "-qm", "adopt")
    real.become("v0.3.0")
    result = run("update", "-C", str(root), "--json")
    assert result.code in (0, 1), result.out
    after = tree_of(root)
    assert after.keys() - before.keys() <= {ANSWERS, "CONTRIBUTING.md", RENAMED[1]}
    # Where both have something there is a conflict to resolve; no line is lost.
    for path, content in before.items():
        now = after.get(RENAMED[1] if path == RENAMED[0] else path, b"")
        if now != content:
            assert path in {"pyproject.toml", *RENAMED}
            lines = now.splitlines()
            assert [line for line in content.splitlines() if line not in lines] == []


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [
        ("six", "no-package", 1),
        ("attrs", "several", 2),
        ("poetry-core", "namespace", 1),
    ],
)
def test_a_real_project_that_cannot_be_taken(
    name: str, code: str, exit_code: int, downloads: Path, tmp_path: Path, run: Run
) -> None:
    root = source_of(name, downloads, tmp_path / "unpacked")
    before = tree_of(root)
    result = run("adopt", str(root), "--json")
    assert (result.code, result.codes) == (exit_code, [code])
    assert tree_of(root) == before
