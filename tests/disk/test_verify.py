"""Every conflict of a plan with the disk."""

from pathlib import Path, PurePosixPath

import pytest

from mkpkg.disk import verify
from mkpkg.plan import Change, Create, Delete, Move, Plan, Update


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a file, a folder, and a link of each kind."""
    root = tmp_path / "root"
    (root / "src").mkdir(parents=True)
    (root / "file").write_bytes(b"old")
    (root / "link").symlink_to("file")
    (root / "folder-link").symlink_to(tmp_path)
    (root / "nowhere").symlink_to("missing")
    return root


def create(path: str) -> Create:
    return Create(PurePosixPath(path), b"")


CASES = {
    "new file": (create("a"), []),
    "new file in a new folder": (create("x/y/a"), []),
    "target exists": (create("file"), ["exists"]),
    "target is a folder": (create("src"), ["exists"]),
    "target is a dangling link": (create("nowhere"), ["exists"]),
    "a folder on the way is a file": (create("file/a"), ["not-a-folder"]),
    "a folder on the way is a link": (create("folder-link/a"), ["symlink"]),
    "path goes up": (create("../a"), ["outside"]),
    "path is absolute": (create("/a"), ["outside"]),
    "only case differs": (create("FILE"), ["casefold"]),
    "only case of a folder differs": (create("SRC/a"), ["casefold"]),
    "update": (Update(PurePosixPath("file"), b"old", b"new"), []),
    "update of a changed file": (Update(PurePosixPath("file"), b"x", b""), ["changed"]),
    "update of a missing file": (Update(PurePosixPath("gone"), b"", b""), ["changed"]),
    "update through a link": (Update(PurePosixPath("link"), b"old", b""), ["symlink"]),
    "delete": (Delete(PurePosixPath("file"), b"old"), []),
    "delete of a changed file": (Delete(PurePosixPath("file"), b"x"), ["changed"]),
    "move": (Move(PurePosixPath("file"), PurePosixPath("b"), b"old"), []),
    "move onto a file": (
        Move(PurePosixPath("file"), PurePosixPath("link"), b"old"), ["exists"],
    ),
    "move of a changed file": (
        Move(PurePosixPath("file"), PurePosixPath("b"), b"x"), ["changed"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "codes"), CASES.values(), ids=CASES.keys())
def test_each_conflict(root: Path, change: Change, codes: list[str]) -> None:
    assert [found.code for found in verify(Plan((change,)), root)] == codes


def test_all_conflicts_are_listed_at_once(root: Path) -> None:
    plan = Plan((create("file"), create("../a"), create("folder-link/a")))
    assert [f.code for f in verify(plan, root)] == ["exists", "outside", "symlink"]


@pytest.mark.parametrize(
    ("paths", "codes"),
    [
        (["a/x", "a/y"], []),
        (["a/x", "A/y"], ["casefold"]),
        (["a", "a/x"], ["not-a-folder"]),
    ],
)
def test_new_paths_must_not_be_in_the_way_of_each_other(
    tmp_path: Path, paths: list[str], codes: list[str]
) -> None:
    plan = Plan(tuple(create(path) for path in paths))
    assert [found.code for found in verify(plan, tmp_path)] == codes


def test_verifying_writes_nothing(root: Path) -> None:
    before = sorted(root.iterdir())
    verify(Plan((create("x/y"),)), root)
    assert sorted(root.iterdir()) == before


def test_a_root_below_a_file_is_a_conflict(root: Path) -> None:
    plan = Plan((create("a"),))
    for place in ("file", "file/inside", "nowhere"):
        assert [f.code for f in verify(plan, root / place)] == ["not-a-folder"]
