"""A new project: from names to a plan that is proved."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from mkpkg import disk, git, python, template
from mkpkg._errors import (
    BadInput,
    Refused,
    ToolFailed,
    also_saying,
    raise_errors,
    refused,
)
from mkpkg._findings import Finding, errors_in, note, warning
from mkpkg.disk import Workspace
from mkpkg.layout import Item, Layout, judge_items, parse_item, split_list
from mkpkg.names import (
    CHARACTER_CODES,
    Kind,
    Policy,
    check_dependencies,
    check_name,
    check_pair,
    check_room,
    derive_package,
    shown,
)
from mkpkg.plan import Change, Create, Keep, Plan
from mkpkg.template import Answers

from ._identity import find_identity
from ._license import canonical_license, check_license, license_note
from ._next_steps import steps_after_new
from ._outcome import Outcome
from ._policy import read_policy
from ._target import locate, name_in
from ._texts import check_author, check_description, check_email, check_python

_EXAMPLE = "hello"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What ``mkpkg new`` was asked for.

    Attributes:
        path: Where, as typed; its last part is the project's name by default.
        name: The project's name, or None.
        import_name: The package's name, or None to derive it.
        sub: Lists of subpackages and modules, comma-separated.
        description: Any text.
        author: The author, or None to look for it.
        email: The author's e-mail address, or None to look for it.
        license: An SPDX expression, or ``none``.
        python: The lowest Python version.
        git: Whether to make a repository where there is none.
        example: Whether each package gets an example function.
        allow: Codes of rules about names, comma-separated, to allow.
        strict: Whether warnings about names are errors.
        dry_run: Whether nothing may be written, not even to finish an earlier run.
        start: The folder that the user is in, for the next steps.
    """

    path: str
    name: str | None = None
    import_name: str | None = None
    sub: tuple[str, ...] = ()
    description: str = ""
    author: str | None = None
    email: str | None = None
    license: str = "none"
    python: str = "3.11"
    git: bool = True
    example: bool = True
    allow: tuple[str, ...] = ()
    strict: bool = False
    dry_run: bool = False
    start: Path = Path()


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a project, which have passed: nobody judges them again."""

    project: str
    package: str


def new(request: NewRequest) -> Outcome:
    """Prepare a new project; nothing is written yet.

    Raises:
        BadInput: A name or a text is refused.
        Refused: The place is taken, or a file is in the way.
        ToolFailed: The rendered project is not what it should be.
    """
    policy = read_policy(request.allow, strict=request.strict)
    names, layout, found = _read_names(request, policy)
    _judge_texts(request)
    settled = disk.recover(Path(request.path).resolve(), dry_run=request.dry_run)
    with also_saying(settled):
        outcome = _prepare(request, names, layout, policy)
    return replace(outcome, findings=(*found, *settled, *outcome.findings))


def _prepare(
    request: NewRequest, names: _Names, layout: Layout, policy: Policy
) -> Outcome:
    root = locate(request.path)
    workspace = disk.find_workspace(root)
    _require_unique(names.project, workspace)
    repository = git.enclosing_repository(root)
    answers = _answer(request, names, layout, policy, root, repository)
    files = _render(answers)
    independent = _judge_dependencies(names.project, files, policy)
    plan = _plan(files, root)
    # Somebody else may have made a project here while this one was rendered.
    locate(request.path)
    makes_repository, about_git = _decide_git(request, root, repository)
    has_license = any(
        isinstance(change, Keep) and change.path.name.upper().startswith("LICEN")
        for change in plan.changes
    )
    return Outcome(
        "new",
        root,
        names.project,
        plan,
        (
            *independent,
            *about_git,
            *_ignored(None if makes_repository else repository, root, plan),
            *license_note(answers.license, is_there=has_license),
        ),
        steps_after_new(root, request.start, workspace),
        "imports clean" if _can_import(answers) else "compiles",
        makes_repository,
    )


def _read_names(
    request: NewRequest, policy: Policy
) -> tuple[_Names, Layout, tuple[Finding, ...]]:
    """Judge every name; all findings come at once."""
    last = name_in(request.path)
    project = last if request.name is None else request.name
    package = request.import_name
    if package is None:
        package = derive_package(project)
    items = [parse_item(text, package) for text in split_list(request.sub)]
    found = policy.weigh(
        (
            *_judge_project(project, package, is_derived=request.import_name is None),
            *_judge_members(package, items, request.example),
        )
    )
    raise_errors(found, BadInput)
    return _Names(project, package), Layout.of(items), found


def _judge_project(
    project: str, package: str, *, is_derived: bool
) -> tuple[Finding, ...]:
    of_project = check_name(project, "dist")
    if is_derived and any(f.code in CHARACTER_CODES for f in of_project):
        # The import name is derived from it, and would be refused for the same reason.
        return of_project
    of_package = check_name(package, "package")
    if not errors_in(of_package):
        of_package += check_room(package, Kind.PACKAGE)
    if is_derived:
        of_package = tuple(_derived(finding, project) for finding in of_package)
    return (*of_project, *of_package, *check_pair(project, package))


def _derived(finding: Finding, project: str) -> Finding:
    """Say that the name was not typed, and how to choose it."""
    other = finding.suggestion or "NAME"
    message = finding.message
    if finding.name != project:
        message += f" (derived from the project name `{shown(project)}`)"
    return replace(
        finding,
        message=message,
        help=f"choose another name, or only for the import: --import-name {other}",
    )


def _judge_members(
    package: str, items: Iterable[Item], example: bool
) -> tuple[Finding, ...]:
    exports = frozenset({_EXAMPLE}) if example else frozenset[str]()
    return judge_items(package, items, exports)


def _judge_texts(request: NewRequest) -> None:
    found = (
        *check_description(request.description),
        *check_author(request.author or "", "--author"),
        *check_email(request.email or "", "--email"),
        *check_python(request.python),
        *check_license(request.license),
    )
    raise_errors(found, BadInput)


def _require_unique(project: str, workspace: Workspace | None) -> None:
    taken = workspace.names if workspace else ()
    if derive_package(project) in map(derive_package, taken):
        raise refused(
            "duplicate",
            f"the workspace has a member called `{project}` already",
            why="uv refuses a workspace with two members of one name",
            help="choose another name: --name NAME",
        )


def _answer(
    request: NewRequest,
    names: _Names,
    layout: Layout,
    policy: Policy,
    root: Path,
    repository: Path | None,
) -> Answers:
    there = next(path for path in (root, *root.parents) if path.is_dir())
    identity = find_identity(request.author, request.email, there)
    remote = git.read_remote(repository) if repository and git.has_git() else None
    return Answers(
        project=names.project,
        package=names.package,
        description=request.description,
        user_name=identity.name,
        user_email=identity.email,
        license=canonical_license(request.license),
        python=request.python,
        year=str(date.today().year),
        repository=remote or "",
        subpackages=layout.subpackages,
        modules=layout.modules,
        example=request.example,
        allow=tuple(sorted(policy.allow)),
    )


def _render(answers: Answers) -> template.Files:
    """Render the project and prove it, in a scratch folder."""
    with disk.scratch() as scratch:
        files = template.render(answers, scratch)
        raise_errors(python.prove_texts(files), ToolFailed)
        if not _can_import(answers):
            return files
        folder = PurePosixPath("src")
        code = [path.relative_to(folder) for path in files if folder in path.parents]
        source_root = scratch / "rendered" / folder
        raise_errors(python.prove_imports(source_root, code), ToolFailed)
    return files


def _can_import(answers: Answers) -> bool:
    """Tell whether an import would find the package and not the standard library's."""
    return "stdlib" not in answers.allow


