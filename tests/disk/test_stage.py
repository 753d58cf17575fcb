"""Plans are written all or nothing."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from mkpkg._errors import Refused
from mkpkg.disk import _commit as commit_module
from mkpkg.disk import recover, staged
from mkpkg.plan import Change, Create, Delete, Keep, Move, Plan, Update

from ..conftest import everything_in, tree_of


def create(path: str, content: bytes = b"new") -> Create:
    return Create(PurePosixPath(path), content)


def write(root: Path, *changes: Change) -> None:
    with staged(Plan(changes), root) as stage:
        stage.publish()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with three files."""
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    for name in ("a", "b", "sub/c"):
        (root / name).write_bytes(name.encode())
    return root


BUSY = (
    create("new.txt"),
    create("sub/new.txt"),
    create("deep/er/new.txt"),
    Update(PurePosixPath("a"), b"a", b"A"),
    Delete(PurePosixPath("sub/c"), b"sub/c"),
    Move(PurePosixPath("b"), PurePosixPath("deep/b"), b"b"),
    Keep(PurePosixPath("kept")),
)
AFTER = {
    "a": b"A",
    "deep/b": b"b",
    "deep/er/new.txt": b"new",
    "new.txt": b"new",
    "sub/new.txt": b"new",
}


def test_a_new_folder_appears_with_all_its_parents(tmp_path: Path) -> None:
    write(tmp_path / "x" / "y", create("a/b"), create("c"))
    assert tree_of(tmp_path) == {"x/y/a/b": b"new", "x/y/c": b"new"}
    assert everything_in(tmp_path) == ["x", "x/y", "x/y/a", "x/y/a/b", "x/y/c"]


def test_every_kind_of_change_in_an_existing_folder(root: Path) -> None:
    write(root, *BUSY)
    assert tree_of(root) == AFTER
    assert not [path for path in everything_in(root) if ".mkpkg" in path]


def test_a_folder_that_is_emptied_goes_too(root: Path) -> None:
    write(root, Delete(PurePosixPath("sub/c"), b"sub/c"))
    assert everything_in(root) == ["a", "b"]


def test_modes_are_kept(root: Path) -> None:
    (root / "a").chmod(0o750)
    (root / "b").chmod(0o700)
    moved = Move(PurePosixPath("b"), PurePosixPath("z"), b"b")
    write(root, Update(PurePosixPath("a"), b"a", b"A"), moved, create("plain"))
    mask = os.umask(0)
    os.umask(mask)
    modes = {
        p.name: stat.S_IMODE(p.stat().st_mode) for p in root.iterdir() if p.is_file()
    }
    assert modes == {"a": 0o750, "z": 0o700, "plain": 0o666 & ~mask}


def test_nothing_happens_without_publishing(root: Path) -> None:
    before = everything_in(root)
    with staged(Plan(BUSY), root):
        pass
    assert everything_in(root) == before


def test_a_conflict_is_refused_before_anything_is_written(root: Path) -> None:
    before = everything_in(root)
    with (
        pytest.raises(Refused) as raised,
        staged(Plan((create("a"), create("z"))), root),
    ):
        pytest.fail("staged in spite of a conflict")
    assert [finding.code for finding in raised.value.findings] == ["exists"]
    assert everything_in(root) == before


def test_a_stop_while_writing_leaves_nothing(root: Path) -> None:
    before = everything_in(root)
    calls = []

    def stop() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), staged(Plan(BUSY), root, stop):
        pytest.fail("went on after the stop")
    assert everything_in(root) == before


@pytest.mark.parametrize("changed", ["a", "b", "sub/c"])
def test_a_file_changed_meanwhile_undoes_everything(root: Path, changed: str) -> None:
    with (
        pytest.raises(Refused, match="changed while"),
        staged(Plan(BUSY), root) as stage,
    ):
        (root / changed).write_bytes(b"mine")
        before = {
            path: text for path, text in tree_of(root).items() if ".mkpkg" not in path
        }
        stage.publish()
    assert tree_of(root) == before


