"""The keys of which a merge has something to say."""

from pathlib import PurePosixPath

import pytest

from mkpkg.merge import Explained, explain

ROWS = [
    ("nothing", "x.toml", "a = 1\nb = 1\n", "a = 2\nb = 1\n", "a = 1\nb = 2\n", "", ""),
    ("a conflict", "x.toml", "[a]\nb = 1\n", "[a]\nb = 2\n", "[a]\nb = 3\n", "a.b", ""),
    ("a key that was dropped", "x.toml", "[a]\nb = 1\nc = 1\n", "[a]\nb = 2\nc = 1\n", "[a]\nc = 2\n", "", "a.b"),
    ("keys of one's own in a table that was dropped", "x.toml", "[a]\nb = 1\n\n[c]\n", "[a]\nb = 1\nd = 1\n\n[c]\n", "[c]\n", "", "a.d"),
    ("a key with a comment", "x.yml", "a: 1\nb: 1\n", "a: 1  # mine\nb: 1\n", "b: 1\n", "", "a"),
    ("an item", "x.toml", 'a = ["x>=1", "y>=1"]\n', 'a = ["x>=1,<2", "y>=1"]\n', 'a = ["y>=2"]\n', "", "a[x]"),
    ("both", "x.yml", "a: 1\nb: 1\nc: 1\n", "a: 2\nb: 2\nc: 1\n", "a: 3\nc: 1\n", "a", "b"),
    ("a table of which only template's keys were left", "x.toml", "[a]\nb = 1\nc = 1\n\n[d]\n", "[a]\nb = 1\n\n[d]\n", "[d]\n", "", ""),
    ("no structure", "x.md", "a", "b", "c", "", ""),
    ("not TOML", "x.toml", "a", "b", "c", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "base", "ours", "theirs", "conflicts", "kept"),
    [pytest.param(*row, id=name) for name, *row in ROWS],
)
def test_keys_are_named(
    name: str, base: str, ours: str, theirs: str, conflicts: str, kept: str
) -> None:
    texts = [text.encode() for text in (base, ours, theirs)]
    expected = Explained(tuple(conflicts.split()), tuple(kept.split()))
    assert explain(PurePosixPath(name), *texts) == expected
