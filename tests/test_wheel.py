"""The wheel as a user installs it."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkpkg.template import template_root

from .conftest import tree_of

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder)
    (found,) = folder.glob("*.whl")
    return found


def build(project: Path, folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "-q", "--no-isolation", "-o", folder, project],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def test_the_wheel_carries_the_template_and_its_history(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {
            name.removeprefix("mkpkg/_template/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("mkpkg/_template/") and not name.endswith("/")
        }
    root = template_root()
    expected = {f"template/{p}": c for p, c in tree_of(root / "template").items()}
    assert carried == {**expected, "copier.yml": (root / "copier.yml").read_bytes()}
    assert any(name.startswith("template/history/v") for name in carried)


def test_the_wheel_passes_the_checks_of_an_index(wheel: Path) -> None:
    for command in (["twine", "check", "--strict"], ["check_wheel_contents"]):
        module = [sys.executable, "-m", *command, str(wheel)]
        done = subprocess.run(module, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The wheel's files, read-only, with the dependencies of this environment."""
    place = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", place, wheel], check=True)
    for path in (*place.rglob("*"), place):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def run_installed(installed: Path, here: Path, *arguments: str, path: str) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import mkpkg, mkpkg.__main__ as m; "
        f"assert mkpkg.__file__.startswith({str(installed)!r}); m.run()"
    )
    subprocess.run(
        [sys.executable, "-B", "-c", code, *arguments],
        cwd=here,
        env={**os.environ, "PATH": path},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def test_a_read_only_install_without_git_makes_the_same_project(
    installed: Path, here: Path, tmp_path: Path
) -> None:
    arguments = [
        "--sub",
        "formats,effects,filters",
        "--author",
        "A",
        "--email",
        "a@b.org",
    ]
    run_installed(
        installed, here, "new", "sound", *arguments, "--no-git", path=str(here)
    )
    (tmp_path / "here2").mkdir()
    subprocess.run(
        [sys.executable, "-m", "mkpkg", "new", "sound", *arguments, "--no-git", "-q"],
        cwd=tmp_path / "here2",
        check=True,
    )
    assert tree_of(here) == tree_of(tmp_path / "here2")
    assert not [path for path in here.rglob("*") if path.suffix == ".pyc"]
    for path in here.rglob("*"):
        assert os.access(path, os.W_OK)
        if path.is_file():
            assert path.stat().st_mode & 0o111 == 0


@pytest.mark.network
def test_a_clean_environment(wheel: Path, here: Path, index: None) -> None:
    """What README's first command does."""
    python = here / "env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([sys.executable, "-m", "venv", here / "env"], check=True)
    subprocess.run([python / "python", "-m", "pip", "install", "-q", wheel], check=True)
    for name in ("mkpkg", "mkpkg-cli"):
        arguments = ["new", name.replace("-", "_"), "--sub", "formats,effects,filters"]
        done = subprocess.run(
            [python / name, *arguments], cwd=here, capture_output=True, check=True
        )
        assert b"imports clean" in done.stdout
