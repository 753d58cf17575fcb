"""Verdicts on names, as lines or as JSON."""

from collections.abc import Iterable

from mkpkg.commands import Verdict
from mkpkg.names import shown

from ._json import findings_document, print_document
from ._terminal import out, painted
from ._told import finding_lines


def show_verdicts(verdicts: Iterable[Verdict], *, as_json: bool) -> None:
    """Print verdicts on standard output."""
    if as_json:
        names = [
            {
                "name": verdict.name,
                "kind": verdict.kind.value,
                "verdict": verdict.word,
                "findings": findings_document(verdict.findings),
            }
            for verdict in verdicts
        ]
        print_document({"command": "name", "names": names})
        return
    for verdict in verdicts:
        if verdict.word == "ok":
            label = f"{verdict.kind.label} name `{shown(verdict.name)}`"
            out(f"{painted('ok', 'green', bold=True)}: {label}")
        for finding in verdict.findings:
            out("\n".join(finding_lines(finding)))
