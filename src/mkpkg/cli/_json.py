"""Outcomes and errors as one JSON document."""

import json
from collections.abc import Iterable
from typing import Any

from mkpkg._findings import Finding
from mkpkg.commands import Outcome, folder_of
from mkpkg.plan import change_to_json, text_diff

from ._terminal import out

Document = dict[str, Any]


def outcome_document(outcome: Outcome, dry_run: bool, *, with_diff: bool) -> Document:
    """Return the document of a command that did, or would do, its work."""
    document: Document = {
        "command": outcome.command,
        "root": outcome.root.as_posix(),
        "dry_run": dry_run,
        "changes": [change_to_json(change) for change in outcome.plan.changes],
        "findings": findings_document(outcome.findings),
        "next": list(outcome.next_steps),
        **outcome.details,
    }
    if with_diff:
        document["diff"] = text_diff(outcome.plan, folder_of(outcome))
    return document


def error_document(
    command: str | None, findings: Iterable[Finding], dry_run: bool
) -> Document:
    """Return the document of a command that was refused or failed."""
    return {
        "command": command,
        "root": None,
        "dry_run": dry_run,
        "changes": [],
        "findings": findings_document(findings),
        "next": [],
    }


def findings_document(findings: Iterable[Finding]) -> list[Document]:
    """Return findings in their documented form; absent values are None."""
    return [_finding(finding) for finding in findings]


def print_document(document: Document) -> None:
    """Print a document on standard output."""
    out(json.dumps(document, indent=2))


def _finding(finding: Finding) -> Document:
    message = f"{finding.message}: {finding.why}" if finding.why else finding.message
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": message,
        "help": finding.help,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "name": finding.name,
        "suggestion": finding.suggestion,
    }
