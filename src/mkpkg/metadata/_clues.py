"""What is known of a project, and from where: the first that says so counts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ._license import (
    copyright_of_text,
    license_in_classifiers,
    license_in_words,
    license_of_text,
)
from ._lowest import lowest_in_classifiers, lowest_python
from ._statement import Statement


class Clue(NamedTuple):
    """A value, and what it is known from."""

    value: str
    source: str


Clues = Mapping[str, Clue]

_TEXTS = ("name", "description", "author", "email", "repository")


def find_clues(statements: Iterable[Statement], licenses: Mapping[str, str]) -> Clues:
    """Return what is known of a project; what nobody says is left out.

    Args:
        statements: What its files say, the most reliable first.
        licenses: The texts of its licences, by the names of their files.

    Returns:
        The keys are ``name``, ``description``, ``author``, ``email``, ``repository``,
        ``license`` (an SPDX expression), ``python`` (the lowest version, which may be
        one that the template does not know) and ``year`` (of the copyright).
    """
    said = tuple(statements)
    every = (
        *_texts(said),
        *_licenses(said, licenses),
        *_pythons(said),
        *_copyrights(licenses),
    )
    found: dict[str, Clue] = {}
    for key, clue in every:
        if clue.value:
            found.setdefault(key, clue)
    return found


def _texts(said: tuple[Statement, ...]) -> Iterator[tuple[str, Clue]]:
    for statement in said:
        for key in _TEXTS:
            yield key, Clue(getattr(statement, key), statement.source)


def _licenses(
    said: tuple[Statement, ...], licenses: Mapping[str, str]
) -> Iterator[tuple[str, Clue]]:
    for statement in said:
        named = license_in_words(statement.license) if statement.license else None
        yield "license", Clue(named or "", statement.source)
    for statement in said:
        named = license_in_classifiers(statement.classifiers)
        yield "license", Clue(named or "", f"classifiers in {statement.source}")
    for file, text in licenses.items():
        yield "license", Clue(license_of_text(text) or "", file)


def _pythons(said: tuple[Statement, ...]) -> Iterator[tuple[str, Clue]]:
    for statement in said:
        lowest = lowest_python(statement.python) if statement.python else None
        yield "python", Clue(lowest or "", statement.source)
    for statement in said:
        lowest = lowest_in_classifiers(statement.classifiers)
        yield "python", Clue(lowest or "", f"classifiers in {statement.source}")


def _copyrights(licenses: Mapping[str, str]) -> Iterator[tuple[str, Clue]]:
    for file, text in licenses.items():
        line = copyright_of_text(text)
        if line:
            yield "year", Clue(line.year, file)
            yield "author", Clue(line.holder, file)
