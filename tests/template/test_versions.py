"""Archives, addresses and settings."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mkpkg import __version__
from mkpkg._errors import Refused
from mkpkg.template import (
    history_folder,
    pack,
    read_settings,
    template_address,
    template_root,
    unpack,
)

ROOT = Path(__file__).parents[2]


def test_the_current_template_is_the_archive_of_its_version() -> None:
    archive = history_folder(template_root()) / f"v{__version__}.tar.gz"
    assert unpack(archive.read_bytes()) == unpack(pack(template_root()))


def test_the_script_tells_whether_the_archive_is_current() -> None:
    script = ROOT / ".ci" / "archive.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_an_archive_depends_on_nothing_but_the_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "template/project").mkdir(parents=True)
        (tmp_path / name / "copier.yml").write_text("x: 1\n")
        (tmp_path / name / "template/project/f.jinja").write_text("f")
    (tmp_path / "b/template/history").mkdir()
    (tmp_path / "b/copier.yml").chmod(0o600)
    assert pack(tmp_path / "a") == pack(tmp_path / "b")


def test_every_file_of_the_template_is_rendered() -> None:
    files = [
        path
        for path in (template_root() / "template/project").rglob("*")
        if path.is_file()
    ]
    assert files
    assert [path for path in files if path.suffix != ".jinja"] == []
    names = "".join(path.name for path in files)
    assert not set(names) & set('"<>:|?*\\')


def test_the_template_asks_for_no_trust() -> None:
    import yaml

    settings = yaml.safe_load((template_root() / "copier.yml").read_text())
    assert not {"_tasks", "_migrations", "_jinja_extensions"} & set(settings)
    assert settings["_envops"]["undefined"] == "jinja2.StrictUndefined"


def installed_with(record: object, monkeypatch: pytest.MonkeyPatch) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return None if record is None else json.dumps(record)

    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Distribution())


GIT = {"vcs_info": {"vcs": "git", "commit_id": "0" * 40}}


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (None, "https://mkpkg.invalid/mkpkg.git"),
        (
            {"url": "file:///somewhere", "dir_info": {}},
            "https://mkpkg.invalid/mkpkg.git",
        ),
        (
            {"url": "https://example.org/a/mkpkg.git", **GIT},
            "https://example.org/a/mkpkg.git",
        ),
        (
            {"url": "https://me:secret@example.org/a.git", **GIT},
            "https://example.org/a.git",
        ),
        ({"url": "ssh://git@example.org/a.git", **GIT}, "ssh://git@example.org/a.git"),
        ({"url": "https://example.org/a", **GIT}, "git+https://example.org/a"),
        ({"url": "file:///srv/a", **GIT}, "git+file:///srv/a"),
        ({"url": "https://github.com/a/ssh-b", **GIT}, "https://github.com/a/ssh-b"),
    ],
)
def test_the_address_is_where_this_mkpkg_comes_from(
    record: object, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copier._vcs import get_repo

    installed_with(record, monkeypatch)
    assert template_address() == address
    assert get_repo(address)


def test_the_environment_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    installed_with({"url": "https://example.org/a.git", **GIT}, monkeypatch)
    monkeypatch.setenv("MKPKG_TEMPLATE_SOURCE", "https://example.org/fork.git")
    assert template_address() == "https://example.org/fork.git"


def settings_file(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.yml"
    path.write_text(text)
    monkeypatch.setenv("COPIER_SETTINGS_PATH", str(path))


def test_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings() == {}
    settings_file("defaults:\n  user_name: Ada\n  number: 1\n", tmp_path, monkeypatch)
    assert read_settings() == {"user_name": "Ada"}


@pytest.mark.parametrize("text", ["defaults: [", "defaults: 3", "- a"])
def test_broken_settings(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file(text, tmp_path, monkeypatch)
    with pytest.raises(Refused) as raised:
        read_settings()
    assert raised.value.findings[0].code == "settings"
