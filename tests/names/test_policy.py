"""What a user allows, and how strict a user is."""

import pytest

from mkpkg.names import (
    ALLOWABLE,
    PUBLISHING,
    RULES,
    Policy,
    Rule,
    check_codes,
    check_name,
)


@pytest.mark.parametrize(
    ("policy", "name", "kind", "severities"),
    [
        (Policy(), "math", "package", ["error"]),
        (Policy(frozenset({"stdlib"})), "math", "package", ["warning"]),
        (Policy(frozenset({"stdlib"}), strict=True), "math", "package", ["warning"]),
        (Policy(), "ACME", "package", ["warning"]),
        (Policy(frozenset({"case"})), "ACME", "package", ["note"]),
        (Policy(strict=True), "ACME", "package", ["error"]),
        (Policy(strict=True), "types", "module", ["note"]),
        (Policy(frozenset({"case"}), strict=True), "ACME", "package", ["note"]),
        (Policy(frozenset({"nonascii"})), "café", "package", ["warning"]),
        (Policy(frozenset({"nonascii"})), "class", "package", ["error"]),
        (Policy(frozenset({"nonascii"})), "ﬁnal", "package", ["error"]),
        (Policy(frozenset({"nonascii"})), "a\u05d0", "package", ["error"]),
        (
            Policy(frozenset({"nonascii"})),
            "\u30d5\u30fc\u30fb\u30d0\u30fc",
            "package",
            ["error"],
        ),
        (Policy(frozenset({"nonascii"})), "\u30d5\u30d0", "package", ["warning"]),
        (Policy(frozenset({"nonascii"})), "\U00031350", "package", ["error"]),
    ],
)
def test_severities(
    policy: Policy, name: str, kind: str, severities: list[str]
) -> None:
    assert [f.severity for f in policy.weigh(check_name(name, kind))] == severities


def test_an_error_that_can_be_allowed_says_how() -> None:
    (stdlib,) = Policy().weigh(check_name("math", "package"))
    assert (stdlib.help or "").endswith("pass --allow stdlib")
    (keyword,) = Policy().weigh(check_name("class", "package"))
    assert "--allow" not in (keyword.help or "")


def test_what_is_about_form_cannot_be_allowed() -> None:
    for code in (
        "grammar",
        "path",
        "keyword",
        "ident",
        "reserved",
        "casefold",
        "nonsense",
    ):
        assert [finding.code for finding in check_codes([code])] == ["allow"]
    assert list(check_codes(ALLOWABLE)) == []


def test_what_is_about_publishing_makes_a_project_private() -> None:
    assert {"pypi-stdlib", "pypi-prohibited", "popular", "similar"} == PUBLISHING
    assert Policy(frozenset({"pypi-stdlib"})).is_private
    assert not Policy(frozenset({"stdlib"})).is_private


def test_codes_are_words_in_lower_case() -> None:
    assert all(rule.code.replace("-", "").islower() for rule in RULES)


def test_what_strictness_makes_an_error_says_how_to_allow_it() -> None:
    (case,) = Policy(strict=True).weigh(check_name("ACME", "package"))
    assert (case.help or "").endswith("Or pass --allow case")


@pytest.mark.parametrize(
    "rule", RULES, ids=[f"{rule.code}-{n}" for n, rule in enumerate(RULES)]
)
def test_every_rule_says_what_to_do(rule: Rule) -> None:
    for kind in rule.kinds:
        found = [f for f in check_name(rule.fails, kind) if f.code == rule.code]
        assert all(finding.help for finding in found)
