"""YAML in three versions, as tables: the old template's, the user's, the new template's."""

from pathlib import PurePosixPath

import pytest

from mkpkg.merge import merge_structured

PATH = PurePosixPath(".github/workflows/ci.yml")
Row = tuple[str, str, str, str, str]

KEYS: list[Row] = [
    ("a value changed", "a: 1\nb: 1\n", "a: 1\nb: 2\n", "a: 3\nb: 1\n", "a: 3\nb: 2\n"),
    ("a key added by each", "a: 1\n", "a: 1\nx: 1\n", "a: 1\nb: 1\n", "a: 1\nx: 1\nb: 1\n"),
    ("a key added above", "b: 1\n", "b: 2\n", "a: 1\nb: 1\n", "a: 1\nb: 2\n"),
    ("a key dropped", "a: 1\nb: 1\n", "a: 1\nb: 2\n", "b: 1\n", "b: 2\n"),
    ("deleted by the user, changed by the template", "a: 1\nb: 1\n", "b: 1\n", "a: 2\nb: 2\n", "b: 2\n"),
    ("changed by the user, dropped by the template", "a: 1\nb: 1\n", "a: 2\nb: 1\n", "b: 2\n", "a: 2\nb: 2\n"),
    ("quotes of the user's own", "a: x\nb: 1\n", 'a: "x"\nb: 2\n', "a: 'x'\nb: 1\n", 'a: "x"\nb: 2\n'),
    ("a number, and a text", "a: 3.1\nb: 1\n", "a: 3.1\nb: 2\n", 'a: "3.1"\nb: 1\n', 'a: "3.1"\nb: 2\n'),
    ("a value that was none", "a:\nb: 1\n", "a:\nb: 2\n", "a: 1\nb: 1\n", "a: 1\nb: 2\n"),
    ("a value that is none", "a: 1\nb: 1\n", "a: 1\nb: 2\n", "a:\nb: 1\n", "a:\nb: 2\n"),
    ("a key that YAML 1.1 takes for true", "on: push\na: 1\n", '"on": push\na: 2\n', "on: [push]\na: 1\n", '"on": [push]\na: 2\n'),
    ("a document with a start", "---\na: 1\nb: 1\n", "---\na: 1\nb: 2\n", "---\na: 2\nb: 1\nc: 1\n", "---\na: 2\nb: 2\nc: 1\n"),
    ("a start of the user's", "a: 1\nb: 1\n", "---\na: 1\nb: 2\n", "a: 2\nb: 1\n", "---\na: 2\nb: 2\n"),
    ("inner keys", "a:\n  x: 1\n  y: 1\n", "a:\n  x: 2\n  y: 1\n  u: 1\n", "a:\n  x: 1\n  y: 2\n  z: 1\n", "a:\n  x: 2\n  y: 2\n  u: 1\n  z: 1\n"),
    ("wider indents of the user", "a:\n  x: 1\n", "a:\n    x: 2\n", "a:\n  x: 1\n  y:\n    z: 1\n", "a:\n    x: 2\n    y:\n      z: 1\n"),
    ("narrower indents of the user", "a:\n    x: 1\n", "a:\n  x: 2\n", "a:\n    x: 1\n    y:\n        - z\n", "a:\n  x: 2\n  y:\n      - z\n"),
    ("a block at the end, and a key behind it", "a:\n  x: 1\n", "a:\n  x: 2\n", "a:\n  x: 1\n  y: 1\nb: 1\n", "a:\n  x: 2\n  y: 1\nb: 1\n"),
    ("a block dropped", "a:\n  x: 1\n  y:\n    - z\nb: 1\n", "a:\n  x: 1\n  y:\n    - z\nb: 2\n", "b: 1\n", "b: 2\n"),
    ("a block dropped that the user grew", "a:\n  x: 1\nb: 1\n", "a:\n  x: 1\n  u: 1\nb: 1\n", "b: 2\n", "a:\n  u: 1\nb: 2\n"),
    ("a block of which nothing is left", "a:\n  x: 1\n  y: 1\nb: 1\n", "a:\n  x: 1\nb: 1\n", "a:\n  y: 1\nb: 2\n", "a: {}\nb: 2\n"),
    ("all of a file is new", "a: 1\nb: 1\n", "a: 1\nb: 1\n\n", "# about c\nc: 1\n", "# about c\nc: 1\n"),
    ("a value becomes a block", "a: 1\nb: 1\n", "a: 1\nb: 2\n", "a:\n  x: 1\nb: 1\n", "a:\n  x: 1\nb: 2\n"),
    ("a block becomes a value", "a:\n  x: 1\nb: 1\n", "a:\n  x: 1\nb: 2\n", "a: 1\nb: 1\n", "a: 1\nb: 2\n"),
    ("a text of several lines", "a: |\n  x\n  y\nb: 1\n", "a: |\n  x\n  y\nb: 2\n", "a: |\n  x\n\n  z\nb: 1\n", "a: |\n  x\n\n  z\nb: 2\n"),
    ("a text of several lines, deeper", "a:\n  s: |\n    x\nb: 1\n", "a:\n    s: |\n      x\nb: 2\n", "a:\n  s: >-\n    x\n      y\nb: 1\n", "a:\n    s: >-\n      x\n        y\nb: 2\n"),
    ("a key behind a text of several lines", "a: |\n  x\n", "a: |\n  y\n\n", "a: |\n  x\nb: 1\n", "a: |\n  y\nb: 1\n\n"),
    ("a long plain text", "a: x\n  y\nb: 1\n", "a: x\n  y\nb: 2\n", "a: x\n  z\nb: 1\n", "a: x\n  z\nb: 2\n"),
    ("braces", "a: {x: 1}\nb: 1\n", "a: {x: 1, u: 2}\nb: 1\n", "a: {x: 2, y: 1}\nb: 1\n", "a: {x: 2, u: 2, y: 1}\nb: 1\n"),
    ("braces in the place of a block", "a:\n  x: 1\n", "a: {x: 1, u: 1}\n", "a:\n  x: 1\n  y: 2\n", "a: {x: 1, u: 1, y: 2}\n"),
    ("a block in the place of braces", "a: {x: 1}\n", "a:\n  x: 1\n  u: 1\n", "a: {x: 1, y: 2}\n", "a:\n  x: 1\n  u: 1\n  y: 2\n"),
    ("blank lines between blocks", "j:\n  a:\n    x: 1\n", "j:\n  a:\n    x: 2\n\n  u:\n    x: 1\n", "j:\n  a:\n    x: 1\n\n  b:\n    x: 1\n", "j:\n  a:\n    x: 2\n\n  u:\n    x: 1\n\n  b:\n    x: 1\n"),
    ("a block above another, with a blank line", "j:\n  b:\n    x: 1\n\n  c:\n    x: 1\n", "j:\n  b:\n    x: 2\n\n  c:\n    x: 1\n", "j:\n  a:\n    x: 1\n\n  b:\n    x: 1\n\n  c:\n    x: 1\n", "j:\n  a:\n    x: 1\n\n  b:\n    x: 2\n\n  c:\n    x: 1\n"),
]  # fmt: skip

