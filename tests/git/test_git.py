"""What mkpkg asks git, and how."""

import subprocess
from pathlib import Path

import pytest

from mkpkg import git
from mkpkg._errors import ToolFailed
from mkpkg.git._config import web_address


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that ignores ``lib/``."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git.init(folder)
    (folder / ".gitignore").write_text("lib/\n")
    return folder


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://example.org/ada/sound.git", "https://example.org/ada/sound"),
        ("https://ada:secret@example.org/ada/sound", "https://example.org/ada/sound"),
        ("https://example.org:8443/ada/sound.git", "https://example.org/ada/sound"),
        ("git@example.org:ada/sound.git", "https://example.org/ada/sound"),
        ("ssh://git@example.org:22/ada/sound.git", "https://example.org/ada/sound"),
        ("/srv/git/sound.git", None),
        ("file:///srv/git/sound.git", None),
        ("../sound", None),
        ("C:/git/sound", None),
        ("work:ada/sound", None),
        ("", None),
        ("https://example.org/caf\u00e9/x.git", "https://example.org/caf%C3%A9/x"),
        ("https://caf\u00e9.example/x.git", None),
    ],
)
def test_a_remote_becomes_the_address_that_people_open(
    remote: str, address: str | None
) -> None:
    assert web_address(remote) == address


def test_the_remote_of_a_repository(repository: Path) -> None:
    assert git.read_remote(repository) is None
    url = "git@example.org:ada/sound.git"
    subprocess.run(["git", "remote", "add", "origin", url], cwd=repository, check=True)
    assert git.read_remote(repository) == "https://example.org/ada/sound"


def test_the_identity_is_that_of_the_configuration(repository: Path) -> None:
    assert git.read_identity(repository) == {
        "name": "Ada Tester",
        "email": "ada@example.org",
    }
    subprocess.run(["git", "config", "user.name", "Ada\\B"], cwd=repository, check=True)
    assert git.read_identity(repository)["name"] == "Ada\\B"


def test_a_repository_is_found_from_a_folder_that_does_not_exist(
    repository: Path, tmp_path: Path
) -> None:
    assert git.enclosing_repository(repository / "a" / "b") == repository
    assert git.enclosing_repository(repository) == repository
    assert git.enclosing_repository(tmp_path / "elsewhere") is None


def test_what_a_repository_ignores(repository: Path) -> None:
    inside, outside = repository / "src" / "lib" / "a.py", repository / "src" / "a.py"
    assert git.ignores(repository, inside)
    assert not git.ignores(repository, outside)
    assert git.ignored_among(repository, [inside, outside]) == {inside}


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"])
def test_a_hook_that_started_us_does_not_redirect_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    git.init(tmp_path)
    assert (tmp_path / ".git" / "HEAD").is_file()
    assert not (tmp_path / "elsewhere").exists()


def test_a_failing_git_is_reported(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("not a repository")
    with pytest.raises(ToolFailed) as raised:
        git.init(tmp_path)
    assert "--no-git" in (raised.value.findings[0].help or "")


def test_no_git_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not git.has_git()
