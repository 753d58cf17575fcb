"""What is left to a merge of lines, and what needs no merge at all."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from mkpkg.merge import Explained, _structured, explain, merge_structured
from mkpkg.merge._errors import UnfitError
from mkpkg.merge._text import Splice, Text, spliced

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
    ("a comment behind which an item would stand", "x.toml", 'a = ["x",\n "y", "z"]\n', 'a = ["x",\n "y", "z"  # mine\n]\n', 'a = ["x",\n "y", "z", "w"]\n'),
    ("a key for an item whose tables alone have headers", "x.toml", "[[a]]\nname = 'x'\n[a.b.c]\nx = 1\n", "[[a]]\nname = 'x'\n[a.b.c]\nx = 2\n", "[[a]]\nname = 'x'\n[a.b]\ny = 1\n[a.b.c]\nx = 1\n"),
    ("a comment behind the first key of an item, which goes", "x.yml", "s:\n  - a: 1  # a\n    id: x\n", "s:\n  - a: 1  # a\n    id: x\n    u: 1\n", "s:\n  - id: x\n"),
    ("an item above the first of a list in a list", "x.yml", "s:\n  - - x\n    - y\n", "s:\n  - - x\n    - y\n    - u\n", "s:\n  - - w\n    - x\n    - y\n"),
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
    # Where lines decide, nothing is known about keys.
    assert explain(PurePosixPath(name), *texts) == Explained()


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


WRONG = {
    "another value": Splice(4, 5, "3"),
    "a comment lost": Splice(5, 13, ""),
    "no TOML": Splice(4, 5, ""),
}


@pytest.mark.parametrize("splice", WRONG.values(), ids=WRONG)
def test_what_is_not_as_decided_is_not_returned(
    splice: Splice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edits(document: object, mix: object) -> Iterator[Splice]:
        return iter([splice, Splice(18, 19, "2")])

    toml = _structured._TOML._replace(edits=edits)
    monkeypatch.setitem(_structured._LANGUAGES, ".toml", toml)
    path = PurePosixPath("x.toml")
    ours = b"a = 1  # mine\nb = 1\nc = 2\n"
    texts = b"a = 1\nb = 1\nc = 1\n", ours, b"a = 1\nb = 2\nc = 1\n"
    assert merge_structured(path, *texts) is None
    toml = toml._replace(edits=lambda document, mix: iter([Splice(18, 19, "2")]))
    monkeypatch.setitem(_structured._LANGUAGES, ".toml", toml)
    assert merge_structured(path, *texts) == ours.replace(b"b = 1", b"b = 2")


def test_two_changes_of_one_place_are_none() -> None:
    text = Text("abc", has_bom=False, comments=())
    with pytest.raises(UnfitError):
        spliced(text, [Splice(0, 2, "x"), Splice(1, 3, "y")])


def test_bytes_that_are_no_text_are_left_alone() -> None:
    path = PurePosixPath("x.toml")
    assert merge_structured(path, b"a = 1\n", b"a = '\xff'\n", b"a = 2\n") is None
    bomb = b"a = " + b"[" * 5_000
    assert merge_structured(path, b"a = 1\n", bomb, b"a = 2\n") is None
    nested = b"a: " + b"[" * 1_200 + b"]" * 1_200
    path = PurePosixPath("x.yml")
    assert merge_structured(path, b"a: 1\n", nested, b"a: 2\n") is None
