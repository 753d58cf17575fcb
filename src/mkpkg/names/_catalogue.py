"""All rules, in the order in which they are asked."""

from typing import NamedTuple

from mkpkg._findings import Severity

from ._collisions import COLLISIONS
from ._conventions import CONVENTIONS
from ._form import CHARACTERS, WORDS
from ._projects import PROJECTS
from ._rule import Group, Rule

MEANINGS = (*WORDS, *COLLISIONS, *PROJECTS, *CONVENTIONS)
RULES: tuple[Rule, ...] = (*CHARACTERS, *MEANINGS)


class SetRule(NamedTuple):
    """One reason to object to names that stand beside each other.

    Attributes:
        code: What ``error[…]`` shows.
        group: Whether it can be allowed.
        severity: Whether it stops a command.
        why: The reason.
        source: Where the rule comes from.
        fails: Names that break it.
        passes: Names that do not.
    """

    code: str
    group: Group
    severity: Severity
    why: str
    source: str
    fails: str
    passes: str


SET_RULES = (
    SetRule(
        "duplicate",
        Group.FORM,
        Severity.ERROR,
        "one of them was meant to be another",
        "common sense",
        "db, db",
        "db, core",
    ),
    SetRule(
        "casefold",
        Group.FORM,
        Severity.ERROR,
        "they are the same file on Windows and macOS",
        "PEP 235",
        "db, DB",
        "db, io",
    ),
    SetRule(
        "modpkg",
        Group.FORM,
        Severity.ERROR,
        "Python would always import the package, and never the module",
        "Python language reference, The import system",
        "core, core.py",
        "core, engine.py",
    ),
    SetRule(
        "reserved",
        Group.FORM,
        Severity.ERROR,
        "each package exports the example function `hello`; --no-example leaves it out",
        "the files of the template",
        "hello",
        "greetings",
    ),
    SetRule(
        "length",
        Group.FORM,
        Severity.ERROR,
        "what is created has names of at most 240 bytes, and is at most 30 levels deep",
        "POSIX, NAME_MAX; Microsoft, Maximum Path Length Limitation",
        "a name of 241 letters",
        "a name of 240 letters",
    ),
    SetRule(
        "selfdep",
        Group.COLLISION,
        Severity.ERROR,
        "a project cannot depend on itself, and installers refuse it",
        "uv, self-dependencies; the dependencies of the template",
        "a project called ruff",
        "a project called ruff-kit",
    ),
    SetRule(
        "differ",
        Group.CONVENTION,
        Severity.NOTE,
        "people look for what they import under its own name",
        "PEP 423, Use a single name",
        "project acme-tools, package acmelib",
        "project acme-tools, package acme_tools",
    ),
    SetRule(
        "deep",
        Group.CONVENTION,
        Severity.NOTE,
        "up to three levels can be remembered",
        "PEP 423",
        "a.b.c.d",
        "a.b.c",
    ),
)

_EVERYTHING: tuple[Rule | SetRule, ...] = (*RULES, *SET_RULES)

ALLOWABLE = frozenset(rule.code for rule in _EVERYTHING if rule.group is not Group.FORM)
CHARACTER_CODES = frozenset(rule.code for rule in CHARACTERS)
PUBLISHING = frozenset(rule.code for rule in RULES if rule.is_publishing)
CODES = frozenset(rule.code for rule in _EVERYTHING)
