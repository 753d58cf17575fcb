"""The verdict on one name."""

import re
from collections.abc import Iterable, Iterator

from mkpkg._findings import Finding, Severity

from ._catalogue import MEANINGS
from ._form import CHARACTERS
from ._kinds import Kind
from ._rule import Rule
from ._shown import shown
from ._suggest import candidates, split_parts

Broken = tuple[Rule, str]

_CHARACTERS = {k: tuple(r for r in CHARACTERS if k in r.kinds) for k in Kind}
_MEANINGS = {k: tuple(r for r in MEANINGS if k in r.kinds) for k in Kind}
_ORDER = list(Severity)
_DEEP = 3


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
        return _deep(name) if what is Kind.SUBPACKAGE else ()
    fixed = _suggestion(name, what) if any(map(_wants_another, broken)) else None
    findings = [_finding(rule, message, name, what, fixed) for rule, message in broken]
    return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.severity)))


def suggest(name: str, kind: str) -> str | None:
    """Return a name without errors that may be meant by a refused one, or None."""
    found = (finding.suggestion for finding in check_name(name, kind))
    return next((suggestion for suggestion in found if suggestion), None)


def derive_package(dist: str) -> str:
    """Return the import name that a project name stands for, whether valid or not.

    The recipe is the one of the core metadata specification (Import-Name): the
    normalised name with ``_`` for ``-``.
    """
    return re.sub(r"[-_.]+", "_", dist).lower()


def _broken(name: str, kind: Kind) -> Iterator[Broken]:
    parts = name.split(".") if kind is Kind.SUBPACKAGE else [name]
    for index, part in enumerate(parts, start=1):
        for rule, message in _broken_part(part, kind):
            yield rule, f"{_whose(name, kind, part, index, len(parts))} {message}"


def _broken_part(part: str, kind: Kind) -> Iterator[Broken]:
    for rule in _CHARACTERS[kind]:
        if message := rule.broken(part):
            yield rule, message
            return
    for rule in _MEANINGS[kind]:
        if message := rule.broken(part):
            yield rule, message


def _whose(name: str, kind: Kind, part: str, index: int, count: int) -> str:
    if not name:
        return f"the {kind.label} name"
    whole = f"{kind.label} name `{shown(name)}`"
    return whole if count == 1 else f"{whole}: part {index}, `{shown(part)}`,"


def _deep(name: str) -> tuple[Finding, ...]:
    depth = name.count(".") + 1
    if depth <= _DEEP:
        return ()
    message = f"subpackage name `{shown(name)}` is {depth} levels deep"
    why = f"up to {_DEEP} can be remembered (PEP 423)"
    return (Finding("deep", Severity.NOTE, message, why=why, name=name),)


def _wants_another(broken: Broken) -> bool:
    rule, _ = broken
    return rule.severity is Severity.ERROR or rule.code == "case"


def _finding(
    rule: Rule, message: str, name: str, kind: Kind, suggestion: str | None
) -> Finding:
    if not _wants_another((rule, message)):
        suggestion = None
    return Finding(
        rule.code,
        rule.severity,
        message,
        why=rule.why.replace("{}", shown(name)),
        help=f"did you mean `{suggestion}`?" if suggestion else rule.remedy,
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
        if not any(map(_wants_another, _broken(candidate, kind))):
            return candidate
    return None
