"""The verdict on one name."""

import re
from collections.abc import Iterable, Iterator
from typing import Self

from mkpkg._errors import raise_errors
from mkpkg._findings import Finding, Severity

from ._kinds import Kind
from ._rules import FORM, MEANING, Rule
from ._shown import shown
from ._suggest import candidates, split_parts


def check_name(name: str, kind: str) -> tuple[Finding, ...]:
    """Judge one name.

    Args:
        name: Any string at all, as somebody typed it; nothing is stripped.
        kind: ``dist`` (a project on an index), ``package`` (its top-level import
            package), ``subpackage`` (dotted, relative to the package) or ``module``
            (one part, without ``.py``).

    Returns:
        Every finding, errors first; empty when there is nothing to say. A finding's
        ``suggestion`` is a name without errors, or None.

    Raises:
        ValueError: `kind` is not one of the four.
    """
    what = Kind(kind)
    broken = tuple(_broken(name, what))
    if not broken:
        return ()
    fixed = _suggestion(name, what) if any(_stops(rule) for rule, _ in broken) else None
    findings = (_finding(rule, message, name, what, fixed) for rule, message in broken)
    return tuple(sorted(findings, key=lambda finding: not finding.is_error))


def suggest(name: str, kind: str) -> str | None:
    """Return a name without errors that may be meant by a refused one, or None."""
    findings = check_name(name, kind)
    return next((found.suggestion for found in findings if found.is_error), None)


class _CheckedName(str):
    """A name without errors: whoever holds one need not check it again."""

    __slots__ = ()
    kind: Kind

    def __new__(cls, name: str) -> Self:
        """Check the name.

        Raises:
            BadInput: The name has an error.
        """
        raise_errors(check_name(name, cls.kind))
        return super().__new__(cls, name)


class DistName(_CheckedName):
    """A project's name, as an index and ``pip install`` know it."""

    kind = Kind.DIST


class PackageName(_CheckedName):
    """The name of a top-level import package."""

    kind = Kind.PACKAGE


def derive_package(dist: str) -> str:
    """Return the import name that a project name stands for, whether valid or not.

    The recipe is the one of the core metadata specification (Import-Name): the
    normalised name with ``_`` for ``-``.
    """
    return re.sub(r"[-_.]+", "_", dist).lower()


def _broken(name: str, kind: Kind) -> Iterator[tuple[Rule, str]]:
    parts = name.split(".") if kind is Kind.SUBPACKAGE else [name]
    for index, part in enumerate(parts, start=1):
        for rule, message in _broken_part(part, kind):
            yield rule, f"{_whose(name, kind, part, index, len(parts))} {message}"


def _broken_part(part: str, kind: Kind) -> Iterator[tuple[Rule, str]]:
    for rule in FORM:
        if kind in rule.kinds and (message := rule.broken(part)):
            yield rule, message
            return
    for rule in MEANING:
        if kind in rule.kinds and (message := rule.broken(part)):
            yield rule, message


def _whose(name: str, kind: Kind, part: str, index: int, count: int) -> str:
    if not name:
        return f"the {kind.label} name"
    whole = f"{kind.label} name `{shown(name)}`"
    return whole if count == 1 else f"{whole}: part {index}, `{shown(part)}`,"


def _stops(rule: Rule) -> bool:
    return rule.severity is Severity.ERROR


def _finding(
    rule: Rule, message: str, name: str, kind: Kind, suggestion: str | None
) -> Finding:
    return Finding(
        rule.code,
        rule.severity,
        message,
        why=rule.why.format(shown(name)),
        help=f"did you mean `{suggestion}`?" if suggestion else None,
        name=name,
        suggestion=suggestion,
    )


def _suggestion(name: str, kind: Kind) -> str | None:
    if kind is not Kind.SUBPACKAGE:
        return _accepted(candidates(name, kind), kind)
    fixed = [_accepted_part(part, kind) for part in split_parts(name)]
    return ".".join(filter(None, fixed)) if fixed and all(fixed) else None


def _accepted_part(part: str, kind: Kind) -> str | None:
    return _accepted((part, *candidates(part, kind)), kind)


def _accepted(offered: Iterable[str], kind: Kind) -> str | None:
    for candidate in offered:
        if not any(_stops(rule) for rule, _ in _broken(candidate, kind)):
            return candidate
    return None
