"""`mkpkg update` and plain `copier update` follow each other in any order."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ..conftest import Run, Tree, tree_of
from ..projects import commit_all, git, lay_out
from ..template_versions import (
    VERSIONS,
    Installed,
    installed_trees,
    real_versions,
    template_repository,
)

pytestmark = pytest.mark.slow

ADDRESS = "https://mkpkg.invalid/mkpkg.git"
OLD, MIDDLE, NEW = VERSIONS
AUTHOR = ("--author", "Ada", "--email", "ada@example.org", "--license", "MIT")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that stands in for the one at the recorded address."""
    folder = tmp_path_factory.mktemp("template") / "repository"
    return template_repository(folder, real_versions())


@pytest.fixture
def installed(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Installed]:
    """An mkpkg with the same versions."""
    roots = installed_trees(tmp_path_factory.mktemp("installed"), real_versions())
    yield Installed(roots, monkeypatch)


Step = Callable[[str], None]


class Steps:
    """The two ways to bring a project to a version."""

    def __init__(
        self, root: Path, run: Run, installed: Installed, template: Path, cache: Path
    ) -> None:
        """Remember where things are."""
        self.root, self._run, self._installed = root, run, installed
        self._environment = {
            **os.environ,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{template}.insteadOf",
            "GIT_CONFIG_VALUE_0": ADDRESS,
            "COPIER_CACHE_DIR": str(cache),
        }

    def mkpkg(self, version: str) -> None:
        """Make the project, or update it, with an mkpkg of a version."""
        self._installed.become(version)
        if self.root.exists():
            result = self._run("update", "-C", str(self.root))
        else:
            result = self._run("new", str(self.root), "--sub", "a.b,c.py", *AUTHOR)
        assert result.code == 0, result.err
        commit_all(self.root)

    def copier(self, version: str) -> None:
        """Make the project, or update it, with plain Copier."""
        options = ["--defaults", "-q", "--vcs-ref", version]
        if self.root.exists():
            command = ["update", *options, self.root]
        else:
            answers = self.root.with_suffix(".yml")
            answers.write_text(ANSWERS.format(year=date.today().year))
            command = [
                "copy", *options, "--data-file", answers, ADDRESS, self.root,
            ]  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "copier", *map(str, command)],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        commit_all(self.root)


ANSWERS = """\
project: sound
user_name: Ada
user_email: ada@example.org
license: MIT
year: "{year}"
subpackages: [a.b]
modules: [c]
"""


@pytest.fixture
def steps(
    here: Path, run: Run, installed: Installed, template: Path, tmp_path: Path
) -> Steps:
    """A project that does not exist yet."""
    return Steps(here / "sound", run, installed, template, tmp_path / "cache")


ORDERS = {
    "mkpkg": [("mkpkg", OLD), ("mkpkg", MIDDLE), ("mkpkg", NEW)],
    "mkpkg, in one go": [("mkpkg", OLD), ("mkpkg", NEW)],
    "mkpkg, copier, mkpkg": [("mkpkg", OLD), ("copier", MIDDLE), ("mkpkg", NEW)],
    "mkpkg, mkpkg, copier": [("mkpkg", OLD), ("mkpkg", MIDDLE), ("copier", NEW)],
    "mkpkg, copier": [("mkpkg", OLD), ("copier", NEW)],
    "copier, mkpkg, copier": [("copier", OLD), ("mkpkg", MIDDLE), ("copier", NEW)],
    "copier, mkpkg": [("copier", OLD), ("mkpkg", NEW)],
    "copier": [("copier", OLD), ("copier", NEW)],
    "as new": [("mkpkg", NEW)],
    "as new, with copier": [("copier", NEW)],
}


@pytest.fixture(scope="module")
def seen() -> dict[str, Tree]:
    """The tree that the first order led to."""
    return {}


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_leads_to_the_same_tree(
    steps: Steps, seen: dict[str, Tree], order: str
) -> None:
    for tool, version in ORDERS[order]:
        getattr(steps, tool)(version)
    tree = tree_of(steps.root)
    assert {"CONTRIBUTING.md", "CHANGELOG.md", "src/sound/a/b/__init__.py"} <= set(tree)
    assert not {"HISTORY.md", "AUTHORS.md"} & set(tree)
    assert tree == seen.setdefault("tree", tree)


EDITS = {
    "pyproject.toml": "\n[tool.mine]\nkey = 1\n",
    "README.md": "\nMy words.\n",
    ".gitignore": "/mine/\n",
    "src/sound/a/b/_internals.py": "\n\nX = 1\n",
    "src/sound/more.py": "Y = 1\n",
    "tests/test_more.py": "def test() -> None: ...\n",
}


@pytest.mark.parametrize(
    "order", ["mkpkg, copier, mkpkg", "mkpkg, mkpkg, copier", "copier, mkpkg, copier"]
)
def test_no_edit_is_lost_on_the_way(steps: Steps, order: str) -> None:
    for number, (tool, version) in enumerate(ORDERS[order]):
        getattr(steps, tool)(version)
        path, line = "NOTES.md", f"After step {number}.\n"
        edits = {**EDITS, path: line} if number == 0 else {path: line}
        for path, line in edits.items():
            place = steps.root / path
            before = place.read_bytes() if place.exists() else b""
            lay_out(steps.root, {path: before + line.encode()})
        (steps.root / "LICENSE").unlink(missing_ok=True)
        commit_all(steps.root)
    tree = tree_of(steps.root)
    for path, line in EDITS.items():
        assert line.encode() in tree[path], path
    assert tree["NOTES.md"] == b"After step 0.\nAfter step 1.\nAfter step 2.\n"
    assert b"pytest>=10" in tree["pyproject.toml"]
    assert b"mypy>=1.16" in tree["pyproject.toml"]
    assert "LICENSE" not in tree
    assert git(steps.root, "ls-files", "-u") == ""
