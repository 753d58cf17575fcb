"""What a user allows, and how strict a user is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkpkg._findings import Finding, Severity, error

from ._catalogue import ALLOWABLE, CODES, PUBLISHING
from ._data import STDLIB
from ._shown import shown

_MILDER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.NOTE}


class Policy(NamedTuple):
    """How findings about names are weighed.

    Attributes:
        allow: Codes whose findings are made one degree milder.
        strict: Whether the other warnings are errors.
        python: The lowest Python version that matters, such as ``3.12``. What left the
            standard library before it is only a warning.
    """

    allow: frozenset[str] = frozenset()
    strict: bool = False
    python: str = "3.10"

    def weigh(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings with the severity that they have for this user."""
        return tuple(map(self._weighed, findings))

    @property
    def is_private(self) -> bool:
        """Whether a rule about publishing is allowed, so that nothing is published."""
        return bool(self.allow & PUBLISHING)

    def _weighed(self, finding: Finding) -> Finding:
        severity = finding.severity
        if finding.code == "stdlib" and self._is_gone(finding.name or ""):
            severity = Severity.WARNING
        if finding.code in self.allow:
            return finding._replace(severity=_MILDER.get(severity, severity))
        if self.strict and severity is Severity.WARNING:
            severity = Severity.ERROR
        if severity is Severity.ERROR and finding.code in ALLOWABLE:
            return finding._replace(severity=severity, help=_with_option(finding))
        return finding._replace(severity=severity)

    def _is_gone(self, module: str) -> bool:
        return last_minor(module) < int(self.python.partition(".")[2])


def last_minor(module: str) -> int:
    """Return the last Python 3 that has a standard-library module, by its second number."""
    return int(STDLIB[module].rpartition(".")[2])


def check_codes(codes: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong with codes that are to be allowed."""
    for code in codes:
        if code in ALLOWABLE:
            continue
        is_known = code in CODES
        yield error(
            "allow",
            f"`{shown(code)}` cannot be allowed",
            why="such a name cannot be used at all"
            if is_known
            else "there is no such rule",
            help=f"one of {', '.join(sorted(ALLOWABLE))}",
        )


def _with_option(finding: Finding) -> str:
    help = finding.help or "choose another name"
    if not help.endswith("?"):
        help += "."
    return f"{help} Or pass --allow {finding.code}"
