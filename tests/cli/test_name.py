"""`mkpkg name` answers a question."""

import pytest

from ..conftest import Run

KEYS = {"name", "kind", "verdict", "findings"}


@pytest.mark.parametrize(
    ("arguments", "verdicts", "code"),
    [
        (["my-sound"], [("my-sound", "dist", "ok"), ("my_sound", "package", "ok")], 0),
        (["ACME"], [("ACME", "dist", "ok"), ("acme", "package", "ok")], 0),
        (["yaml", "--kind", "package"], [("yaml", "package", "warning")], 0),
        (["yaml", "--kind", "package", "--strict"], [("yaml", "package", "error")], 1),
        (["math", "--kind", "package"], [("math", "package", "error")], 1),
        (
            ["math", "--kind", "package", "--allow", "stdlib"],
            [("math", "package", "warning")],
            0,
        ),
        (
            ["core.class", "--kind", "subpackage"],
            [("core.class", "subpackage", "error")],
            1,
        ),
        (
            ["io", "x-y", "--kind", "module"],
            [("io", "module", "ok"), ("x-y", "module", "error")],
            1,
        ),
        (["--kind", "dist", "--", "--help"], [("--help", "dist", "error")], 1),
        (["a" * 241, "--kind", "module"], [("a" * 241, "module", "error")], 1),
        (["", "--kind", "dist"], [("", "dist", "error")], 1),
        (["a\udcff", "--kind", "dist"], [("a\udcff", "dist", "error")], 1),
    ],
)
def test_verdicts(
    run: Run, arguments: list[str], verdicts: list[tuple[str, str, str]], code: int
) -> None:
    result = run("name", "--json", *arguments)
    assert (result.code, result.err) == (code, "")
    document = result.document
    assert set(document) == {"command", "names"}
    assert all(set(entry) == KEYS for entry in document["names"])
    found = [(n["name"], n["kind"], n["verdict"]) for n in document["names"]]
    assert found == verdicts
    assert run("name", *arguments).code == code


def test_lines(run: Run) -> None:
    result = run("name", "my-sound", "class")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines() == [
        "ok: project name `my-sound`",
        "ok: package name `my_sound`",
        "ok: project name `class`",
        "error[keyword]: package name `class` is a Python keyword",
        "  why: `import class` is a syntax error",
        "  help: did you mean `class_`?",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "usage"),
        (["x", "--kind", "colour"], "usage"),
        (["x", "--allow", "path"], "allow"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], code: str) -> None:
    result = run("name", "--json", *arguments)
    assert (result.code, result.codes) == (2, [code])


def test_nothing_is_printed_that_a_terminal_obeys(run: Run) -> None:
    result = run("name", "a\x1b[31m", "b\u202e", "c\n", "\u3164", "--kind", "module")
    assert result.out.replace("\n", "").isprintable()
    assert "\u202e" not in result.out
