"""Findings as text: what is alike is told once."""

from collections.abc import Iterable, Iterator

from mkpkg._findings import Finding, Severity
from mkpkg.names import listed, printable

from ._terminal import err, painted

_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}

# So many places of one finding are listed; further ones are counted.
_MOST_PLACES = 8


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings on standard error: what, where, why, and what to do.

    Those that have one reason and one remedy stand together, and findings of many
    names, or in many places, are one.
    """
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.code, finding.why, finding.help or "")
        alike.setdefault(key, []).append(finding)
    for group in alike.values():
        err("\n".join(_group_lines(group)))


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with what matters most last, next to the result or the prompt."""
    order = tuple(Severity)
    return sorted(findings, key=lambda f: order.index(f.severity), reverse=True)


def finding_lines(finding: Finding) -> Iterator[str]:
    """Yield the lines that tell a finding."""
    yield from _group_lines([finding])


def _group_lines(group: list[Finding]) -> Iterator[str]:
    told: dict[str, list[Finding]] = {}
    for finding in group:
        told.setdefault(finding.many or finding.message, []).append(finding)
    for together in told.values():
        yield from _head(together)
    if group[0].why:
        yield f"  why: {printable(group[0].why)}"
    if group[0].help:
        yield f"  help: {printable(group[0].help)}"


def _head(together: list[Finding]) -> Iterator[str]:
    """Yield what is the matter, in one line, and where."""
    first = together[0]
    names = list(dict.fromkeys(f.name or f.path or "" for f in together))
    is_many = bool(first.many) and len(names) > 1
    message = _of_many(first.many, names) if is_many else first.message
    label = f"{first.severity}[{first.code}]"
    head = painted(label, _COLOURS[first.severity], bold=True)
    yield f"{head}: {printable(message)}"
    places = dict.fromkeys(filter(None, map(_place, together)))
    yield from _places(list(places))


def _of_many(message: str, names: list[str]) -> str:
    counted = message.replace("{count}", str(len(names)))
    return counted.replace("{names}", listed(names))


def _place(finding: Finding) -> str | None:
    """Return where a finding is, unless its message says so.

    A message that can be about many names says by itself where they are.
    """
    path = finding.path
    if path and finding.line:
        return f"{path}:{finding.line}"
    return None if not path or finding.many or path in finding.message else path


def _places(places: list[str]) -> Iterator[str]:
    for place in places[:_MOST_PLACES]:
        yield f"  --> {printable(place)}"
    if len(places) > _MOST_PLACES:
        yield f"  --> and {len(places) - _MOST_PLACES} more places"
