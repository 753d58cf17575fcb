"""A new project: from names to a plan that is proved."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from mkpkg import disk, git, python, template
from mkpkg._errors import BadInput, Refused, ToolFailed, raise_errors, refused
from mkpkg._findings import Finding, note, warning
from mkpkg.disk import Workspace
from mkpkg.layout import Item, Layout, judge_items, parse_item, split_list
from mkpkg.names import check_name, derive_package, shown
from mkpkg.plan import Change, Create, Keep, Plan
from mkpkg.template import Answers

from ._identity import find_identity
from ._license import license_note, read_license
from ._next_steps import steps_after_new
from ._outcome import Outcome
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
    start: Path = Path()


def new(request: NewRequest) -> Outcome:
    """Prepare a new project; nothing is written yet.

    Raises:
        BadInput: A name or a text is refused.
        Refused: The place is taken, or a file is in the way.
        ToolFailed: The rendered project is not what it should be.
    """
    names, layout, found = _read_names(request)
    license = _read_texts(request)
    found += disk.recover(Path(request.path).resolve())
    root = locate(request.path)
    workspace = disk.find_workspace(root)
    _require_unique(names.project, workspace)
    repository = git.enclosing_repository(root)
    answers = _answer(request, names, layout, license, root, repository)
    plan = _plan(_render(answers), root)
    makes_repository, about_git = _decide_git(request, root, repository)
    found += about_git
    if repository and not makes_repository:
        found += _ignored(repository, root, plan)
    has_license = any(
        isinstance(change, Keep) and change.path.name.upper().startswith("LICEN")
        for change in plan.changes
    )
    return Outcome(
        "new",
        root,
        names.project,
        plan,
        (*found, *license_note(license, is_there=has_license)),
        steps_after_new(root, request.start, workspace),
        "imports clean",
        makes_repository,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    project: str
    package: str


def _read_names(request: NewRequest) -> tuple[_Names, Layout, tuple[Finding, ...]]:
    """Judge every name; all findings come at once."""
    last = name_in(request.path)
    project = last if request.name is None else request.name
    package = request.import_name
    if package is None:
        package = derive_package(project)
    items = [parse_item(text, package) for text in split_list(request.sub)]
    found = (
        *_judge_project(project, package, is_derived=request.import_name is None),
        *_judge_members(package, items, request.example),
    )
    raise_errors(found, BadInput)
    return _Names(project, package), Layout.of(items), found


def _judge_project(
    project: str, package: str, *, is_derived: bool
) -> tuple[Finding, ...]:
    of_project = check_name(project, "dist")
    if is_derived and any(finding.is_error for finding in of_project):
        # The import name is derived from it, and would be refused for the same reason.
        return of_project
    of_package = check_name(package, "package")
    if is_derived:
        of_package = tuple(_derived(finding, project) for finding in of_package)
    return (*of_project, *of_package)


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


def _read_texts(request: NewRequest) -> str:
    """Judge every text, and return the licence in its canonical form."""
    found = (
        *check_description(request.description),
        *check_author(request.author or "", "--author"),
        *check_email(request.email or "", "--email"),
        *check_python(request.python),
    )
    raise_errors(found, BadInput)
    return read_license(request.license)


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
    license: str,
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
        license=license,
        python=request.python,
        year=str(date.today().year),
        repository=remote or "",
        subpackages=layout.subpackages,
        modules=layout.modules,
        example=request.example,
    )


def _render(answers: Answers) -> template.Files:
    """Render the project and prove it, in a scratch folder."""
    with disk.scratch() as scratch:
        files = template.render(answers, scratch)
        raise_errors(python.prove_texts(files), ToolFailed)
        folder = PurePosixPath("src")
        code = [path.relative_to(folder) for path in files if folder in path.parents]
        source_root = scratch / "rendered" / folder
        raise_errors(python.prove_imports(source_root, code), ToolFailed)
    return files


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
    if repository is None:
        return True, ()
    return repository != root and git.ignores(repository, root), ()


def _ignored(repository: Path, root: Path, plan: Plan) -> tuple[Finding, ...]:
    """Warn of files that the repository around the project would not commit."""
    if not git.has_git():
        return ()
    paths = [change.path for change in plan.writes]
    ignored = git.ignored_among(repository, [root / path for path in paths])
    return tuple(
        warning(
            "gitignore",
            f"{path} is ignored by git and would not be committed",
            help=f"let .gitignore anchor the pattern, as in /{path.parts[0]}/",
            path=str(path),
        )
        for path in paths
        if root / path in ignored
    )
