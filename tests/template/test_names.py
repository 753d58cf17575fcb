"""The macros judge names as mkpkg.names does."""

import random
from collections.abc import Callable

import pytest
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from mkpkg.layout import judge_items, parse_item
from mkpkg.names import Kind, Policy, check_name, check_room
from mkpkg.names._data import KEYWORDS, STDLIB, WINDOWS_DEVICES
from mkpkg.template import template_root

# What the macros judge; the rest of the catalogue is for mkpkg.
CODES = {
    "empty", "surrogate", "control", "path", "invisible", "nfkc", "confusable", "ident",
    "nonascii", "grammar", "keyword", "dunder", "length", "stdlib", "windows", "reserved",
    "tool", "hook", "duplicate", "casefold", "modpkg",
}  # fmt: skip
ALPHABET = "abzAZ019__--..  /\\:~$\"'\n\x00\x7fé\u00b5ﬁ\u200dſK\u0430\U0001f980"
WORDS = sorted(
    [*KEYWORDS, *STDLIB, *WINDOWS_DEVICES, "tests", "pip", "__init__", "_internals"]
)

Judge = Callable[..., str]


@pytest.fixture(scope="module")
def macros() -> dict[str, Judge]:
    """The macros, in an environment like Copier's."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(template_root()),
        undefined=StrictUndefined,
        extensions=["jinja2_ansible_filters.AnsibleCoreFiltersExtension"],
    )
    module = environment.get_template("template/macros/names.jinja").module
    return {
        name: getattr(module, name) for name in dir(module) if name.endswith("_error")
    }


def generated(chance: random.Random) -> str:
    """Return a name: often nearly right, sometimes a word with a meaning."""
    shape = chance.random()
    if shape < 0.3:
        word = chance.choice(WORDS)
        return chance.choice(
            [word, word.upper(), word + chance.choice("_s1"), f"_{word}"]
        )
    if shape < 0.32:
        return "a" * chance.choice([1, 199, 200, 201, 240, 241, 255])
    return "".join(chance.choice(ALPHABET) for _ in range(chance.randint(0, 6)))


def has_error(name: str, kind: Kind, allow: list[str]) -> bool:
    findings = (*check_name(name, kind), *check_room(name, kind))
    weighed = Policy(frozenset(allow)).weigh(findings)
    return any(finding.is_error and finding.code in CODES for finding in weighed)


@pytest.mark.slow
def test_twenty_thousand_names(macros: dict[str, Judge]) -> None:
    chance = random.Random(20_000)
    names = [generated(chance) for _ in range(20_000)]
    differences = []
    for name in names:
        allow = chance.sample(
            ["nonascii", "stdlib", "windows", "tool", "hook"], chance.randint(0, 3)
        )
        for kind, refused in (
            (Kind.DIST, macros["project_error"](name)),
            (Kind.PACKAGE, macros["package_error"](name, allow)),
            (Kind.SUBPACKAGE, "." not in name and macros["part_error"](name, allow)),
            (Kind.MODULE, macros["part_error"](name, allow, True)),
        ):
            if kind is Kind.SUBPACKAGE and "." in name:
                continue
            # `_internals` is judged with the members.
            expected = has_error(name, kind, allow) and (
                name.lower() != "_internals" or kind in {Kind.DIST, Kind.PACKAGE}
            )
            expected = expected and not (kind is Kind.DIST and len(name) > 240)
            expected = expected or (kind is Kind.DIST and len(name) > 200)
            if bool(str(refused or "").strip()) != expected:
                differences.append((name, kind, allow, refused))
    assert differences == []


def test_sets_of_names(macros: dict[str, Judge]) -> None:
    chance = random.Random(7)
    pool = [
        "a",
        "A",
        "b",
        "a.b",
        "a.B",
        "b.c",
        "A.c",
        "c",
        "class",
        "_internals",
        "con.x",
        "hello",
    ]
    for _ in range(2_000):
        subpackages = chance.choices(pool, k=chance.randint(0, 3))
        modules = chance.choices(pool, k=chance.randint(0, 3))
        example = chance.random() < 0.5
        asked = [*subpackages, *(f"{name.replace('.', '/')}.py" for name in modules)]
        exports = frozenset({"hello"}) if example else frozenset[str]()
        found = judge_items("pkg", [parse_item(text, "pkg") for text in asked], exports)
        refused = macros["members_error"](subpackages, modules, example, []).strip()
        assert bool(refused) == any(f.is_error for f in found), (
            asked,
            example,
            refused,
        )


@pytest.mark.parametrize(
    ("name", "code"),
    [("math", "stdlib"), ("aux", "windows"), ("pip", "tool"), ("café", "nonascii")],
)
def test_what_is_allowed_is_allowed_here_too(
    macros: dict[str, Judge], name: str, code: str
) -> None:
    assert macros["package_error"](name, []).strip()
    assert not macros["package_error"](name, [code]).strip()


def test_codes_are_judged(macros: dict[str, Judge]) -> None:
    assert not macros["allow_error"](["stdlib", "case"]).strip()
    assert macros["allow_error"](["keyword"]).strip()
    assert macros["allow_error"]("stdlib").strip()
