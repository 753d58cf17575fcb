"""What dead runs left is finished or swept."""

import hashlib
import json
import os
import subprocess
import sys
import time
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
    document: dict[str, object]
    document = {"steps": steps, "holders": [holder.name], "is_undone": False}
    document["inode"] = holder.stat().st_ino
    (holder / "journal.json").write_text(json.dumps(document))


def test_a_committed_run_is_finished(tmp_path: Path, dead_name: str) -> None:
    holder = tmp_path / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "a").write_bytes(b"new")
    journal(holder, [{"staged": f"{dead_name}/new/a", "target": "a"}])
    assert [finding.code for finding in recover(tmp_path)] == ["finished"]
    assert tree_of(tmp_path) == {"a": b"new"}
    assert recover(tmp_path) == ()


def test_a_file_changed_since_the_commit_stays(tmp_path: Path, dead_name: str) -> None:
    holder = tmp_path / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "a").write_bytes(b"new")
    (tmp_path / "a").write_bytes(b"mine")
    step = {"staged": f"{dead_name}/new/a", "target": "a", "before": "0" * 64}
    journal(holder, [step])
    assert [finding.code for finding in recover(tmp_path)] == ["finished", "unfinished"]
    assert tree_of(tmp_path) == {"a": b"mine"}


@pytest.mark.parametrize(
    "forged",
    [
        {"staged": "{}/new/a", "target": "../victim"},
        {"staged": "{}/new/a", "target": "/tmp/victim"},
        {"staged": "../victim", "target": "a"},
        {"staged": "{}/../../victim", "target": "a"},
        {"staged": "{}/new/a", "target": "link/victim"},
        {"staged": "{}/new/a", "target": ".git/hooks/pre-commit"},
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


def staged_file(root: Path, dead_name: str) -> Path:
    holder = root / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "a").write_bytes(b"new")
    journal(holder, [{"staged": f"{dead_name}/new/a", "target": "a"}])
    return holder


def test_a_journal_that_came_with_a_copy_is_not_obeyed(
    tmp_path: Path, dead_name: str
) -> None:
    holder = staged_file(tmp_path / "one", dead_name)
    text = json.loads((holder / "journal.json").read_text())
    (holder / "journal.json").write_text(json.dumps({**text, "inode": 1}))
    assert recover(tmp_path / "one") == ()
    assert everything_in(tmp_path / "one") == []


def test_a_journal_beside_the_folder_is_left_to_the_next_command_there(
    tmp_path: Path, dead_name: str
) -> None:
    staged_file(tmp_path, dead_name)
    before = everything_in(tmp_path)
    assert recover(tmp_path / "sound") == ()
    assert everything_in(tmp_path) == before


def test_a_dry_run_neither_finishes_nor_sweeps(tmp_path: Path, dead_name: str) -> None:
    staged_file(tmp_path, dead_name)
    before = everything_in(tmp_path)
    with pytest.raises(Refused) as raised:
        recover(tmp_path, dry_run=True)
    assert raised.value.findings[0].code == "unfinished"
    assert everything_in(tmp_path) == before


def test_a_folder_in_the_place_of_a_file_does_not_stop_recovery_for_good(
    tmp_path: Path, dead_name: str
) -> None:
    staged_file(tmp_path, dead_name)
    (tmp_path / "a").mkdir()
    assert [finding.code for finding in recover(tmp_path)] == ["finished", "unfinished"]
    assert recover(tmp_path) == ()


def test_a_moved_file_stays_where_its_new_place_is_taken(
    tmp_path: Path, dead_name: str
) -> None:
    holder = tmp_path / dead_name
    (holder / "new").mkdir(parents=True)
    (holder / "gone").mkdir()
    (holder / "new" / "b").write_bytes(b"precious")
    (tmp_path / "a").write_bytes(b"precious")
    (tmp_path / "b").write_bytes(b"mine")
    before = hashlib.sha256(b"precious").hexdigest()
    away = {
        "staged": f"{dead_name}/gone/0",
        "target": "a",
        "before": before,
        "deletes": True,
    }
    journal(holder, [{"staged": f"{dead_name}/new/b", "target": "b"}, away])  # type: ignore[list-item]
    recover(tmp_path)
    assert tree_of(tmp_path) == {"a": b"precious", "b": b"mine"}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_zombie_is_dead(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from mkpkg.disk._owner import new_name; print(new_name(), flush=True)"
    )
    source = str(HERE.parents[1] / "src")
    with subprocess.Popen(
        [sys.executable, "-c", code, source], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        name = child.stdout.readline().decode().strip()
        child.stdout.read()
        for _ in range(100):
            if owner.is_dead(tmp_path / name):
                break
            time.sleep(0.05)
        assert child.returncode is None
        assert owner.is_dead(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for the owner")
def test_a_journal_of_somebody_else_is_not_obeyed(
    tmp_path: Path, dead_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged_file(tmp_path, dead_name)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert recover(tmp_path) == ()
    assert not (tmp_path / "a").exists()
