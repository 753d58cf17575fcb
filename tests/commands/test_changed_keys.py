"""What is said of keys after an update."""

from pathlib import Path

import pytest

from mkpkg.commands._changed_keys import explained, kept_keys
from mkpkg.commands._forecast import findings_of, forecast
from mkpkg.commands._three_way import Sides, put_together
from mkpkg.git import Bench
from mkpkg.merge import merge_structured

from .test_three_way import LABEL, tree

BASE = "[a]\nx = 1\ny = 1\n\n[b]\nx = 1\n"
CASES = {
    "nothing": (
        tree(a__toml=BASE), tree(a__toml=BASE.replace("y = 1", "y = 2")), tree(a__toml=BASE + "z = 1\n"), [],
    ),
    "a conflict": (
        tree(a__toml=BASE), tree(a__toml=BASE.replace("y = 1", "y = 2")), tree(a__toml=BASE.replace("y = 1", "y = 3")),
        [("conflict", "a.toml", "you and the template both changed a.y")],
    ),
    "a conflict of lines": (
        tree(a="1\n"), tree(a="2\n"), tree(a="3\n"),
        [("conflict", "a", "you and the template changed the same lines")],
    ),
    "a key that stays": (
        tree(a__toml=BASE), tree(a__toml=BASE.replace("y = 1", "y = 2")), tree(a__toml="[b]\nx = 1\n"),
        [("kept-key", "a.toml", "you edited it")],
    ),
    "in a file that moved": (
        tree(a__toml=BASE), tree(b__toml=BASE.replace("y = 1", "y = 2")), tree(a__toml=BASE.replace("y = 1\n", "")),
        [("kept-key", "b.toml", "you edited it")],
    ),
    "in a file that the template moved": (
        tree(a__toml=BASE), tree(a__toml=BASE.replace("y = 1", "y = 2")), tree(b__toml=BASE.replace("y = 1\n", "")),
        [("kept-key", "b.toml", "you edited it")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_keys_are_told(case: str, tmp_path: Path) -> None:
    base, ours, theirs, expected = CASES[case]
    sides = Sides(base, ours, theirs)
    merged = put_together(sides, Bench(tmp_path), LABEL, merge_structured)
    said = explained(merged)
    found = [*findings_of(forecast(merged), merged.broken, said), *kept_keys(said)]
    assert [(f.code, f.path, f.why) for f in found] == expected
