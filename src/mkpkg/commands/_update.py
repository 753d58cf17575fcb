"""A newer version of the template, merged into a project that was made with an older one."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkpkg import disk, git
from mkpkg._errors import Refused, also_saying, raise_errors, refused
from mkpkg._findings import errors_in, warning
from mkpkg.git import Bench, Checkout
from mkpkg.merge import merge_structured
from mkpkg.names import quoted, shown
from mkpkg.plan import Plan
from mkpkg.template import Recorded

from ._changed_keys import explained, kept_keys
from ._forecast import findings_of, forecast
from ._origin import Origin, Versions
from ._origins import Given, opened
from ._outcome import Outcome
from ._proved import with_proof
from ._recorded import find_recorded, recorded_root
from ._sides import Gathered, gather
from ._three_way import put_together
from ._unfinished import refuse_unfinished
from ._unready import unready
from ._update_writer import GitWriter


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """What ``mkpkg update`` was asked for.

    Attributes:
        to: The version of the template, or None for the newest that is known.
        given: What was said about a template of somebody else's.
        dry_run: Whether nothing may be written.
    """

    to: str | None = None
    given: Given = field(default_factory=Given)
    dry_run: bool = False


def update(request: UpdateRequest) -> Outcome:
    """Prepare what merges a newer template into a project; nothing is written yet.

    Raises:
        BadInput: There is no such version, or an answer is missing.
        Refused: The project records no version that is known, git cannot give back
            what the update would write, or an update is not finished.
        ToolFailed: Git failed, or the template cannot be rendered.
    """
    root = recorded_root()
    settled = disk.recover(root, dry_run=request.dry_run)
    with also_saying(settled):
        outcome = _decide(root, request)
    return replace(outcome, findings=(*settled, *outcome.findings))


def _decide(root: Path, request: UpdateRequest) -> Outcome:
    checkout = _checkout_if_any(root)
    if isinstance(checkout, Checkout):
        refuse_unfinished(checkout)
    recorded = find_recorded(root)
    with opened(root, recorded, request.given, dry_run=request.dry_run) as origin:
        versions = origin.versions(request.to)
        if versions.old == versions.new:
            return _nothing(root, recorded, versions)
        if isinstance(checkout, Refused):
            raise checkout
        return _prepare(checkout, recorded, origin, versions, request)


def check_update() -> Outcome:
    """Tell whether there is a newer template than a project has.

    Of its own template mkpkg knows that by itself; for others it asks their repository.

    Raises:
        Refused: The project records no version that is known, or the repository cannot
            be asked.
    """
    root = recorded_root()
    recorded = find_recorded(root)
    with opened(root, recorded, Given(), dry_run=True) as origin:
        versions = origin.latest()
    if versions.old == versions.new:
        return _nothing(root, recorded, versions)
    return Outcome(
        "update",
        root,
        _subject(root, recorded),
        Plan(),
        (
            warning(
                "outdated",
                f"the project has template {shown(versions.old)}, and there is {shown(versions.new)}",
                help="mkpkg update",
                path=str(recorded.path),
            ),
        ),
        (),
        "",
        exit_code=1,
        effect=f"template {versions.old}, not {versions.new}",
        details=versions.details,
    )


def _checkout_if_any(root: Path) -> Checkout | Refused:
    try:
        return git.open_checkout(root)
    except Refused as reason:
        return reason


def _nothing(root: Path, recorded: Recorded, versions: Versions) -> Outcome:
    return Outcome(
        "update",
        root,
        _subject(root, recorded),
        Plan(),
        (),
        (),
        f"template {shown(versions.new)} is there already",
        details=versions.details,
    )


def _prepare(
    checkout: Checkout,
    recorded: Recorded,
    origin: Origin,
    versions: Versions,
    request: UpdateRequest,
) -> Outcome:
    with disk.scratch() as scratch, disk.scratch() as bench:
        base, theirs = origin.rendered(versions, scratch)
        gathered = gather(checkout, base, theirs, origin.is_born_once)
        _require_committed(recorded, gathered)
        label = f"template {versions.new}"
        merged = with_proof(
            put_together(gathered.sides, Bench(bench), label, merge_structured),
            is_own=origin.is_own,
        )
    plan = forecast(merged)
    root = checkout.root
    raise_errors(unready(checkout, gathered, plan), Refused)
    said = explained(merged)
    findings = (
        *findings_of(plan, merged.broken, said),
        *kept_keys(said),
        *origin.remarks(versions),
    )
    conflicts = [root / f.path for f in errors_in(findings) if f.path]
    return Outcome(
        "update",
        root,
        _subject(root, recorded),
        plan,
        findings,
        _next_steps(versions, conflicts),
        _told(versions, len(conflicts)),
        exit_code=1 if conflicts else 0,
        again=_again(request),
        details=versions.details,
        writer=GitWriter(checkout, gathered, merged, plan, versions.details),
    )


def _require_committed(recorded: Recorded, gathered: Gathered) -> None:
    if recorded.path not in gathered.committed:
        raise refused(
            "uncommitted",
            f"the last commit does not have {shown(str(recorded.path))}",
            why="git merges with the last commit, and gives it back if need be",
            help='git add -A && git commit -m "Before the update"',
            path=str(recorded.path),
        )


def _subject(root: Path, recorded: Recorded) -> str:
    project = recorded.answers.get("project")
    return shown(project) if isinstance(project, str) else shown(root.name)


def _told(versions: Versions, conflicts: int) -> str:
    left = f", {conflicts} to resolve" if conflicts else ""
    return f"template {versions.old} to {versions.new}{left}"


def _again(request: UpdateRequest) -> str:
    given = request.given
    options = [
        *(["--to", request.to] if request.to else []),
        *(word for answer in given.data for word in ("--data", answer)),
        *(["--trust"] if given.trust else []),
    ]
    return " ".join(["mkpkg update", *map(quoted, options)])


def _message(version: str) -> str:
    text = f"Update to template {version}"
    return f'"{text}"' if quoted(version) == version else quoted(text)


def _next_steps(versions: Versions, conflicts: list[Path]) -> tuple[str, ...]:
    commit = f"git commit -m {_message(versions.new)}"
    if not conflicts:
        return ("git diff --cached", commit)
    # From where the user is, which may be a folder inside.
    names = [quoted(os.path.relpath(path)) for path in conflicts]
    return (f"git diff {' '.join(names)}", f"git add {' '.join(names)}", commit)