LISTS: list[Row] = [
    ("an item added by each", "a:\n  - x\n", "a:\n  - x\n  - u\n", "a:\n  - x\n  - y\n", "a:\n  - x\n  - u\n  - y\n"),
    ("an item added above", "a:\n  - y\n  - z\n", "a:\n  - y\n  - z\n  - u\n", "a:\n  - k\n  - y\n  - z\n", "a:\n  - k\n  - y\n  - z\n  - u\n"),
    ("an item dropped", "a:\n  - x\n  - y\n", "a:\n  - x\n  - y\n  - u\n", "a:\n  - y\n", "a:\n  - y\n  - u\n"),
    ("indented otherwise", "a:\n  - x\n", "a:\n- x\n- u\n", "a:\n  - x\n  - y: 1\n    z: 1\n", "a:\n- x\n- u\n- y: 1\n  z: 1\n"),
    ("between brackets", 'v: ["3.11", "3.12"]\n', 'v: ["3.11", "3.12", "pypy-3.11"]\n', 'v: ["3.11", "3.12", "3.13"]\n', 'v: ["3.11", "3.12", "3.13", "pypy-3.11"]\n'),
    ("brackets in the place of lines", "a:\n  - x\n", "a: [x, u]\n", "a:\n  - x\n  - y\n", "a: [x, u, y]\n"),
    ("lines in the place of brackets", "a: [x]\n", "a:\n  - x\n  - u\n", "a: [x, y]\n", "a:\n  - x\n  - u\n  - y\n"),
    ("replaced in place", "b:\n  - master\n", "b:\n  - master\n  - dev\n", "b:\n  - main\n", "b:\n  - main\n  - dev\n"),
    ("no item left", "a:\n  - x\nb: 1\n", "a:\n  - x\nb: 2\n", "a: []\nb: 1\n", "a: []\nb: 2\n"),
    ("items where there were none", "a: []\nb: 1\n", "a: []\nb: 2\n", "a:\n  - x\nb: 1\n", "a:\n  - x\nb: 2\n"),
    ("hooks, by their repositories", "repos:\n  - repo: https://x\n    rev: v1\n    hooks:\n      - id: a\n  - repo: https://y\n    rev: v1\n    hooks:\n      - id: b\n", "repos:\n  - repo: https://x\n    rev: v2\n    hooks:\n      - id: a\n        args: [--u]\n  - repo: https://y\n    rev: v1\n    hooks:\n      - id: b\n", "repos:\n  - repo: https://x\n    rev: v1\n    hooks:\n      - id: a\n      - id: c\n  - repo: https://y\n    rev: v3\n    hooks:\n      - id: b\n", "repos:\n  - repo: https://x\n    rev: v2\n    hooks:\n      - id: a\n        args: [--u]\n      - id: c\n  - repo: https://y\n    rev: v3\n    hooks:\n      - id: b\n"),
    ("local hooks twice", "repos:\n  - repo: local\n    x: 1\n", "repos:\n  - repo: local\n    x: 1\n  - repo: local\n    x: 2\n", "repos:\n  - repo: local\n    x: 1\n  - repo: https://y\n", "repos:\n  - repo: local\n    x: 1\n  - repo: local\n    x: 2\n  - repo: https://y\n"),
    ("steps, by what they use", "s:\n  - uses: a/checkout@v4\n  - run: pytest\n", "s:\n  - uses: a/checkout@v4\n    with:\n      fetch-depth: 0\n  - run: pytest\n  - run: mypy\n", "s:\n  - uses: a/checkout@v5\n  - uses: a/python@v6\n  - run: pytest\n", "s:\n  - uses: a/checkout@v5\n    with:\n      fetch-depth: 0\n  - uses: a/python@v6\n  - run: pytest\n  - run: mypy\n"),
    ("a step rewritten in place", "s:\n  - run: tox\n  - run: mypy\n", "s:\n  - run: tox\n  - run: mypy\n    env:\n      A: 1\n", "s:\n  - run: nox\n  - run: mypy\n", "s:\n  - run: nox\n  - run: mypy\n    env:\n      A: 1\n"),
    ("a step renamed by the user", "s:\n  - name: test\n    run: x\n  - name: lint\n    run: y\n", "s:\n  - name: all tests\n    run: x\n  - name: lint\n    run: y\n", "s:\n  - name: test\n    run: z\n  - name: lint\n    run: y\n", "s:\n  - name: all tests\n    run: z\n  - name: lint\n    run: y\n"),
    ("repositories that are no addresses", "repos:\n  - repo: git@x.org:a\n    rev: 1\n  - repo: git@x.org:b\n    rev: 1\n", "repos:\n  - repo: git@x.org:a\n    rev: 2\n  - repo: git@x.org:b\n    rev: 1\n", "repos:\n  - repo: git@x.org:a\n    rev: 1\n  - repo: git@x.org:b\n    rev: 3\n", "repos:\n  - repo: git@x.org:a\n    rev: 2\n  - repo: git@x.org:b\n    rev: 3\n"),
    ("a step that got more to say, and one dropped", "s:\n  - run: x\n  - run: y\n", "s:\n  - run: x\n  - run: y\n  - run: z\n", "s:\n  - run: x\n    if: a\n", "s:\n  - run: x\n    if: a\n  - run: z\n"),
    ("the first key of an item dropped", "s:\n  - name: x\n    id: k\n    run: y\n", "s:\n  - name: x\n    id: k\n    run: z\n", "s:\n  - id: k\n    run: y\n", "s:\n  - id: k\n    run: z\n"),
    ("a key above the first of an item", "s:\n  - id: k\n    run: y\n", "s:\n  - id: k\n    run: z\n", "s:\n  - name: x\n    id: k\n    run: y\n", "s:\n  - id: k\n    name: x\n    run: z\n"),
    ("a list of everything", "- id: a\n  x: 1\n", "- id: a\n  x: 2\n", "- id: a\n  x: 1\n- id: b\n", "- id: a\n  x: 2\n- id: b\n"),
    ("requirements of a hook", "d:\n  - pytest>=8\n", "d:\n  - pytest>=8\n  - rich\n", "d:\n  - pytest>=9\n", "d:\n  - pytest>=9\n  - rich\n"),
]  # fmt: skip

