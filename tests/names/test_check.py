"""Rules of names: each has a name that breaks it and one that does not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.utils import InvalidName, canonicalize_name

from mkpkg.names import (
    RULES,
    Kind,
    check_name,
    derive_package,
    shown,
    suggest,
)

CASES = [
    pytest.param(rule, kind, id=f"{rule.code}-{kind}-{index}")
    for index, rule in enumerate(RULES)
    for kind in sorted(rule.kinds)
]
KINDS = sorted(Kind)


def codes(name: str, kind: str) -> list[str]:
    return [finding.code for finding in check_name(name, kind)]


@pytest.mark.parametrize(("rule", "kind"), CASES)
def test_each_rule_has_a_name_that_fails_and_one_that_passes(rule, kind):  # type: ignore[no-untyped-def]
    assert rule.code in codes(rule.fails, kind)
    assert rule.code not in codes(rule.passes, kind)
    assert not [f for f in check_name(rule.passes, kind) if f.is_error]


@pytest.mark.parametrize(("rule", "kind"), CASES)
def test_each_rule_names_its_source(rule, kind):  # type: ignore[no-untyped-def]
    assert rule.source
    assert rule.why
    found = [f for f in check_name(rule.fails, kind) if f.code == rule.code]
    assert rule.severity in {finding.severity for finding in found}


def read(file: str) -> list[dict[str, Any]]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ROWS = read("names.jsonl")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{i}-{row['kind']}-{row['why'][:30]}")
        for i, row in enumerate(ROWS)
    ],
)
def test_the_corpus_is_judged_as_it_says(row):  # type: ignore[no-untyped-def]
    found = check_name(row["name"], row["kind"])
    errors = [finding for finding in found if finding.is_error]
    loud = [finding for finding in found if finding.severity != "note"]
    assert bool(errors) <= (row["verdict"] in {"error", "warning-or-error"}), found
    assert bool(errors) >= (row["verdict"] == "error"), found
    assert bool(loud) >= row["verdict"].startswith("warning"), found
    assert bool(loud) <= (row["verdict"] != "ok"), found


SUGGESTIONS = read("suggestions.jsonl")


@pytest.mark.parametrize("row", SUGGESTIONS, ids=range(len(SUGGESTIONS)))
def test_a_suggestion_of_the_corpus(row):  # type: ignore[no-untyped-def]
    suggestion = suggest(row["input"], row["kind"])
    allowed = row["accept"] + [None] * ("null" in row["why"])
    assert suggestion in allowed
    if suggestion is not None:
        assert suggest(suggestion, row["kind"]) is None


@pytest.mark.parametrize("kind", KINDS)
@given(name=st.text(st.characters(), max_size=40))
def test_no_string_breaks_the_judge(name, kind):  # type: ignore[no-untyped-def]
    for finding in check_name(name, kind):
        finding.message.encode("utf-8")
        assert finding.message.isprintable()
        if finding.suggestion is not None:
            assert not [f for f in check_name(finding.suggestion, kind) if f.is_error]


@given(st.text(st.characters(), max_size=12) | st.from_regex(r"[\w.-]{1,8}\n?"))
def test_the_grammar_of_project_names_is_that_of_packaging(name: str) -> None:
    try:
        canonicalize_name(name, validate=True)
    except InvalidName:
        is_valid = False
    else:
        is_valid = True
    form = {"empty", "surrogate", "control", "path", "invisible", "grammar"}
    assert is_valid == (not form & set(codes(name, "dist")))


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("my-pkg", "package", "`-` at position 3"),
        ("2fast", "package", "starts with the digit `2` at position 1"),
        ("ﬁnal", "package", "`ﬁ` (U+FB01 LATIN SMALL LIGATURE FI) at position 1"),
        ("foo_", "dist", "ends with `_` at position 4"),
        ("foo\n", "package", "control character U+000A at position 4"),
        ("a\u202eb", "package", "invisible character U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("imp", "package", "Python 3.10-3.11"),
        ("core.class", "subpackage", "part 2, `class`,"),
        ("", "dist", "the project name is empty"),
        ("a" * 300, "dist", "is 300 bytes long; 200 is the limit"),
        (
            "sc\u043epe",
            "package",
            "`\u043e` (U+043E CYRILLIC SMALL LETTER O) at position 3",
        ),
        ("f1ask", "dist", "too similar to the popular project `flask`"),
    ],
)
def test_a_message_says_where_and_what(name: str, kind: str, message: str) -> None:
    assert message in check_name(name, kind)[0].message


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain", "plain"),
        ("a\x1b[31m", "a\\x1b[31m"),
        ("a\u202e", "a\\u202e"),
        ("\u3164", "\\u3164"),
        ("a\udcff", "a\\udcff"),
        ("e\u0301", "e\\u0301"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_an_echoed_name_has_nothing_that_a_terminal_obeys(
    name: str, expected: str
) -> None:
    assert shown(name) == expected


def test_a_long_name_is_cut_and_its_length_told() -> None:
    assert shown("a" * 300) == "a" * 80 + "… (300 characters)"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("my-pkg", "package", "my_pkg"),
        ("My Package", "dist", "my-package"),
        ("ﬁnal", "package", "final"),
        ("sc\u043epe", "package", "scope"),
        ("café", "package", "cafe"),
        ("2048", "package", "py2048"),
        ("2048", "module", "_2048"),
        ("IPv6", "package", "ipv6"),
        ("pYthon", "module", "python"),
        ("MyPkg", "package", "my_pkg"),
        ("class", "module", "class_"),
        ("math", "package", "pymath"),
        ("core/db", "subpackage", "core.db"),
        ("core.b-c", "subpackage", "core.b_c"),
        ("HTTP Server", "package", "http_server"),
        ("foo.py", "module", "foo"),
        ("Привет", "dist", None),
        ("...", "package", None),
        ("__init__", "module", None),
        ("fine", "package", None),
    ],
)
def test_a_suggestion_is_what_may_be_meant(
    name: str, kind: str, expected: str | None
) -> None:
    assert suggest(name, kind) == expected
    assert expected is None or suggest(expected, kind) is None


@pytest.mark.parametrize(
    ("dist", "package"),
    [("my-pkg", "my_pkg"), ("A.B-C_d", "a_b_c_d"), ("a--b", "a_b"), ("x", "x")],
)
def test_the_import_name_is_derived_by_the_recipe_of_core_metadata(
    dist: str, package: str
) -> None:
    assert derive_package(dist) == package
    assert canonicalize_name(dist).replace("-", "_") == package


def test_an_unknown_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="colour"):
        check_name("a", "colour")


INSTALLED = Path(__file__).with_name("installed.txt").read_text().split()


def test_the_names_of_well_known_packages_are_not_blocked() -> None:
    assert len(set(INSTALLED)) >= 300
    blocked = {
        name: found
        for name in INSTALLED
        if (
            found := {f.code for f in check_name(name, "package") if f.is_error}
            - {"stdlib"}
        )
    }
    # The one exception: what the project's own development imports by name.
    assert set(blocked) <= {"pip", "pkg_resources", "pytest", "setuptools"}


@pytest.mark.parametrize("name", ["io", "types", "json", "logging", "abc"])
@pytest.mark.parametrize("kind", ["subpackage", "module"])
def test_a_name_of_the_standard_library_is_at_most_a_note_inside(
    name: str, kind: str
) -> None:
    assert {finding.severity for finding in check_name(name, kind)} <= {"note"}
