"""What a user allows, and how strict a user is."""

import pytest

from mkpkg.names import ALLOWABLE, PUBLISHING, RULES, Policy, check_codes, check_name


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