def _judge_dependencies(
    project: str, files: template.Files, policy: Policy
) -> tuple[Finding, ...]:
    manifest = tomllib.loads(files[PurePosixPath("pyproject.toml")].decode())
    groups = manifest["dependency-groups"].values()
    required = [*manifest["build-system"]["requires"], *chain.from_iterable(groups)]
    texts = (text for text in required if isinstance(text, str))
    named = [re.split(r"[^A-Za-z0-9._-]", text, maxsplit=1)[0] for text in texts]
    found = policy.weigh(check_dependencies(project, named))
    raise_errors(found, BadInput)
    return found


def _plan(files: template.Files, root: Path) -> Plan:
    kept = {keep.path: keep for keep in disk.kept_beside(files, root)}
    created = {
        path: Create(path, content)
        for path, content in files.items()
        if path not in kept or kept[path].is_folder
    }
    changes: dict[PurePosixPath, Change] = {**kept, **created}
    plan = Plan(tuple(changes[path] for path in sorted(changes)))
    raise_errors(disk.verify(plan, root), Refused)
    return plan


def _decide_git(
    request: NewRequest, root: Path, repository: Path | None
) -> tuple[bool, tuple[Finding, ...]]:
    if not request.git:
        return False, ()
    if not git.has_git():
        message = "git is not installed: no repository was made"
        return False, (note("git", message),)
    makes_repository = repository is None or (
        repository != root and git.ignores(repository, root)
    )
    if makes_repository:
        git.require_usable(next(p for p in (root, *root.parents) if p.is_dir()))
    return makes_repository, ()


def _ignored(repository: Path | None, root: Path, plan: Plan) -> tuple[Finding, ...]:
    """Warn of files that would not be committed.

    Args:
        repository: The repository around the project, or None where it gets its own:
            then only a ``.gitignore`` that was there before can ignore anything.
        root: The project.
        plan: What is to be written.
    """
    paths = [change.path for change in plan.writes]
    has_own_rules = Keep(PurePosixPath(".gitignore")) in plan.changes
    if not git.has_git() or not (repository or has_own_rules):
        return ()
    places = [root / path for path in paths]
    if repository:
        ignored = git.ignored_among(repository, places)
    else:
        with disk.scratch() as scratch:
            git.init(scratch)
            ignored = git.ignored_among(root, places, scratch / ".git")
    return tuple(
        warning(
            "ignored",
            f"{path} is ignored by git and would not be committed",
            help="anchor the pattern in .gitignore with a `/` in front",
            path=str(path),
        )
        for path, place in zip(paths, places, strict=True)
        if place in ignored
    )
