"""What dead runs left is finished or swept."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkpkg._errors import Refused
from mkpkg.disk import _owner as owner
from mkpkg.disk import recover, scratch

from ..conftest import everything_in, tree_of

HERE = Path(__file__).parent


@pytest.fixture
def dead_name() -> str:
    """The name of a hidden folder whose process has ended."""
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from mkpkg.disk._owner import new_name; print(new_name())"
    )
    source = str(HERE.parents[1] / "src")
    return subprocess.check_output(
        [sys.executable, "-c", code, source], text=True
    ).strip()


def test_leftovers_of_a_dead_run_are_swept(tmp_path: Path, dead_name: str) -> None:
    (tmp_path / dead_name / "new" / "sound").mkdir(parents=True)
    assert recover(tmp_path / "sound") == ()
    assert everything_in(tmp_path) == []


def test_a_living_run_beside_the_target_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / owner.new_name()).mkdir()
    assert recover(tmp_path / "sound") == ()
    assert len(everything_in(tmp_path)) == 1


def test_a_living_run_in_the_target_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / owner.new_name()).mkdir()
    with pytest.raises(Refused) as raised:
        recover(tmp_path)
    assert raised.value.findings[0].code == "busy"


def test_what_another_machine_left_dies_of_age(tmp_path: Path) -> None:
    stranger = tmp_path / ".mkpkg-00000000-1-0-12345678"
    stranger.mkdir()
    assert not owner.is_dead(stranger)
    os.utime(stranger, (0, 0))
    assert owner.is_dead(stranger)


@pytest.mark.parametrize("name", [".mkpkg", ".mkpkg-x", "mkpkg-1", ".mkpkg-0-1-0-1"])
def test_folders_of_other_names_are_never_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    os.utime(tmp_path / name, (0, 0))
    recover(tmp_path)
    assert everything_in(tmp_path) == [name]


def journal(holder: Path, steps: list[dict[str, str]]) -> None:
    holder.mkdir(exist_ok=True)
    document = {"steps": steps, "holders": [holder.name]}
    (holder / "journal.json").write_text(json.dumps(document))


def test_a_committed_run_is_finished(tmp_path: Path, dead_name: str) -> None:
    holder = tmp_path / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "a").write_bytes(b"new")
    journal(holder, [{"staged": f"{dead_name}/new/a", "target": "a"}])
    assert recover(tmp_path) == ()
    assert tree_of(tmp_path) == {"a": b"new"}
    assert recover(tmp_path) == ()


def test_a_file_changed_since_the_commit_stays(tmp_path: Path, dead_name: str) -> None:
    holder = tmp_path / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "a").write_bytes(b"new")
    (tmp_path / "a").write_bytes(b"mine")
    step = {"staged": f"{dead_name}/new/a", "target": "a", "before": "0" * 64}
    journal(holder, [step])
    assert [finding.code for finding in recover(tmp_path)] == ["unfinished"]
    assert tree_of(tmp_path) == {"a": b"mine"}


@pytest.mark.parametrize(
    "forged",
    [
        {"staged": "{}/new/a", "target": "../victim"},
        {"staged": "{}/new/a", "target": "/tmp/victim"},
        {"staged": "../victim", "target": "a"},
        {"staged": "{}/../../victim", "target": "a"},
        {"staged": "{}/new/a", "target": "link/victim"},
    ],
)
def test_a_forged_journal_reaches_nothing_outside(
    tmp_path: Path, dead_name: str, forged: dict[str, str]
) -> None:
    root, victim = tmp_path / "root", tmp_path / "victim"
    holder = root / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "a").write_bytes(b"evil")
    (root / "link").symlink_to(tmp_path)
    victim.write_bytes(b"mine")
    journal(holder, [{k: v.format(dead_name) for k, v in forged.items()}])
    recover(root)
    assert victim.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["root", "victim"]


def test_a_scratch_folder_is_gone_afterwards_and_sweeps_before(
    tmp_path: Path, dead_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / dead_name).mkdir()
    with scratch() as folder:
        assert list(tmp_path.iterdir()) == [folder]
    assert everything_in(tmp_path) == []
