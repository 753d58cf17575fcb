"""A new project from another template than mkpkg's own."""

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from mkpkg import disk, git, python, template
from mkpkg._errors import (
    BadInput,
    Refused,
    also_saying,
    bad_input,
    raise_errors,
    refused,
)
from mkpkg._findings import Finding, note
from mkpkg.names import check_name, shown
from mkpkg.plan import Change, Create, Plan
from mkpkg.template import Foreign, Questions, Renderer, Trust

from ._next_steps import step_into
from ._origins import answers_in
from ._outcome import Outcome
from ._policy import read_policy
from ._repository import decide_repository, ignored_files
from ._target import locate, name_in

_ANSWERS = ".copier-answers*.y*ml"


@dataclass(frozen=True, slots=True)
class NewFromRequest:
    """What ``mkpkg new --template`` was asked for.

    Attributes:
        path: Where, as typed.
        source: The template, as typed: an address or a folder.
        ref: A tag, branch or commit of it, or None for the newest release.
        data: Answers to its questions, each as ``QUESTION=ANSWER``.
        trust: Whether it may run code.
        git: Whether to make a repository where there is none.
        allow: Codes of rules about names, comma-separated, to allow.
        strict: Whether warnings about names are errors.
        dry_run: Whether nothing may be written; its commands are not run then.
        start: The folder that the user is in, for the next steps.
    """

    path: str
    source: str
    ref: str | None = None
    data: tuple[str, ...] = ()
    trust: bool = False
    git: bool = True
    allow: tuple[str, ...] = ()
    strict: bool = False
    dry_run: bool = False
    start: Path = Path()


def new_from(request: NewFromRequest) -> Outcome:
    """Prepare a new project from a template; nothing is written yet.

    Raises:
        BadInput: An answer or a name is refused.
        Refused: The place is taken, the template cannot be had, or wants to run code.
        ToolFailed: What it renders is not what it should be.
    """
    name_in(request.path)
    answers = answers_in(request.data)
    locate(request.path)
    with fetched(request) as other:
        return other.new(request, answers)


@contextmanager
def fetched(request: NewFromRequest) -> Iterator["Fetched"]:
    """Fetch a template, and keep it until its user is done.

    Raises:
        Refused: It cannot be had, or wants to run code.
    """
    with disk.scratch() as scratch:
        foreign = _fetch(request, scratch)
        trust = Trust(request.trust, runs_tasks=not request.dry_run)
        yield Fetched(Renderer(foreign, trust), scratch)


class Fetched:
    """A template that is here: it can be asked about, and rendered."""

    def __init__(self, renderer: Renderer, scratch: Path) -> None:
        """Take a template, and a folder to work in."""
        self._renderer = renderer
        self._scratch = scratch
        self._numbers = itertools.count()

    def questions(self) -> Questions:
        """Return its questions."""
        playground = self._scratch / f"questions-{next(self._numbers)}" / "template"
        disk.copy_folder(self._renderer.foreign.folder, playground)
        return Questions(self._renderer, playground)

    def new(self, request: NewFromRequest, answers: Mapping[str, Any]) -> Outcome:
        """Prepare a new project; nothing is written yet.

        Raises:
            BadInput: An answer or a name is refused.
            Refused: The place is taken.
            ToolFailed: What is rendered is not what it should be.
        """
        root = locate(request.path)
        settled = disk.recover(root, dry_run=request.dry_run)
        with also_saying(settled):
            work = self._scratch / f"run-{next(self._numbers)}"
            files = self._renderer.render(answers, work)
            outcome = _outcome(request, self._renderer.foreign, files, root)
        return replace(outcome, findings=(*settled, *outcome.findings))


