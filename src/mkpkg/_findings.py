"""What was found, in words a user can act on."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: an error stops, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """One thing worth saying: what, why, and what to do about it.

    Attributes:
        code: A stable lower-case word, such as ``stdlib``.
        severity: Whether it stops the command.
        message: What is the matter, in one line, names escaped.
        why: The reason, in one line; empty where the message says it all.
        help: The next step, in one line, or None.
        path: The file it is about, POSIX, relative to the project's root.
        line: Line in that file, from 1.
        column: Column in that line, from 1.
        name: The name it is about, exactly as given.
        suggestion: A name that would be accepted in its place, or None.
        many: The message where several such findings are told as one: `{count}` and
            `{names}` stand for theirs. Empty where each is told by itself.
    """

    code: str
    severity: Severity
    message: str
    why: str = ""
    help: str | None = None
    path: str | None = None
    line: int | None = None
    column: int | None = None
    name: str | None = None
    suggestion: str | None = None
    many: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the command."""
        return self.severity is Severity.ERROR


def _finding(
    severity: Severity,
    code: str,
    message: str,
    *,
    why: str = "",
    help: str | None = None,
    path: str | None = None,
    many: str = "",
) -> Finding:
    return Finding(code, severity, message, why, help, path, many=many)


#: A finding that is not about a name; keywords are ``why``, ``help``, ``path``, ``many``.
error = partial(_finding, Severity.ERROR)
warning = partial(_finding, Severity.WARNING)
note = partial(_finding, Severity.NOTE)


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the errors among findings, in their order."""
    return tuple(finding for finding in findings if finding.is_error)