COMMENTS: list[Row] = [
    ("the user's", "a: 1\nb: 1\n", "# mine\na: 1  # mine too\nb: 2\n", "a: 2\nb: 1\n", "# mine\na: 2  # mine too\nb: 2\n"),
    ("of a new key", "a:\n  x: 1\n", "a:\n    x: 2\n", "a:\n  x: 1\n\n  # about y\n  y: 1  # one\n", "a:\n    x: 2\n\n    # about y\n    y: 1  # one\n"),
    ("of an item", "a:\n  # one\n  - x\n  # two\n  - y  # why\n", "a:\n  # one\n  - x\n  # two\n  - y  # why\n  - u\n", "a:\n  # one\n  - x\n  # about w\n  - w  # double\n  # 2\n  - y\n", "a:\n  # one\n  - x\n  # about w\n  - w  # double\n  # 2\n  - y\n  - u\n"),
    ("of the file, above its first key", "# old\na: 1\nb: 1\n", "# old\na: 1\nb: 2\n", "# new\na: 2\nb: 1\n", "# new\na: 2\nb: 2\n"),
    ("the user's, on a key that is dropped", "a: 1\nb: 1\n", "a: 1  # mine\nb: 1\n", "b: 2\n", "a: 1  # mine\nb: 2\n"),
    ("the user's, in a block that is dropped", "a:\n  x: 1\n  y: 1\nb: 1\n", "a:\n  x: 1\n  # mine\n  y: 1\nb: 1\n", "b: 2\n", "a:\n  # mine\n  y: 1\nb: 2\n"),
    ("what the user left out, below a block", "a:\n  x: 1\nb: 1\n", "a:\n  x: 1\n  # u: 1\nb: 1\n", "a:\n  x: 1\n  y: 1\nb: 1\n", "a:\n  x: 1\n  y: 1\n  # u: 1\nb: 1\n"),
    ("what the user left out, and a key behind the block", "a:\n  x: 1\nc: 1\n", "a:\n  x: 1\n  # u: 1\nc: 1\n", "a:\n  x: 1\nb: 1\nc: 1\n", "a:\n  x: 1\n  # u: 1\nb: 1\nc: 1\n"),
    ("signs of them in texts", "a: 'x # y'\nb: 1\n", "a: 'x # y'  # z\nb: 1\n", "a: 'x # w'\nb: 2\n", "a: 'x # w'  # z\nb: 2\n"),
]  # fmt: skip

