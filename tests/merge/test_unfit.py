"""What is left to a merge of lines, and what needs no merge at all."""

from pathlib import PurePosixPath

import pytest

from mkpkg.merge import merge_structured

UNFIT = [
    ("not TOML", "x.toml", "a = 1\n", "a = \n", "a = 2\n"),
    ("a key twice in TOML", "x.toml", "a = 1\n", "a = 1\na = 2\n", "a = 2\n"),
    ("conflict markers", "x.toml", "a = 1\n", "<<<<<<< yours\na = 2\n", "a = 3\n"),
    ("dots between braces", "x.toml", "a = 1\nb = 1\n", "a = 1\nb = {x.y = 1}\n", "a = 2\nb = 1\n"),
    ("lone carriage returns", "x.yml", "a: 1\rb: 1\r", "a: 1\rb: 2\r", "a: 2\rb: 1\r"),
    ("not YAML", "x.yml", "a: 1\n", "a: [\n", "a: 2\n"),
    ("tabs in YAML", "x.yml", "a:\n  b: 1\n", "a:\n\tb: 1\n", "a:\n  b: 2\n"),
    ("a key twice in YAML", "x.yml", "a: 1\n", "a: 1\na: 2\n", "a: 2\n"),
    ("a key twice, once in quotes", "x.yml", "a: 1\n", "a: 1\n'a': 2\n", "a: 2\n"),
    ("an anchor", "x.yml", "a: 1\nb: 1\n", "a: &a 1\nb: *a\n", "a: 2\nb: 1\n"),
    ("a merge key", "x.yml", "a: 1\n", "a: 1\n<<: {b: 1}\n", "a: 2\n"),
    ("a tag", "x.yml", "a: 1\nb: 1\n", "a: !!str 1\nb: 2\n", "a: 2\nb: 1\n"),
    ("several documents", "x.yml", "a: 1\n", "a: 1\n---\nb: 1\n", "a: 2\n"),
    ("a directive", "x.yml", "a: 1\nb: 1\n", "%YAML 1.2\n---\na: 1\nb: 2\n", "a: 2\nb: 1\n"),
    ("a key that is a list", "x.yml", "a: 1\n", "a: 1\n? [b]\n: 1\n", "a: 2\n"),
    ("a key with a question mark", "x.yml", "a: 1\n", "a: 1\n? b\n: 1\n", "a: 2\n"),
    ("a pair in a list", "x.yml", "a: [x: 1]\nb: 1\n", "a: [x: 1]\nb: 2\n", "a: [x: 2]\nb: 1\n"),
    ("line endings of YAML 1.1", "x.yml", "a: 1\n", "a: 1\n# \x85b: 1\n", "a: 2\n"),
    ("an empty file", "x.yml", "a: 1\n", "# nothing\n", "a: 2\n"),
    ("one value", "x.yml", "a: 1\n", "a\n", "a: 2\n"),
    ("another whole", "x.yml", "- x\n- x\n", "- u\n- x\n- x\n", "- x\n- x\n- y\n"),
    ("a block with a comment that would be empty", "x.yml", "a:\n  x: 1\n  y: 1\n", "a:\n  # mine\n\n  x: 1\n", "a:\n  y: 1\n"),
    ("a file that would be empty", "x.yml", "x: 1\ny: 1\n", "x: 1\n", "y: 1\n"),
    ("a comment where the first items would stand", "x.toml", "a = []\nb = 1\n", "a = [  # none\n]\nb = 1\n", 'a = ["x"]\nb = 2\n'),
    ("a comment that stands between items", "x.toml", 'a = ["x", "y",\n "z"]\n', 'a = ["x", "y",  # mine\n "z", "u"]\n', 'a = ["x",\n "y"]\n'),
    ("a text that a deeper place would change", "x.toml", "[a]\nx = 1\n", "[a]\n  x = 2\n", '[a]\nx = 1\ny = """\nz\n"""\n'),
    ("a section for what is written between braces", "x.toml", "[a.b]\nx = 1\n", "[a]\nb = { x = 1, u = 1 }\n", "[a.b]\nx = 1\n\n[a.b.c]\ny = 1\n"),
    ("no structure", "README.md", "a\n\nb\n", "a\n\nc\n", "d\n\nb\n"),
]  # fmt: skip

PLAIN = [
    ("the user changed nothing", "a", "a", "b", "b"),
    ("the template changed nothing", "a", "b", "a", "b"),
    ("both changed the same", "a", "b", "b", "b"),
]


@pytest.mark.parametrize(
    ("name", "base", "ours", "theirs"),
    [pytest.param(*row, id=name) for name, *row in UNFIT],
)
def test_lines_are_merged_where_the_structure_cannot_carry_it(
    name: str, base: str, ours: str, theirs: str
) -> None:
    texts = [text.encode() for text in (base, ours, theirs)]
    assert merge_structured(PurePosixPath(name), *texts) is None


@pytest.mark.parametrize("name", ["x.toml", "x.yaml", "x.md"])
@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [pytest.param(*row, id=name) for name, *row in PLAIN],
)
def test_a_change_of_one_side_needs_no_structure(
    name: str, base: str, ours: str, theirs: str, expected: str
) -> None:
    texts = [text.encode() for text in (base, ours, theirs)]
    assert merge_structured(PurePosixPath(name), *texts) == expected.encode()


@pytest.mark.parametrize("name", ["a/b.toml", "x.yml", "x.yaml", ".copier-answers.yml"])
def test_the_suffix_tells_the_language(name: str) -> None:
    pair = b"a = %d\nb = %d\n" if name.endswith("toml") else b"a: %d\nb: %d\n"
    merged = merge_structured(
        PurePosixPath(name), pair % (1, 1), pair % (2, 1), pair % (1, 2)
    )
    assert merged == pair % (2, 2)


def test_bytes_that_are_no_text_are_left_alone() -> None:
    path = PurePosixPath("x.toml")
    assert merge_structured(path, b"a = 1\n", b"a = '\xff'\n", b"a = 2\n") is None
    bomb = b"a = " + b"[" * 5_000
    assert merge_structured(path, b"a = 1\n", bomb, b"a = 2\n") is None
    nested = b"a: " + b"[" * 1_200 + b"]" * 1_200
    path = PurePosixPath("x.yml")
    assert merge_structured(path, b"a: 1\n", nested, b"a: 2\n") is None
