"""Copies that are taken before others write, and put back."""

import json
import stat
import sys
from pathlib import Path, PurePosixPath

import pytest

from mkpkg.disk import (
    Copy,
    Undo,
    forget_undo,
    put_back,
    read_undo,
    remove_file,
    take_copies,
    write_undo,
)

from ..owners import living_owner

PATHS = [PurePosixPath(path) for path in ("a", "d/b", "new/er/c", "d/gone")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files."""
    folder = tmp_path / "root"
    (folder / "d").mkdir(parents=True)
    (folder / "a").write_bytes(b"a\xff\r\n")
    (folder / "d/b").write_bytes(b"b")
    (folder / "d/b").chmod(0o640)
    return folder


def listing(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


def change(root: Path) -> None:
    (root / "a").write_bytes(b"changed")
    remove_file(root, PurePosixPath("d/b"))
    (root / "new/er").mkdir(parents=True)
    (root / "new/er/c").write_bytes(b"c")


def test_what_was_there_is_put_back(root: Path, tmp_path: Path) -> None:
    before, place = listing(root), tmp_path / "journal"
    write_undo(place, take_copies(root, PATHS, {"x": [1]}), is_new=True)
    change(root)
    assert listing(root) != before
    undo = read_undo(place)
    assert undo is not None
    assert (undo.facts, undo.is_busy) == ({"x": [1]}, False)
    for _ in range(2):
        put_back(undo, root)
        assert listing(root) == before
    if sys.platform != "win32":
        assert stat.S_IMODE((root / "d/b").stat().st_mode) == 0o640
    forget_undo(place)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["root"]


def test_what_others_put_into_a_new_folder_stays(root: Path) -> None:
    undo = take_copies(root, PATHS, {})
    change(root)
    (root / "new/mine").write_bytes(b"mine")
    put_back(undo, root)
    assert (root / "new/mine").read_bytes() == b"mine"
    assert not (root / "new/er").exists()


def test_a_folder_that_is_emptied_goes_with_its_last_file(root: Path) -> None:
    (root / "d/e").mkdir()
    (root / "d/e/f").write_bytes(b"")
    remove_file(root, PurePosixPath("d/e/f"))
    assert "d" in listing(root)
    assert "d/e" not in listing(root)
    # It is as well if it is gone already.
    remove_file(root, PurePosixPath("d/e/f"))


def test_a_journal_that_is_there_is_not_replaced_by_accident(
    root: Path, tmp_path: Path
) -> None:
    place = tmp_path / "journal"
    write_undo(place, take_copies(root, PATHS, {"n": 1}), is_new=True)
    with pytest.raises(FileExistsError):
        write_undo(place, Undo({}, (), {"n": 2}), is_new=True)
    write_undo(place, Undo({}, (), {"n": 3}), is_new=False)
    undo = read_undo(place)
    assert undo is not None
    assert undo.facts == {"n": 3}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["journal", "root"]


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"{}", b'{"copies": 3}'])
def test_what_is_no_journal(tmp_path: Path, content: bytes | None) -> None:
    place = tmp_path / "journal"
    if content is not None:
        place.write_bytes(content)
    assert read_undo(place) is None


@pytest.mark.skipif(sys.platform != "linux", reason="needs a process that lives on")
def test_a_journal_of_another_process_that_runs(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "journal"
    write_undo(place, take_copies(root, PATHS, {}), is_new=True)
    data = json.loads(place.read_text())
    data["owner"] = living_owner(data["owner"])
    place.write_text(json.dumps(data))
    undo = read_undo(place)
    assert undo is not None
    assert undo.is_busy


def test_copies_are_values(root: Path) -> None:
    undo = take_copies(root, PATHS, {})
    assert undo.copies[PurePosixPath("d/gone")] is None
    assert isinstance(undo.copies[PurePosixPath("a")], Copy)
    assert undo.made == (PurePosixPath("new"), PurePosixPath("new/er"))
