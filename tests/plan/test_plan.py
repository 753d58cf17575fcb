"""Plans as values, diffs and JSON."""

from pathlib import PurePosixPath

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
