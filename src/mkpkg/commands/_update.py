"""A newer version of the template, merged into a project that was made with an older one."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from mkpkg import disk, git, python, template
from mkpkg._errors import (
    Refused,
    ToolFailed,
    also_saying,
    bad_input,
    raise_errors,
    refused,
)
from mkpkg._findings import errors_in, warning
from mkpkg.git import Bench, Checkout, File, Tree
from mkpkg.merge import merge_structured
from mkpkg.names import quoted, shown
from mkpkg.plan import Plan
from mkpkg.template import Files, Recorded, Releases

from ._born_once import is_born_once, owned
from ._changed_keys import explained, kept_keys
from ._forecast import findings_of, forecast
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
        dry_run: Whether nothing may be written.
    """

    to: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Versions:
    """From which version of the template to which one a project goes."""

    old: str
    new: str

    @property
    def details(self) -> dict[str, object]:
        return {"template": {"from": self.old, "to": self.new}}


def update(request: UpdateRequest) -> Outcome:
    """Prepare what merges a newer template into a project; nothing is written yet.

    Raises:
        BadInput: There is no such version.
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
    versions = _versions(recorded, request.to, template.installed())
    if versions.old == versions.new:
        return _nothing(root, recorded, versions)
    if isinstance(checkout, Refused):
        raise checkout
    return _prepare(checkout, recorded, versions, request)


def check_update() -> Outcome:
    """Tell whether this mkpkg has a newer template than a project; git is not asked.

    Raises:
        Refused: The project records no version that is known.
    """
    root = recorded_root()
    recorded = find_recorded(root)
    versions = _versions(recorded, None, template.installed())
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
                f"the project has template {versions.old}, and this mkpkg has {versions.new}",
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


def _versions(recorded: Recorded, to: str | None, releases: Releases) -> _Versions:
    old = template.known_version(recorded, releases)
    new = releases.current if to is None else f"v{to.removeprefix('v')}"
    if new not in releases.known:
        raise bad_input(
            "version",
            f"mkpkg knows no version `{shown(to or new)}` of its template",
            why=f"it knows {', '.join(releases.known)}",
            help=f"--to {releases.current}",
        )
    if releases.known.index(new) < releases.known.index(old):
        raise refused(
            "backwards",
            f"the project has template {old}, and {new} is older",
            why="a merge backwards would take out what came since, and your changes to it",
            help="undo the commit of the update instead: git revert",
        )
    return _Versions(old, new)


def _nothing(root: Path, recorded: Recorded, versions: _Versions) -> Outcome:
    return Outcome(
        "update",
        root,
        _subject(root, recorded),
        Plan(),
        (),
        (),
        f"template {versions.new} is there already",
        details=versions.details,
    )


def _prepare(
    checkout: Checkout, recorded: Recorded, versions: _Versions, request: UpdateRequest
) -> Outcome:
    with disk.scratch() as scratch, disk.scratch() as bench:
        base, theirs = (
            _without_source(template.render_recorded(recorded, scratch / name, version))
            for name, version in (("old", versions.old), ("new", versions.new))
        )
        made = {path: file.content for path, file in theirs.items()}
        raise_errors(python.prove_texts(made), ToolFailed)
        gathered = gather(checkout, base, theirs, is_born_once)
        _require_committed(recorded, gathered)
        label = f"template {versions.new}"
        merged = with_proof(
            put_together(gathered.sides, Bench(bench), label, merge_structured)
        )
    plan = forecast(merged)
    root = checkout.root
    raise_errors(unready(checkout, gathered, plan), Refused)
    said = explained(merged)
    findings = (*findings_of(plan, merged.broken, said), *kept_keys(said))
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


def _without_source(files: Files) -> Tree:
    return {path: File(content) for path, content in owned(files).items()}


def _subject(root: Path, recorded: Recorded) -> str:
    project = recorded.answers.get("project")
    return shown(project) if isinstance(project, str) else shown(root.name)


def _told(versions: _Versions, conflicts: int) -> str:
    left = f", {conflicts} to resolve" if conflicts else ""
    return f"template {versions.old} to {versions.new}{left}"


def _again(request: UpdateRequest) -> str:
    return f"mkpkg update --to {quoted(request.to)}" if request.to else "mkpkg update"


def _next_steps(versions: _Versions, conflicts: list[Path]) -> tuple[str, ...]:
    commit = f'git commit -m "Update to template {versions.new}"'
    if not conflicts:
        return ("git diff --cached", commit)
    # From where the user is, which may be a folder inside.
    names = [quoted(os.path.relpath(path)) for path in conflicts]
    return (f"git diff {' '.join(names)}", f"git add {' '.join(names)}", commit)
