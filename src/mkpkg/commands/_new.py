"""A new project: from names to a plan that is proved."""

import os
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
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
from mkpkg._findings import Finding
from mkpkg.disk import Workspace
from mkpkg.layout import Outline
from mkpkg.names import Policy, check_dependencies, derive_package
from mkpkg.plan import Change, Create, Plan
from mkpkg.template import Answers, Exports

from ._identity import find_identity
from ._license import LICENSE_FILES, canonical_license, check_license, license_note
from ._next_steps import steps_after_new
from ._outcome import Outcome
from ._policy import read_policy
from ._project_names import ProjectNames, read_names
from ._repository import decide_repository, ignored_files
from ._target import locate, name_in
from ._texts import check_author, check_description, check_email, check_python

_OLDEST = "3.10"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What ``mkpkg new`` was asked for.

    Attributes:
        path: Where, as typed; its last part is the project's name by default.
        name: The project's name, or None.
        import_name: The package's name, or None to derive it.
        sub: Lists of subpackages and modules, comma-separated.
        outline: What is inside the package, drawn, or None.
        description: Any text.
        author: The author, or None to look for it.
        email: The author's e-mail address, or None to look for it.
        license: An SPDX expression, or ``none``.
        python: The lowest Python version.
        exports: When packages import what they export.
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
    outline: Outline | None = None
    description: str = ""
    author: str | None = None
    email: str | None = None
    license: str = "none"
    python: str = "3.11"
    exports: Exports = "eager"
    git: bool = True
    example: bool = True
    allow: tuple[str, ...] = ()
    strict: bool = False
    dry_run: bool = False
    start: Path = Path()

    @property
    def about(self) -> str:
        """The description that was given, or else the text of what is drawn."""
        return self.description or (self.outline.about if self.outline else "")


def new(request: NewRequest) -> Outcome:
    """Prepare a new project; nothing is written yet.

    Raises:
        BadInput: A name or a text is refused.
        Refused: The place is taken, or a file is in the way.
        ToolFailed: The rendered project is not what it should be.
    """
    policy = _policy(request)
    names = _judge(request, policy)
    settled = disk.recover(
        Path(os.path.realpath(request.path)), dry_run=request.dry_run
    )
    with also_saying(settled):
        outcome = _prepare(request, names, policy)
    return replace(outcome, findings=(*names.findings, *settled, *outcome.findings))


def judge_new(request: NewRequest) -> ProjectNames:
    """Judge what was asked for, as `new` does before it renders; for who still asks.

    Raises:
        BadInput: A name or a text is refused.
        Refused: The place is taken.
    """
    names = _judge(request, _policy(request))
    locate(request.path)
    return names


def _policy(request: NewRequest) -> Policy:
    # A wrong version is told with the other texts, after the names.
    lowest = _OLDEST if any(check_python(request.python)) else request.python
    return read_policy(request.allow, strict=request.strict, python=lowest)


def _judge(request: NewRequest, policy: Policy) -> ProjectNames:
    last = name_in(request.path)
    names = read_names(
        last if request.name is None else request.name,
        request.import_name,
        request.sub,
        policy,
        request.outline,
        has_example=request.example,
    )
    _judge_texts(request)
    return names


def _prepare(request: NewRequest, names: ProjectNames, policy: Policy) -> Outcome:
    root = locate(request.path)
    workspace = disk.find_workspace(root)
    _require_unique(names.project, workspace)
    around = git.enclosing_repository(root)
    answers = _answer(request, names, policy, root, around)
    files = _render(answers, can_import=not names.hides_stdlib)
    independent = _judge_dependencies(names.project, files, policy)
    plan = _plan(files, root)
    # Somebody else may have made a project here while this one was rendered.
    locate(request.path)
    repository = decide_repository(root, around, wanted=request.git)
    return Outcome(
        "new",
        root,
        names.project,
        plan,
        (
            *independent,
            *repository.findings,
            *ignored_files(root, plan, repository),
            *license_note(
                answers.license,
                is_there=any(_is_license(change.path) for change in plan.changes),
            ),
        ),
        steps_after_new(root, request.start, request.python, workspace),
        "compiles" if names.hides_stdlib else "imports clean",
        repository.is_new,
    )


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
    names: ProjectNames,
    policy: Policy,
    root: Path,
    repository: Path | None,
) -> Answers:
    there = disk.existing_folder(root)
    identity = find_identity(request.author, request.email, there)
    remote = git.read_remote(repository) if repository and git.has_git() else None
    return Answers(
        project=names.project,
        package=names.package,
        description=request.about,
        user_name=identity.name,
        user_email=identity.email,
        license=canonical_license(request.license),
        python=request.python,
        year=str(date.today().year),
        repository=remote or "",
        exports=request.exports,
        subpackages=names.layout.subpackages,
        modules=names.layout.modules,
        docs=dict(names.docs),
        example=request.example,
        allow=tuple(sorted(policy.allow)),
    )


def _render(answers: Answers, *, can_import: bool) -> template.Files:
    """Render the project and prove it, in a scratch folder."""
    with disk.scratch() as scratch:
        files = template.render(answers.as_data(), scratch)
        raise_errors(python.prove_texts(files), ToolFailed)
        if not can_import:
            return files
        folder = PurePosixPath("src")
        code = [path.relative_to(folder) for path in files if folder in path.parents]
        source_root = scratch / template.RENDERED / folder
        raise_errors(python.prove_imports(source_root, code), ToolFailed)
    return files


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


def _is_license(path: PurePosixPath) -> bool:
    """Tell whether a path is that of a licence's text, as build backends find it."""
    is_named = any(fnmatchcase(path.name, pattern) for pattern in LICENSE_FILES)
    return len(path.parts) == 1 and is_named


def _plan(files: template.Files, root: Path) -> Plan:
    kept = {keep.path: keep for keep in disk.kept_beside(files, root)}
    has_license = any(map(_is_license, kept))
    created = {
        path: Create(path, content)
        for path, content in files.items()
        if (path not in kept or kept[path].is_folder)
        and not (has_license and _is_license(path))
    }
    changes: dict[PurePosixPath, Change] = {**kept, **created}
    plan = Plan(tuple(changes[path] for path in sorted(changes)))
    raise_errors(disk.verify(plan, root), Refused)
    return plan
