"""The verdict on names, without creating anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkpkg._findings import Finding, Severity, errors_in
from mkpkg.names import Kind, Policy, check_name, check_room, derive_package


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said about one name for one purpose.

    Attributes:
        name: The name.
        kind: What it is for.
        findings: Everything that was found, errors first.
    """

    name: str
    kind: Kind
    findings: tuple[Finding, ...]

    @property
    def word(self) -> str:
        """The verdict: ``ok``, ``warning`` or ``error``; notes are ok."""
        severities = {finding.severity for finding in self.findings}
        for severity in (Severity.ERROR, Severity.WARNING):
            if severity in severities:
                return severity.value
        return "ok"


def judge(
    names: Iterable[str], kind: Kind | None, policy: Policy
) -> tuple[Verdict, ...]:
    """Judge names.

    Args:
        names: Any strings.
        kind: What they are for; None for a project and the package that is derived
            from its name.
        policy: How findings are weighed.
    """
    return tuple(
        Verdict(part, what, policy.weigh(_judge_one(part, what)))
        for name in names
        for part, what in _purposes(name, kind)
    )


def _judge_one(name: str, kind: Kind) -> tuple[Finding, ...]:
    found = check_name(name, kind)
    if errors_in(found) or kind is Kind.DIST:
        return found
    room = (too_long for part in name.split(".") for too_long in check_room(part, kind))
    return (*room, *found)


def _purposes(name: str, kind: Kind | None) -> Iterator[tuple[str, Kind]]:
    if kind is not None:
        yield name, kind
        return
    yield name, Kind.DIST
    yield derive_package(name), Kind.PACKAGE