def test_a_file_that_appeared_meanwhile_is_not_overwritten(root: Path) -> None:
    with (
        pytest.raises(Refused, match="changed while"),
        staged(Plan(BUSY), root) as stage,
    ):
        (root / "new.txt").write_bytes(b"mine")
        stage.publish()
    assert (root / "new.txt").read_bytes() == b"mine"
    assert (root / "a").read_bytes() == b"a"


def failing_at(number: int, real: Callable[..., object]) -> Callable[..., None]:
    calls = []

    def step(*arguments: object) -> None:
        calls.append(1)
        if len(calls) == number:
            raise OSError(28, "No space left on device")
        real(*arguments)

    return step


@pytest.mark.parametrize("number", range(1, 7))
def test_a_step_that_fails_takes_the_earlier_ones_back(
    root: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree_of(root)
    real = commit_module._do
    monkeypatch.setattr(commit_module, "_do", failing_at(number, real))
    with pytest.raises(OSError, match="No space left"):
        write(root, *BUSY)
    assert tree_of(root) == before
    assert not [path for path in everything_in(root) if ".mkpkg" in path]


def test_a_folder_that_appears_meanwhile_is_a_conflict(root: Path) -> None:
    def stop() -> None:
        (root / "later").mkdir(exist_ok=True)

    plan = Plan((create("later/a"), create("later/b"), create("z")))
    with (
        pytest.raises(Refused, match="changed while"),
        staged(plan, root, stop) as stage,
    ):
        stage.publish()
    assert everything_in(root) == ["a", "b", "later", "sub", "sub/c"]


def test_an_undoing_that_fails_is_ended_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree_of(root)
    with monkeypatch.context() as patch:
        patch.setattr(commit_module, "_do", failing_at(5, commit_module._do))
        patch.setattr(commit_module, "_undo", failing_at(1, commit_module._undo))
        with pytest.raises(Refused, match="neither finished nor undone"):
            write(root, *BUSY)
    (hidden,) = root.glob(".mkpkg-*")
    monkeypatch.setattr("mkpkg.disk._recover.is_dead", lambda path: True)
    recover(root)
    assert tree_of(root) == before
    assert not hidden.exists()


def test_an_undoing_keeps_what_somebody_wrote_since(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(commit_module, "_do", failing_at(5, commit_module._do))
        patch.setattr(commit_module, "_undo", failing_at(1, commit_module._undo))
        with pytest.raises(Refused):
            write(root, *BUSY)
    mine = {"a": b"mine", "deep/er/new.txt": b"mine", "new.txt": b"mine"}
    there = {path for path in mine if (root / path).exists()}
    assert "a" in there
    for path in there:
        (root / path).write_bytes(mine[path])
    monkeypatch.setattr("mkpkg.disk._recover.is_dead", lambda path: True)
    codes = [finding.code for finding in recover(root)]
    assert codes[0] == "undone"
    assert "unfinished" in codes
    after = tree_of(root)
    assert {path: after.get(path) for path in there} == dict.fromkeys(there, b"mine")


def test_the_journal_is_durable_before_the_first_rename(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    real_sync, real_do = os.fsync, commit_module._do

    def sync(handle: int) -> None:
        target = Path(f"/proc/self/fd/{handle}")
        events.append(target.resolve().name if target.exists() else "?")
        real_sync(handle)

    def do(base: Path, step: object) -> None:
        events.append("rename")
        real_do(base, step)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(commit_module, "_do", do)
    write(root, create("one.txt"), create("two.txt"))
    before = events[: events.index("rename")]
    if sys.platform == "linux":
        assert before[:2] == ["one.txt", "two.txt"]
        assert "journal.json.new" in before[2:]
        assert before[-1].startswith(".mkpkg-")
    assert len(before) >= 4
