"""A project that was not made here, taken over: its answers inferred, and recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from mkpkg import disk, git, python, template
from mkpkg._errors import (
    BadInput,
    MkpkgError,
    Refused,
    ToolFailed,
    also_saying,
    bad_input,
    raise_errors,
    refused,
)
from mkpkg._findings import Finding
from mkpkg.metadata import Clue
from mkpkg.names import shown
from mkpkg.plan import Create, Plan, Update
from mkpkg.template import ANSWERS_FILE

from ._added import create_missing
from ._compared import Compared, Standing, compare
from ._gathered import gather_clues
from ._inferred import as_answers, infer, remarks_on
from ._license import canonical_license, check_license
from ._mark import digest, read_mark, with_mark, with_more
from ._next_steps import steps_after_adopt
from ._outcome import Outcome
from ._pristine import Pristine, as_recorded, find_closest
from ._project import Project, find_project, find_root
from ._recorded import find_recorded, has_answers
from ._repository import Repository, ignored_files
from ._texts import check_author, check_description, check_email, check_python
from ._whose import choose_package

_ANSWERS = PurePosixPath(ANSWERS_FILE)


@dataclass(frozen=True, slots=True)
class AdoptRequest:
    """What ``mkpkg adopt`` was asked for.

    Attributes:
        path: A project, or something in it.
        add: Files of the template that are missing, to be created.
        package: The package that the project is about, or None for the only one.
        chosen: Answers that the user gives, by the names that `infer` has for them.
        dry_run: Whether nothing may be written, not even to finish an earlier run.
        start: The folder that the user is in, for the next steps.
    """

    path: str = "."
    add: tuple[str, ...] = ()
    package: str | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    start: Path = Path()


def adopt(request: AdoptRequest) -> Outcome:
    """Prepare what takes a project over; nothing is written yet.

    Raises:
        BadInput: An answer is refused, or one is missing; or the template has no such
            file to add.
        Refused: The project is adopted already, or is none that the template knows; or
            a file to be added is there.
    """
    chosen = _judged(request.chosen)
    root = find_root(request.path)
    settled = disk.recover(root, dry_run=request.dry_run)
    with also_saying(settled):
        project = find_project(request.path)
        if not has_answers(root):
            outcome = _adopt(request, project, chosen)
        elif request.add:
            outcome = _add_more(request, project)
        else:
            raise _adopted(root)
    return replace(outcome, findings=(*settled, *outcome.findings))


def _adopt(
    request: AdoptRequest, project: Project, chosen: Mapping[str, Clue]
) -> Outcome:
    root = project.root
    found, unread = gather_clues(root)
    clues = {**found, **chosen}
    name = clues["name"].value if "name" in clues else ""
    package = choose_package(project, request.package, name)
    answers = infer(clues, package, is_lazy=project.settings.is_lazy)
    pristine = find_closest(as_answers(answers), package, root)
    body = pristine.files[_ANSWERS]
    compared = _compared(pristine, _ANSWERS, root)
    added = create_missing(compared, request.add)
    digests = {_ANSWERS: digest(body), **_digests(added)}
    plan = _plan(Create(_ANSWERS, with_mark(body, digests)), added, compared, root)
    return Outcome(
        "adopt",
        root,
        answers["name"].value,
        plan,
        (*unread, *remarks_on(clues, answers), *_ignored(plan, root)),
        _next_steps(plan, root, request.start),
        _proof(pristine, compared),
        details={
            "version": pristine.version,
            "answers": [_told(key, clue) for key, clue in answers.items()],
        },
        answers=answers,
    )


def _add_more(request: AdoptRequest, project: Project) -> Outcome:
    """Add files to a project that has the template already; its answers stay."""
    if request.chosen or request.package:
        raise bad_input(
            "usage",
            "the project has the template already, and its answers stay",
            help="for other answers: mkpkg adopt --undo, and adopt it again",
        )
    root = project.root
    recorded = find_recorded(root)
    pristine = as_recorded(project, recorded)
    compared = _compared(pristine, recorded.path, root)
    added = create_missing(compared, request.add)
    before = disk.read_file(root / recorded.path) or b""
    # What was made from the template has no note, and nothing of it is undone.
    after = with_more(before, _digests(added)) if read_mark(before) else before
    noted = None if after == before else Update(recorded.path, before, after)
    plan = _plan(noted, added, compared, root)
    return Outcome(
        "adopt",
        root,
        project.root.name,
        plan,
        _ignored(plan, root),
        _next_steps(plan, root, request.start),
        _proof(pristine, compared),
        details={"version": pristine.version},
    )


def _told(name: str, clue: Clue) -> dict[str, str | None]:
    return {"name": name, "value": clue.value, "source": clue.source or None}


def _judged(chosen: Mapping[str, str]) -> dict[str, Clue]:
    raise_errors(
        (
            *check_description(chosen.get("description", "")),
            *check_author(chosen.get("author", ""), "--author"),
            *check_email(chosen.get("email", ""), "--email"),
            *(check_python(chosen["python"]) if "python" in chosen else ()),
            *(check_license(chosen["license"]) if "license" in chosen else ()),
        ),
        BadInput,
    )
    given = {key: Clue(value, f"--{key}") for key, value in chosen.items()}
    if "license" in given:
        license = canonical_license(chosen["license"])
        given["license"] = given["license"]._replace(value=license)
    return given


def _adopted(root: Path) -> MkpkgError:
    """Return the refusal of a project that has an answers file."""
    recorded = find_recorded(root)
    version = template.known_version(recorded, template.installed())
    return refused(
        "adopted",
        f"the project has the template already, in version {version}",
        why=f"{shown(str(recorded.path))} records that",
        help="mkpkg diff shows what differs; for other answers: mkpkg adopt --undo, "
        "and adopt it again",
        path=str(recorded.path),
    )


def _compared(
    pristine: Pristine, answers: PurePosixPath, root: Path
) -> tuple[Compared, ...]:
    files = {path: text for path, text in pristine.files.items() if path != answers}
    return compare(files, root)


def _digests(added: tuple[Create, ...]) -> dict[PurePosixPath, str]:
    return {create.path: digest(create.content) for create in added}


def _plan(
    answers: Create | Update | None,
    added: tuple[Create, ...],
    compared: tuple[Compared, ...],
    root: Path,
) -> Plan:
    written = (*([answers] if answers else []), *added)
    raise_errors(
        python.prove_texts({file.path: file.content for file in written}), ToolFailed
    )
    created = {create.path for create in added}
    kept = [file.keep for file in compared if file.path not in created]
    plan = Plan((*written, *kept))
    raise_errors(disk.verify(plan, root), Refused)
    return plan


def _ignored(plan: Plan, root: Path) -> tuple[Finding, ...]:
    return ignored_files(root, plan, Repository(git.enclosing_repository(root)))


def _next_steps(plan: Plan, root: Path, start: Path) -> tuple[str, ...]:
    is_in_git = git.enclosing_repository(root) is not None and git.has_git()
    return steps_after_adopt(
        root,
        start,
        [change.path for change in plan.writes] if is_in_git else [],
        [c.path for c in plan.changes if c.status == Standing.MISSING],
    )


def _proof(pristine: Pristine, compared: tuple[Compared, ...]) -> str:
    same = sum(file.standing is Standing.SAME for file in compared)
    count = len(template.installed().known)
    closest = f", the closest of {count}" if count > 1 else ""
    return f"{same} of {len(compared)} files as in template {pristine.version}{closest}"
