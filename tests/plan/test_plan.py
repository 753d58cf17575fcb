"""Plans as values, diffs and JSON."""

import subprocess
from pathlib import Path, PurePosixPath

import pytest

from mkpkg.plan import (
    Change,
    Create,
    Delete,
    Keep,
    Move,
    Plan,
    Update,
    change_to_json,
    unified_diff,
)

A, B = PurePosixPath("a.txt"), PurePosixPath("dir/b.txt")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Create(A, b""), ("create", "a.txt", None, None)),
        (Update(A, b"", b"x"), ("update", "a.txt", None, None)),
        (Update(A, b"", b"x", "merged"), ("update", "a.txt", None, "merged")),
        (Delete(A, b""), ("delete", "a.txt", None, None)),
        (Move(A, B, b""), ("move", "dir/b.txt", "a.txt", None)),
        (Keep(A), ("keep", "a.txt", None, None)),
    ],
)
def test_a_change_as_json(
    change: Change, expected: tuple[str, str, str | None, str | None]
) -> None:
    op, path, source, status = expected
    document = {"op": op, "path": path, "from": source, "status": status}
    assert change_to_json(change) == document


def test_two_changes_to_one_path_are_no_plan() -> None:
    with pytest.raises(ValueError, match="more than one change to a\\.txt"):
        Plan((Create(A, b""), Move(A, B, b"")))


def test_a_kept_file_is_not_written() -> None:
    plan = Plan((Keep(A), Create(B, b"")))
    assert plan.writes == (Create(B, b""),)


def test_the_diff_is_one_that_git_applies(tmp_path: Path) -> None:
    before = {
        "new.txt": None,
        "old.txt": b"x\n",
        "both.txt": b"1\n\x0c2\n",
        "m.txt": b"m\n",
    }
    for name, content in before.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    plan = Plan(
        (
            Create(PurePosixPath("new.txt"), "é\nlast".encode()),
            Delete(PurePosixPath("old.txt"), b"x\n"),
            Update(PurePosixPath("both.txt"), b"1\n\x0c2\n", b"1\n\x0c3"),
            Move(PurePosixPath("m.txt"), PurePosixPath("n.txt"), b"m\n"),
        )
    )
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    diff = unified_diff(plan).encode()
    subprocess.run(["git", "apply"], cwd=tmp_path, input=diff, check=True)
    assert (tmp_path / "new.txt").read_text(encoding="utf-8") == "é\nlast"
    assert (tmp_path / "both.txt").read_bytes() == b"1\n\x0c3"
    assert (tmp_path / "n.txt").read_bytes() == b"m\n"
    assert not (tmp_path / "old.txt").exists()
    assert not (tmp_path / "m.txt").exists()
