"""Keys that both sides changed: what is left of the three versions for a merge of lines."""

import subprocess
from pathlib import Path, PurePosixPath

import pytest

from mkpkg.merge import Reduced, merge_structured

Row = tuple[str, str, str, str, str, str]

TOML: list[Row] = [
    ("a value", "a = 1\nb = 1\n", "a = 2\nb = 1\n", "a = 3\nb = 2\n", "a", "<<<\na = 2\n|||\na = 1\n===\na = 3\n>>>\nb = 2\n"),
    ("a key that both added", "a = 1\n", "a = 1\nb = 2\n", "a = 2\nb = 3\n", "b", "a = 2\n<<<\nb = 2\n|||\n===\nb = 3\n>>>\n"),
    ("another type", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n", '[a]\nx = "3"\n\n[b]\nx = 2\n', "a.x", '[a]\n<<<\nx = 2\n|||\nx = 1\n===\nx = "3"\n>>>\n\n[b]\nx = 2\n'),
    ("one requirement of several", 'a = [\n    "pytest>=8",\n    "ruff>=0.10",\n]\n', 'a = [\n    "pytest>=8,<9",\n    "ruff>=0.10",\n    "rich",\n]\n', 'a = [\n    "pytest>=9",\n    "ruff>=0.11",\n]\n', "a[pytest]", 'a = [\n<<<\n    "pytest>=8,<9",\n|||\n    "pytest>=8",\n===\n    "pytest>=9",\n>>>\n    "ruff>=0.11",\n    "rich",\n]\n'),
    ("an item that both replaced", 'a = ["x", "y"]\n', 'a = ["x", "u"]\n', 'a = ["x", "v"]\n', 'a["y"]', '<<<\na = ["x", "u"]\n|||\na = ["x", "y"]\n===\na = ["x", "v"]\n>>>\n'),
    ("a sentence that both replaced", 'a = ["x: y"]\n', 'a = ["x: u"]\n', 'a = ["x: v"]\n', 'a["x: y"]', '<<<\na = ["x: u"]\n|||\na = ["x: y"]\n===\na = ["x: v"]\n>>>\n'),
    ("items that became others", 'a = ["x"]\n', 'a = ["u", "v"]\n', 'a = ["w"]\n', "a", '<<<\na = ["u", "v"]\n|||\na = ["x"]\n===\na = ["w"]\n>>>\n'),
    ("words of a command", 'a = ["-m", "x"]\n', 'a = ["-m", "u"]\n', 'a = ["-m", "y"]\n', "a", '<<<\na = ["-m", "u"]\n|||\na = ["-m", "x"]\n===\na = ["-m", "y"]\n>>>\n'),
    ("items that stand twice", 'a = ["x", "x"]\n', 'a = ["x", "x", "u"]\n', 'a = ["y", "x", "x"]\n', "a", '<<<\na = ["x", "x", "u"]\n|||\na = ["x", "x"]\n===\na = ["y", "x", "x"]\n>>>\n'),
    ("in braces", "a = { x = 1, y = 1 }\n", "a = { x = 2, y = 1 }\n", "a = { x = 3, y = 2 }\n", "a.x", "<<<\na = { x = 2, y = 2 }\n|||\na = { x = 1, y = 2 }\n===\na = { x = 3, y = 2 }\n>>>\n"),
    ("in a table of tables", '[[a]]\nname = "x"\nv = 1\n', '[[a]]\nname = "x"\nv = 2\n', '[[a]]\nname = "x"\nv = 3\nw = 1\n', "a[x].v", '[[a]]\nname = "x"\n<<<\nv = 2\n|||\nv = 1\n===\nv = 3\n>>>\nw = 1\n'),
    ("a value and a table", "a = 1\n", "a = 2\n", "[a]\nx = 1\n", "a", "<<<\na = 2\n|||\na = 1\n===\n\n[a]\nx = 1\n>>>\n"),
    ("comments that a new value would lose", 'a = [\n    "x",\n    "y",\n]\n', 'a = [\n    "x",  # mine\n    "y",\n]\n', 'a = [\n    "y",\n    "x",\n]\n', "a", 'a = [\n<<<\n    "x",  # mine\n|||\n    "x",\n===\n>>>\n    "y",\n    "x",\n]\n'),
    ("two keys apart", "[a]\nx = 1\n\n[b]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n\n[c]\nx = 2\n", "[a]\nx = 3\n\n[b]\nx = 2\n\n[c]\nx = 3\n", "a.x c.x", "[a]\n<<<\nx = 2\n|||\nx = 1\n===\nx = 3\n>>>\n\n[b]\nx = 2\n\n[c]\n<<<\nx = 2\n|||\nx = 1\n===\nx = 3\n>>>\n"),
]  # fmt: skip

YAML: list[Row] = [
    ("a value", "a: 1\nb: 1\n", "a: 2\nb: 1\n", "a: 3\nb: 2\n", "a", "<<<\na: 2\n|||\na: 1\n===\na: 3\n>>>\nb: 2\n"),
    ("a pinned hook", "repos:\n  - repo: https://x\n    rev: v1\n    hooks:\n      - id: x\n", "repos:\n  - repo: https://x\n    rev: v2\n    hooks:\n      - id: x\n", "repos:\n  - repo: https://x\n    rev: v3\n    hooks:\n      - id: x\n      - id: y\n", "repos[https://x].rev", "repos:\n  - repo: https://x\n<<<\n    rev: v2\n|||\n    rev: v1\n===\n    rev: v3\n>>>\n    hooks:\n      - id: x\n      - id: y\n"),
    ("a block in the place of a value", "a: 1\nb: 1\n", "a: 2\nb: 1\n", "a:\n  x: 1\nb: 2\n", "a", "<<<\na: 2\n|||\na: 1\n===\na:\n  x: 1\n>>>\nb: 2\n"),
    ("a key that both added", "a: 1\n", "a: 1\nb: 2\n", "a: 2\nb: 3\n", "b", "a: 2\n<<<\nb: 2\n|||\n===\nb: 3\n>>>\n"),
    ("a block that both added", "a: 1\n", "a: 1\nb:\n  # mine\n  x: 2\n", "a: 2\nb:\n  x: 3\n", "b.x", "a: 2\n<<<\nb:\n  # mine\n  x: 2\n|||\n===\nb:\n  # mine\n  x: 3\n>>>\n"),
    ("a step that one changed and the other dropped", "s:\n  - uses: x@v1\n  - run: y\n", "s:\n  - uses: x@v1\n    with: z\n  - run: y\n", "s:\n  - run: y\n  - run: w\n", "s", "s:\n<<<\n  - uses: x@v1\n    with: z\n|||\n  - uses: x@v1\n===\n>>>\n  - run: y\n  - run: w\n"),
]  # fmt: skip

ROWS = [
    *(pytest.param("x.toml", *row, id=f"TOML, {name}") for name, *row in TOML),
    *(pytest.param("x.yml", *row, id=f"YAML, {name}") for name, *row in YAML),
]


def merged_lines(reduced: Reduced, folder: Path) -> str:
    """Return what git makes of three versions, with bare markers."""
    names = ("ours", "base", "theirs")
    for name, content in zip(
        names, (reduced.ours, reduced.base, reduced.theirs), strict=True
    ):
        (folder / name).write_bytes(content)
    command = ["git", "merge-file", "-p", "--diff3", *names]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode > 0
    markers = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
    return "".join(
        f"{line[:3]}\n" if line.startswith(markers) else line
        for line in done.stdout.splitlines(keepends=True)
    )


@pytest.mark.parametrize(("name", "base", "ours", "theirs", "keys", "expected"), ROWS)
def test_lines_conflict_around_the_keys_that_both_changed(
    tmp_path: Path,
    name: str,
    base: str,
    ours: str,
    theirs: str,
    keys: str,
    expected: str,
) -> None:
    texts = [text.encode() for text in (base, ours, theirs)]
    reduced = merge_structured(PurePosixPath(name), *texts)
    assert isinstance(reduced, Reduced)
    assert " ".join(reduced.keys) == keys
    assert merged_lines(reduced, tmp_path) == expected
