"""New lines are written as a style says, and as the lines beside them are."""

import pytest

from mkpkg.source import Style, with_laziness, with_names, without

LONG = "a_name_that_is_rather_long"
PLAIN = Style()
ROWS: list[tuple[str, Style, str, dict[str, list[str]], list[str], str]] = [
    ("single quotes", Style(quote="'"), "", {"p._x": ["a"]}, ["a"], "from ._x import a\n\n__all__ = [\n    'a',\n]\n"),
    ("single quotes, and others in the list", Style(quote="'"), '__all__ = ["b"]\n', {}, ["a"], '__all__ = ["a", "b"]\n'),
    ("an empty list", Style(quote="'"), "__all__ = []\n", {}, ["a"], "__all__ = ['a']\n"),
    ("two blanks", Style(width=30, indent="  "), "", {"p._x": ["aaaaa", "bbbbbbbbb"]}, ["aaaaa"], 'from ._x import (\n  aaaaa,\n  bbbbbbbbb,\n)\n\n__all__ = [\n  "aaaaa",\n]\n'),
    ("tabs", Style(width=30, indent="\t"), '__all__ = ["a", "bbbbbbbb"]\n', {}, ["c"], '__all__ = [\n\t"a",\n\t"bbbbbbbb",\n\t"c",\n]\n'),
    ("packed", Style(is_packed=True), "", {"p._x": ["a"]}, ["a"], 'from ._x import a\n\n__all__ = ["a"]\n'),
    ("one a line", Style(is_single_line=True), "from ._x import b\nfrom ._y import c\n", {"p._x": ["a", "d"]}, [], "from ._x import a\nfrom ._x import b\nfrom ._x import d\nfrom ._y import c\n"),
    ("not by type", Style(has_kinds=False), "from ._x import a, C\n", {"p._x": ["B"]}, [], "from ._x import a, B, C\n"),
    ("case-sensitive", Style(is_case_sensitive=True), "from .B import b\nfrom .c import d\n", {"p.C": ["a"]}, [], "from .B import b\nfrom .C import a\nfrom .c import d\n"),
    ("mixed", Style(is_mixed=True), "from p.a import a\nimport p.b\n", {"p.c": ["c"]}, [], "from p.a import a\nimport p.b\nfrom p.c import c\n"),
    ("a relative import from above", PLAIN, "from ..base import x\n", {"p._x": ["a"]}, [], "from ..base import x\nfrom ._x import a\n"),
    ("a relative import of the package above", PLAIN, "from .. import x\n\ny = x\n", {"p": ["m"]}, [], "from .. import x\nfrom . import m\n\ny = x\n"),
    ("a comment that counts", Style(width=40), "from ._x import aaaaa  # a comment\n", {"p._x": ["b"]}, [], "from ._x import aaaaa, b  # a comment\n"),
    ("a comment that is too long", Style(width=36), "from ._x import aaaaa  # a comment\n", {"p._x": ["b"]}, [], "from ._x import (\n    aaaaa,\n    b,\n)  # a comment\n"),
    ("a pragma that does not count", Style(width=30), "from ._x import aaaaa  # noqa: F401\n", {"p._x": ["b"]}, [], "from ._x import aaaaa, b  # noqa: F401\n"),
    ("another that does not", Style(width=30), "from ._x import aaaaa  # type: ignore\n", {"p._x": ["b"]}, [], "from ._x import aaaaa, b  # type: ignore\n"),
    ("a comment behind a list", Style(width=30), '__all__ = ["aaa"]  # a comment\n', {}, ["b"], '__all__ = [\n    "aaa",\n    "b",\n]  # a comment\n'),
    ("a pragma behind a list", Style(width=30), '__all__ = ["aaa"]  # noqa: F822\n', {}, ["b"], '__all__ = ["aaa", "b"]  # noqa: F822\n'),
    ("wide letters", Style(width=30), "from ._x import 名前名前\n", {"p._x": ["名前前"]}, [], "from ._x import (\n    名前前,\n    名前名前,\n)\n"),
    ("letters of several bytes", Style(width=30), '__all__ = ["éééé"]\n', {}, ["ééé"], '__all__ = ["ééé", "éééé"]\n'),
    ("X as X of others", PLAIN, "from os import path as path\n", {"p._x": ["a"]}, [], "from os import path as path\n\nfrom ._x import a as a\n"),
    ("aliases between others", PLAIN, "from ._x import b as b\nfrom ._x import d as d\n", {"p._x": ["a", "c", "e"]}, [], "from ._x import a as a\nfrom ._x import b as b\nfrom ._x import c as c\nfrom ._x import d as d\nfrom ._x import e as e\n"),
    ("the last of two lists", PLAIN, "__all__ = ['a']\n__all__ = ['a']\n", {}, ["b"], "__all__ = ['a']\n__all__ = ['a', 'b']\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "before", "imports", "exports", "after"),
    [row[1:] for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_names_are_put_in(
    style: Style,
    before: str,
    imports: dict[str, list[str]],
    exports: list[str],
    after: str,
) -> None:
    assert with_names(before.encode(), "p", imports, exports, style).decode() == after


UNLISTED = [
    pytest.param("", "from ._x import a as a\n", id="nothing"),
    pytest.param("def f(): ...\n", "from ._x import a as a\n\n\ndef f(): ...\n", id="names of its own"),
    pytest.param("from ._y import b\n", "from ._x import a\nfrom ._y import b\n", id="plain ones"),
    pytest.param("from ._x import b\n", "from ._x import a, b\n", id="a plain one of the module"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), UNLISTED)
def test_without_a_list_names_are_imported_as_themselves(
    before: str, after: str
) -> None:
    imports = {"p._x": ["a"]}
    found = with_names(before.encode(), "p", imports, [], PLAIN, is_listed=False)
    assert found.decode() == after


def test_a_list_of_lazy_modules_has_the_style() -> None:
    style = Style(quote="'", indent="\t", width=40)
    before = b"from ._x import a\nfrom ._y import b\n"
    lazy = with_laziness(before, "p", is_lazy=True, style=style)
    head = b"__lazy_modules__: list[str] = [\n\t'p._x',\n\t'p._y',\n]\n\n"
    assert lazy == head + before
    assert with_laziness(lazy, "p", is_lazy=False, style=style) == before


def test_names_come_and_go_in_a_style() -> None:
    style = Style(quote="'", indent="\t", width=30)
    names = ["aaaaaaaa", "bbbbbbbb"]
    before = b'"""Doc."""\n'
    after = with_names(before, "p", {"p._x": names}, names, style)
    gone = frozenset(("p._x", name) for name in names)
    assert without(after, "p", gone, frozenset(names), style) == before
