"""What tests share: a clean environment, the command in process, folders as values."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from mkpkg.cli import main

from .interpreters import found_interpreters

# The same examples in every run, so that nobody's change is blamed for an old defect;
# HYPOTHESIS_PROFILE=default looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Result:
    """What one run of the command printed and returned."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the findings in the JSON document."""
        return [finding["code"] for finding in self.document["findings"]]


Run = Callable[..., Result]
FreshStreams = Callable[[str], io.BytesIO]


@pytest.fixture(autouse=True)
def clean_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give every test a home of its own, and the programs of a plain system."""
    home = tmp_path_factory.mktemp("home")
    (home / "gitconfig").write_text(
        '[user]\n\tname = "Ada Tester"\n\temail = ada@example.org\n'
        "[init]\n\tdefaultBranch = main\n"
    )
    programs = home / "bin"
    programs.mkdir()
    for name in ("git", "python3"):
        found = shutil.which(name)
        if found:
            (programs / name).symlink_to(found)
    for name in ("COPIER_SETTINGS_PATH", "MKPKG_TEMPLATE_SOURCE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CONDA_PREFIX", "PYTHONPATH", "VIRTUAL_ENV"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", os.pathsep.join([str(programs), "/usr/bin", "/bin"]))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return home


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process."""

    def run_command(*arguments: str) -> Result:
        capsys.readouterr()
        code = main(arguments)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return run_command


def tree_of(folder: Path) -> Tree:
    """Return every file below a folder, git's own ones left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def with_uv(programs: Path) -> None:
    """Let mkpkg find a uv."""
    program = programs / ("uv.bat" if sys.platform == "win32" else "uv")
    program.write_text("")
    program.chmod(0o755)


def everything_in(folder: Path) -> list[str]:
    """Return every path below a folder, hidden ones included."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def tree() -> Callable[[Path], Tree]:
    """Read a folder as a value."""
    return tree_of


@pytest.fixture
def listing() -> Callable[[Path], list[str]]:
    """List all paths below a folder."""
    return everything_in


@pytest.fixture
def fresh_streams(monkeypatch: pytest.MonkeyPatch) -> FreshStreams:
    """Replace standard output by one with a given encoding, and return its bytes."""

    def replace(encoding: str) -> io.BytesIO:
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
        monkeypatch.setattr(sys, "stdout", stream)
        return raw

    return replace


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for an interpreter once for each one found."""
    if "interpreter" in metafunc.fixturenames:
        found = found_interpreters()
        metafunc.parametrize("interpreter", found.values(), ids=found.keys())


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where no package index can be reached."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--no-cache-dir",
    ]
    place = tmp_path_factory.mktemp("index")
    done = subprocess.run(
        [*command, "-d", place, "iniconfig"], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no package index can be reached")
