"""Findings as text: what is alike is told once, and where it is."""

import pytest

from mkpkg._findings import Finding, Severity
from mkpkg.cli._told import show_findings


def finding(message: str, **more: object) -> Finding:
    return Finding("code", Severity.NOTE, message, **more)  # type: ignore[arg-type]


def about(name: str, **more: object) -> Finding:
    many = "sound does not bind {count} of its modules: {names}"
    return finding(f"sound does not bind `{name}`", name=name, many=many, **more)


def told(capsys: pytest.CaptureFixture[str], *findings: Finding) -> list[str]:
    show_findings(findings)
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err.splitlines()


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({}, []),
        ({"path": "a/b.py"}, ["  --> a/b.py"]),
        ({"path": "a/b.py", "line": 3, "column": 7}, ["  --> a/b.py:3"]),
        ({"path": "a/\x1b.py", "line": 3}, ["  --> a/\\x1b.py:3"]),
        ({"path": "it", "line": 3}, ["  --> it:3"]),
        ({"path": "it"}, []),
    ],
)
def test_a_place_is_told_unless_the_message_does(
    capsys: pytest.CaptureFixture[str], more: dict[str, object], place: list[str]
) -> None:
    found = finding("what it is", why="so", help="do", **more)
    assert told(capsys, found) == [
        "note[code]: what it is",
        *place,
        "  why: so",
        "  help: do",
    ]


def test_names_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    path = "src/sound/__init__.py"
    one = about("a", path=path, why="so")
    two = about("b", path=path, why="so")
    assert told(capsys, one) == ["note[code]: sound does not bind `a`", "  why: so"]
    assert told(capsys, one, two, two) == [
        "note[code]: sound does not bind 2 of its modules: a, b",
        "  why: so",
    ]


def test_many_names_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = told(capsys, *(about(f"m{number}") for number in range(200)))
    assert line.endswith(
        " 200 of its modules: m0, m1, m2, m3, m4, m5, m6, m7 and 192 more"
    )


def test_one_reason_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(
        capsys,
        finding("this", why="so"),
        finding("that", why="so", help="do"),
        finding("those", why="so"),
    )
    assert lines == [
        "note[code]: this",
        "note[code]: those",
        "  why: so",
        "note[code]: that",
        "  why: so",
        "  help: do",
    ]


def test_one_message_has_many_places(capsys: pytest.CaptureFixture[str]) -> None:
    findings = [finding("it is used", path="a.py", line=n) for n in (2, 2, 9)]
    assert told(capsys, *findings) == [
        "note[code]: it is used",
        "  --> a.py:2",
        "  --> a.py:9",
    ]
    findings = [finding("it is used", path="a.py", line=n) for n in range(1, 100)]
    assert told(capsys, *findings)[-2:] == ["  --> a.py:8", "  --> and 91 more places"]


def test_nothing_is_printed_that_a_terminal_obeys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, about("a\x1b[31m"), about("{count}"), about("\u202e"))
    assert lines == [
        "note[code]: sound does not bind 3 of its modules: a\\x1b[31m, {count}, \\u202e"
    ]
