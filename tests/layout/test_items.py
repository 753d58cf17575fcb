"""Items as people type them."""

import pytest

from mkpkg.layout import Layout, judge_items, parse_item, split_list


@pytest.mark.parametrize(
    ("text", "parts", "is_module"),
    [
        ("mixers", ("mixers",), False),
        ("effects.reverb", ("effects", "reverb"), False),
        ("effects/reverb", ("effects", "reverb"), False),
        ("effects/", ("effects",), False),
        ("formats/flac.py", ("formats", "flac"), True),
        ("formats/_codec.py", ("formats", "_codec"), True),
        ("io.py", ("io",), True),
        ("sound.effects.reverb", ("effects", "reverb"), False),
        ("sound/io.py", ("io",), True),
        ("sound", ("sound",), False),
    ],
)
def test_an_item_is_dotted_or_a_path(
    text: str, parts: tuple[str, ...], is_module: bool
) -> None:
    item = parse_item(text, "sound")
    assert (item.parts, item.is_module) == (parts, is_module)


def test_lists_are_split_at_commas_and_add_up() -> None:
    assert split_list(["a, b,", "", "c"]) == ("a", "b", "c")
    assert split_list(["httpx[http2,socks],a"]) == ("httpx[http2,socks]", "a")
    assert split_list(["b>=1,<2, !=1.5,a"]) == ("b>=1,<2, !=1.5", "a")


@pytest.mark.parametrize(
    ("texts", "subpackages", "modules"),
    [
        ([], (), ()),
        (["b", "a"], ("a", "b"), ()),
        (["a.b.c"], ("a", "a.b", "a.b.c"), ()),
        (["a/x.py", "a/_y.py"], ("a",), ("a._y", "a.x")),
        (["core", "core.db"], ("core", "core.db"), ()),
    ],
)
def test_a_layout_has_the_parents_that_items_imply(
    texts: list[str], subpackages: tuple[str, ...], modules: tuple[str, ...]
) -> None:
    layout = Layout.of(parse_item(text, "sound") for text in texts)
    assert (layout.subpackages, layout.modules) == (subpackages, modules)


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (["core", "core.db", "api/v1.py"], []),
        (["sound.io"], []),
        (["class"], ["keyword"]),
        (["core.con.db"], ["windows"]),
        (["a..b"], ["empty"]),
        (["my-mod.py"], ["ident"]),
        (["db", "db"], ["duplicate"]),
        (["db", "DB"], ["casefold"]),
        (["core.db", "Core.cache"], ["casefold"]),
        (["core.db", "core.py"], ["modpkg"]),
        (["_internals"], ["reserved"]),
        (["core/_internals.py"], ["reserved"]),
        (["hello"], ["reserved"]),
        (["core/hello.py"], ["reserved"]),
        (["__init__.py"], ["dunder"]),
        (["../x"], ["path"]),
        (["a" * 240], []),
        (["a" * 241 + ".b"], ["length"]),
        (["a" * 241 + ".py"], ["length"]),
        (["/x"], ["path"]),
        (["a/../x.py"], ["path"]),
        (["a." * 30 + "a"], ["length"]),
        (["requests>=2", "class"], ["requirement", "keyword"]),
        (["class", "a-b", "x", "x"], ["keyword", "ident", "duplicate"]),
    ],
)
def test_items_are_judged_together_and_all_at_once(
    texts: list[str], codes: list[str]
) -> None:
    items = [parse_item(text, "sound") for text in texts]
    found = judge_items("sound", items, frozenset({"hello"}))
    assert [finding.code for finding in found if finding.is_error] == codes


def test_the_example_alone_takes_its_name() -> None:
    assert judge_items("sound", [parse_item("hello", "sound")]) == ()


@pytest.mark.parametrize(
    ("text", "code", "says", "help"),
    [
        ("", "empty", "the subpackage name is empty", "give a name"),
        ("a.", "empty", "part 2", "did you mean `a`?"),
        ("...", "empty", "`...` ends before a name", "leave out the dots"),
        (
            "a, b,,c",
            "ident",
            "`a, b,,c` has a comma",
            "put blanks between items: a b c",
        ),
        ("a.pyi", "path", "looks like a file", "effects/reverb.py"),
        ("a.py/", "path", "looks like a file", "effects/reverb.py"),
        ("a.PYC", "path", "looks like a file", "effects/reverb.py"),
        ("a/b.txt", "path", "looks like a file", "effects/reverb.py"),
        ("a/.b", "path", "looks like a file", "effects/reverb.py"),
        ("./a", "path", "is not a path below the package", "effects/reverb.py"),
        ("a/b/..", "path", "is not a path below the package", "effects/reverb.py"),
    ],
)
def test_a_text_that_is_no_item(text: str, code: str, says: str, help: str) -> None:
    (finding,) = judge_items("sound", [parse_item(text)])
    assert finding.code == code
    assert says in finding.message
    assert help in (finding.help or "")


@pytest.mark.parametrize(
    "text", ["a.so_", "a.txt", "a.b/c", "a.b/c.py", "pyi", "a/pyi"]
)
def test_a_text_that_is_an_item(text: str) -> None:
    assert judge_items("sound", [parse_item(text)]) == ()


@pytest.mark.parametrize(
    ("text", "inside", "suggestion"),
    [
        ("my-mod", (), "my_mod"),
        ("my-mod", ("a", "b"), "a.b.my_mod"),
        ("my-mod.py", (), "my_mod"),
        ("my-mod.py", ("a", "b"), "a/b/my_mod.py"),
        ("inner/my-mod.py", (), "inner/my_mod.py"),
        ("inner/my-mod.py", ("a", "b"), "a/b/inner/my_mod.py"),
        ("my-mod/x.py", ("a",), "a.my_mod"),
    ],
)
def test_a_name_is_suggested_where_it_was_asked_for(
    text: str, inside: tuple[str, ...], suggestion: str
) -> None:
    (finding,) = judge_items("sound", [parse_item(text)], inside=inside)
    assert finding.suggestion == suggestion
    assert finding.help == f"did you mean `{suggestion}`?"


def test_there_is_not_always_something_to_suggest() -> None:
    found = judge_items("sound", [parse_item("__init__.py")], inside=("a",))
    assert {(f.suggestion, f.help) for f in found} == {
        (None, "leave the underscores out")
    }
