"""What a command says of an answer, in the one line that a question has for it."""

from collections.abc import Callable, Iterable

from mkpkg._errors import MkpkgError
from mkpkg._findings import Finding, Severity

from ._prompt import Judged


def judged(attempt: Callable[[], tuple[str, Iterable[Finding]]]) -> Judged:
    """Return what an attempt says of an answer.

    Args:
        attempt: Returns what follows from the answer and what is to be said about it;
            raises `MkpkgError` to refuse it.
    """
    try:
        hint, findings = attempt()
    except MkpkgError as reason:
        return Judged(_line(reason.findings[0]), "error")
    warnings = [found for found in findings if found.severity is Severity.WARNING]
    if warnings:
        return Judged(" · ".join(filter(None, (hint, _line(warnings[0])))), "warning")
    return Judged(hint)


def _line(finding: Finding) -> str:
    remedy = f"try {finding.suggestion}" if finding.suggestion else finding.why
    return "; ".join(filter(None, (finding.message, remedy)))
