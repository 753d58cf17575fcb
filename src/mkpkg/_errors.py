"""What can go wrong: each error is one or more findings and an exit code."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ._findings import Finding, error, errors_in


class MkpkgError(Exception):
    """The base of every error that mkpkg raises on purpose.

    It is never printed where it is raised: the command line shows it, once.

    Attributes:
        findings: Everything that was found, errors first.
        exit_code: What the process returns.
    """

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        self.findings = tuple(
            sorted(findings, key=lambda finding: not finding.is_error)
        )
        super().__init__("; ".join(finding.message for finding in self.findings))


class Refused(MkpkgError):
    """The request is well formed, but the world is not ready for it."""


class BadInput(MkpkgError):
    """The request itself is wrong: a refused name or a value of the wrong form."""

    exit_code = 2


class ToolFailed(MkpkgError):
    """A program or library that mkpkg relies on did not do its part."""


def refused(
    code: str,
    message: str,
    *,
    why: str = "",
    help: str | None = None,
    path: str | None = None,
) -> Refused:
    """Return a refusal with a single finding."""
    return Refused(error(code, message, why=why, help=help, path=path))


def bad_input(
    code: str, message: str, *, why: str = "", help: str | None = None
) -> BadInput:
    """Return an error about one value that was given."""
    return BadInput(error(code, message, why=why, help=help))


def raise_errors(
    findings: Iterable[Finding], kind: type[MkpkgError] = BadInput
) -> None:
    """Raise `kind` with all findings when one of them is an error."""
    everything = tuple(findings)
    if errors_in(everything):
        raise kind(*everything)


@contextmanager
def also_saying(findings: Iterable[Finding]) -> Iterator[None]:
    """Add findings to an error on its way out, so that they are told in any case."""
    try:
        yield
    except MkpkgError as reason:
        reason.findings += tuple(findings)
        raise