def _outcome(
    request: NewFromRequest, foreign: Foreign, files: tuple[Create, ...], root: Path
) -> Outcome:
    contents = {file.path: file.content for file in files if file.mode != "120000"}
    raise_errors(python.prove_texts(contents, is_own=False), Refused)
    named = tuple(_judge_names(request, contents))
    plan = _plan(files, root)
    repository = decide_repository(
        root, git.enclosing_repository(root), wanted=request.git
    )
    return Outcome(
        "new",
        root,
        root.name,
        plan,
        (
            *named,
            *_remarks(foreign, contents),
            *repository.findings,
            *ignored_files(root, plan, repository),
        ),
        step_into(root, request.start),
        "every file parses",
        repository.is_new,
    )


def _fetch(request: NewFromRequest, scratch: Path) -> Foreign:
    address = template.git_address(request.source)
    recorded = template.recorded_address(request.source)
    if address is None:
        return _plain(request, recorded)
    if not git.has_git():
        raise refused(
            "git",
            "git is not installed, and the template is in a repository",
            help="install git, or give a folder",
        )
    source = git.Source(address, scratch)
    clone = source.checked_out(request.ref or template.newest(source.tags()))
    return Foreign(clone.folder, recorded, clone.version)


def _plain(request: NewFromRequest, recorded: str) -> Foreign:
    folder = template.local_path(request.source)
    if not folder.is_dir():
        raise refused(
            "source",
            f"there is no template `{shown(request.source)}`",
            why="it is neither a folder nor an address that git can fetch from",
            help="give a folder, gh:OWNER/NAME, or the address of a repository",
        )
    if request.ref is not None:
        raise bad_input(
            "ref",
            f"`{shown(request.source)}` has no versions",
            why="it is a plain folder, not a repository",
            help="leave out --ref",
        )
    return Foreign(folder, recorded, None)


def _judge_names(
    request: NewFromRequest, files: Mapping[PurePosixPath, bytes]
) -> Iterator[Finding]:
    """Yield what is to be said of the names that the template made of the answers."""
    policy = read_policy(request.allow, strict=request.strict)
    found = [
        *(
            finding
            for name in _packages(files)
            for finding in check_name(name, "package")
        ),
        *(finding for name in _projects(files) for finding in check_name(name, "dist")),
    ]
    weighed = policy.weigh(found)
    raise_errors(weighed, BadInput)
    yield from weighed


def _packages(files: Mapping[PurePosixPath, bytes]) -> Iterator[str]:
    """Yield the names of the top-level packages, here and in ``src``."""
    folders = {path.parent for path in files if path.name == "__init__.py"}
    for folder in sorted(folders):
        is_top = folder.parent in {PurePosixPath(), PurePosixPath("src")}
        if is_top and folder.name not in {"", "tests", "test", "docs"}:
            yield folder.name


def _projects(files: Mapping[PurePosixPath, bytes]) -> Iterator[str]:
    manifest = files.get(PurePosixPath("pyproject.toml"))
    data = tomllib.loads(manifest.decode()) if manifest else {}
    project = data.get("project")
    name = project.get("name") if isinstance(project, dict) else None
    if isinstance(name, str):
        yield name


def _remarks(
    foreign: Foreign, files: Mapping[PurePosixPath, bytes]
) -> Iterator[Finding]:
    if foreign.version is None:
        yield note(
            "unversioned",
            "the template is a plain folder, so the project cannot be updated from it",
            help="keep the template in a git repository, and tag its versions",
        )
    elif not any(path.match(_ANSWERS) for path in files):
        yield note(
            "unanswered",
            "the template keeps no answers file, so the project cannot be updated from it",
            help="see Copier's documentation on `_copier_conf.answers_file`",
        )


def _plan(files: tuple[Create, ...], root: Path) -> Plan:
    kept = {keep.path: keep for keep in disk.kept_beside([f.path for f in files], root)}
    created = {file.path: file for file in files if file.path not in kept}
    changes: dict[PurePosixPath, Change] = {**kept, **created}
    plan = Plan(tuple(changes[path] for path in sorted(changes)))
    raise_errors(disk.verify(plan, root), Refused)
    return plan