BYTES: list[tuple[str, bytes, bytes, bytes, bytes]] = [
    ("CRLF", b"a: 1\nb: 1\n", b"a: 1\r\nb: 2\r\n", b"a:\n  - x\n# c\nc: |\n  x\n  y\nb: 1\n", b"a:\r\n  - x\r\n# c\r\nc: |\r\n  x\r\n  y\r\nb: 2\r\n"),
    ("a byte order mark", b"a: 1\nb: 1\n", b"\xef\xbb\xbfa: 1\nb: 2\n", b"a: 2\nb: 1\n", b"\xef\xbb\xbfa: 2\nb: 2\n"),
    ("no line ending at the end", b"a: 1\n", b"a: 2", b"a: 1\nb:\n  x: 1\n", b"a: 2\nb:\n  x: 1"),
    ("no line ending at the end, at several depths", b"a:\n  x: 1\n", b"a:\n  x: 2", b"a:\n  x: 1\n  y: 1\nb: 1\n", b"a:\n  x: 2\n  y: 1\nb: 1"),
    ("blanks at the ends of lines", b"a: 1\nb: 1\n", b"a: 1  \nb: 2 \n", b"a: 2\nb: 1\n", b"a: 2  \nb: 2 \n"),
    ("beyond ASCII", "a: é\nb: 1\n".encode(), "a: é\nb: 🎵\n".encode(), "a: ü\nb: 1\n".encode(), "a: ü\nb: 🎵\n".encode()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [pytest.param(*row, id=name) for name, *row in [*KEYS, *LISTS, *COMMENTS]],
)
def test_texts_merge(base: str, ours: str, theirs: str, expected: str) -> None:
    merged = merge_structured(PATH, base.encode(), ours.encode(), theirs.encode())
    assert merged == expected.encode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [pytest.param(*row, id=name) for name, *row in BYTES],
)
def test_bytes_are_kept(
    base: bytes, ours: bytes, theirs: bytes, expected: bytes
) -> None:
    assert merge_structured(PATH, base, ours, theirs) == expected
