"""What a rule about names is."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from mkpkg._findings import Severity

from ._kinds import Kind
from ._shown import spelled


class Group(StrEnum):
    """Why a rule exists, which decides whether it can be allowed.

    Attributes:
        FORM: The name cannot be used at all; never allowed.
        COLLISION: Something else has the name.
        CONVENTION: It works, and surprises people.
    """

    FORM = "form"
    COLLISION = "collision"
    CONVENTION = "convention"


class Rule(NamedTuple):
    """One reason to object to a name.

    Attributes:
        code: What ``error[…]`` shows and ``--allow`` takes.
        kinds: The kinds of name it judges.
        broken: Given one part, says what is wrong with it, or returns None.
        why: The reason; ``{}`` stands for the name.
        source: Where the rule comes from.
        fails: A name that breaks it, and no earlier rule of form.
        passes: A similar name that does not.
        severity: Whether it stops a command.
        group: Whether it is about form, a collision or a convention.
        remedy: What to do where no other name can be suggested.
        is_publishing: Whether it is only about publishing on an index.
    """

    code: str
    kinds: frozenset[Kind]
    broken: Callable[[str], str | None]
    why: str
    source: str
    fails: str
    passes: str
    severity: Severity = Severity.ERROR
    group: Group = Group.COLLISION
    remedy: str = "choose another name"
    is_publishing: bool = False


def at(name: str, position: int, what: str) -> str:
    """Say what is wrong with one character, and where it is, counted from 1."""
    return f"{what} {spelled(name[position])} at position {position + 1}"


def first(name: str, unwanted: Callable[[str], bool], what: str) -> str | None:
    """Say what is wrong with the first unwanted character, or return None."""
    for position, char in enumerate(name):
        if unwanted(char):
            return at(name, position, what)
    return None


def among(names: frozenset[str], message: str) -> Callable[[str], str | None]:
    """Return a function that objects to the given names."""
    return lambda name: message if name in names else None


def like(names: frozenset[str], message: str) -> Callable[[str], str | None]:
    """Return a function that objects to the given names in any case.

    They are names of files, which Windows and macOS do not tell apart by case.
    """
    return lambda name: message if name.lower() in names else None
