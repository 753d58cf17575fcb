"""Subpackages and modules added to a project: new files, and the lines that bind them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath

from mkpkg import disk, git, python, template
from mkpkg._errors import (
    BadInput,
    Refused,
    ToolFailed,
    also_saying,
    bad_input,
    raise_errors,
)
from mkpkg._findings import Finding, note
from mkpkg.layout import (
    Child,
    Layout,
    Outline,
    PackageFolder,
    judge_items,
    refuse_requirements,
)
from mkpkg.names import ALLOWABLE, Policy, listed
from mkpkg.plan import Change, Create, Keep, Plan, Update
from mkpkg.source import (
    Modules,
    Package,
    UnreadableError,
    bind_children,
    is_off,
    with_laziness,
    without,
)
from mkpkg.template import Answers, Recorded

from ._asked import Asked, read_items
from ._drawn_items import Wanted, read_wanted
from ._edited import proved
from ._outcome import Outcome
from ._places import judge_places
from ._policy import read_policy
from ._project import Project, find_project, find_root
from ._recorded import recorded_if_any
from ._remarks import Doing, findings_of, unopened, unreadable
from ._repository import Repository, ignored_files
from ._settings import Settings
from ._texts import check_doc


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What ``mkpkg add`` was asked for.

    Attributes:
        items: Subpackages and modules.
        doc: The docstring of the only item, or None.
        allow: Codes of rules about names, comma-separated, to allow.
        strict: Whether warnings about names are errors.
        dry_run: Whether nothing may be written, not even to finish an earlier run.
        outline: More subpackages and modules, drawn, or None.
    """

    items: tuple[str, ...]
    doc: str | None = None
    allow: tuple[str, ...] = ()
    strict: bool = False
    dry_run: bool = False
    outline: Outline | None = None


def add(request: AddRequest) -> Outcome:
    """Prepare what adds subpackages and modules; nothing is written yet.

    Raises:
        BadInput: A name is refused, or the settings of the project are wrong.
        Refused: There is no project, an item is there already, or a package that is to
            bind one cannot be read.
        ToolFailed: What was rendered is not what it should be.
    """
    required = refuse_requirements(request.items)
    if request.items and len(required) == len(request.items):
        # Who wants to install something need not be in a project.
        raise BadInput(*required)
    root = find_root(".")
    settled = disk.recover(root, dry_run=request.dry_run)
    with also_saying(settled):
        project, recorded = find_project("."), recorded_if_any(root)
        policy = _policy(request, recorded)
        wanted = read_wanted(project, request.items, request.outline)
        asked, docs = wanted.asked, _docs(request, wanted)
        names = _judge(asked, policy, request.outline)
        files = _render(project, asked, docs, recorded.version) if asked.items else {}
        changes, findings = _changes(project, asked, files)
        plan = Plan((*changes, *_kept(wanted, changes)))
        raise_errors(disk.verify(plan, root), Refused)
    around = git.enclosing_repository(root)
    ignored = ignored_files(root, plan, Repository(around))
    return Outcome(
        "add",
        root,
        listed([f"{asked.top.dotted}.{item.dotted}" for item in asked.items])
        or asked.top.dotted,
        plan,
        (*names, *settled, *findings, *ignored),
        (),
        _PROOFS[min(len(changes), 2)],
    )


def judging_add(request: AddRequest) -> Callable[[tuple[str, ...]], Asked]:
    """Return what judges items as `add` does before it renders; for who still asks.

    The project is read once. What is returned raises `BadInput` for a name that is
    refused, and `Refused` for one that there is no place for.

    Raises:
        Refused: There is no project.
        BadInput: The settings of the project are wrong.
    """
    project, recorded = find_project("."), recorded_if_any(find_root("."))
    policy = _policy(request, recorded)

    def judge(texts: tuple[str, ...]) -> Asked:
        raise_errors(refuse_requirements(texts), BadInput)
        asked = read_items(project, texts)
        _judge(asked, policy, None)
        return asked

    return judge


def _policy(request: AddRequest, recorded: Recorded) -> Policy:
    return read_policy((*request.allow, *recorded.allow), strict=request.strict)


_PROOFS = ("", "compiles", "all compile")


def _docs(request: AddRequest, wanted: Wanted) -> Mapping[str, str]:
    """Return the docstrings that were given, by dotted name.

    Raises:
        BadInput: One was given for several items, or has a control character.
    """
    if request.doc is None:
        return wanted.docs
    items = wanted.asked.items
    if request.outline or len(items) > 1:
        others = "is a drawing" if request.outline else f"are {len(items)}"
        raise bad_input(
            "doc",
            f"--doc is for one item, and there {others}",
            help="add them one after another, or draw each with its text",
        )
    raise_errors(check_doc(request.doc), BadInput)
    return {items[0].dotted: request.doc}


def _kept(wanted: Wanted, changes: list[Change]) -> Iterator[Keep]:
    """Yield what is drawn, is there, and stays as it is."""
    changed = {change.path for change in changes}
    yield from (Keep(path) for path in wanted.there if path not in changed)


def _judge(
    asked: Asked, policy: Policy, outline: Outline | None
) -> tuple[Finding, ...]:
    """Judge new names by themselves, then in the places where they are to go."""
    new = asked.new_names().items()
    told = chain.from_iterable(
        judge_items(package, items, inside=asked.inner_parts(package))
        for package, items in new
    )
    if outline:
        told = chain(outline.located(told), outline.notes)
    found = policy.weigh(tuple(told))
    raise_errors(found, BadInput)
    places = judge_places(asked)
    located = outline.located(places) if outline else places
    raise_errors((*found, *located), Refused)
    return (*found, *located)


def _render(
    project: Project,
    asked: Asked,
    docs: Mapping[str, str],
    version: str | None,
) -> dict[PurePosixPath, bytes]:
    """Render the template with the items, and return what lies at new places.

    Names were judged with the project's policy, and the project's own is what it is:
    the template is to accept them all.
    """
    outer, *inner = asked.top.dotted.split(".")
    # A package in a namespace is rendered with that around it.
    items = [replace(i, parts=(*inner, *i.parts)) for i in asked.items]
    layout = Layout.of(items)
    answers = Answers(
        project="my-package",
        package=outer,
        exports="lazy" if project.settings.is_lazy else "eager",
        allow=tuple(sorted(ALLOWABLE)),
        subpackages=layout.subpackages,
        modules=layout.modules,
        docs={".".join((*inner, dotted)): text for dotted, text in docs.items()},
        example=False,
    )
    with disk.scratch() as scratch:
        rendered = template.render(answers.as_data(), scratch, version)
    source = PurePosixPath("src", outer, *inner)
    files = {}
    for path, content in rendered.items():
        if source in path.parents:
            place = path.relative_to(source)
            if asked.holds(place):
                files[PurePosixPath(asked.top.folder, place)] = content
    raise_errors(python.prove_texts(files), ToolFailed)
    return files


def _changes(
    project: Project, asked: Asked, files: dict[PurePosixPath, bytes]
) -> tuple[list[Change], tuple[Finding, ...]]:
    modules = project.modules()
    findings: list[Finding] = []
    updates: list[Change] = []
    for package, children in asked.parents():
        update, found = _bind(project, package, children, modules)
        findings += found
        updates += update
    created = [
        Create(path, _as_set(asked, path, content)) for path, content in files.items()
    ]
    return [*created, *updates], tuple(findings)


def _bind(
    project: Project,
    package: PackageFolder,
    children: tuple[Child, ...],
    modules: Modules,
) -> tuple[list[Change], list[Finding]]:
    """Return the change to a package that gets children, and what is to be said."""
    names = _bound(project, package, children)
    path = package.path
    if not names:
        return [], []
    source = modules.source(package.dotted)
    if source is None:
        raise Refused(unopened(package))
    before = source.content
    if is_off(before):
        message = f"{path} opts out with `# mkpkg: off`, so it binds nothing"
        return [], [note("off", message, path=path)]
    settings = project.settings
    try:
        done = bind_children(
            before,
            package.dotted,
            names,
            modules,
            settings.style,
            is_lazy=settings.is_lazy,
        )
    except UnreadableError as reason:
        raise Refused(unreadable(project, package.dotted, reason)) from reason
    said = Package(done.content, done.remarks, done.unknowable)
    doing = Doing(adds=True, writes=True)
    found = list(findings_of(project, replace(package, oddities=()), said, doing))
    raise_errors(found, Refused)
    if done.content == before:
        return [], found
    return [Update(PurePosixPath(path), before, proved(package, done.content))], found


def _bound(
    project: Project, package: PackageFolder, children: tuple[Child, ...]
) -> tuple[str, ...]:
    """Return the children that a package is to bind."""
    return tuple(
        child.name
        for child in children
        if child.is_part
        and not child.name.startswith("_")
        and _is_open(project.settings, f"{package.dotted}.{child.name}")
    )


def _is_open(settings: Settings, module: str) -> bool:
    """Tell whether the settings let a package bind a module of its own."""
    return settings.submodules and module not in settings.unbound | settings.private


def _as_set(asked: Asked, path: PurePosixPath, content: bytes) -> bytes:
    """Return a new file without the children that the settings do not let it bind."""
    settings = asked.project.settings
    inner = path.relative_to(asked.top.folder).parent.parts
    dotted = ".".join((asked.top.dotted, *inner))
    hidden = frozenset(
        name
        for name in asked.children_of(inner)
        if not _is_open(settings, f"{dotted}.{name}")
    )
    if path.name != "__init__.py" or not hidden:
        return content
    imports = frozenset((dotted, name) for name in hidden)
    content = without(content, dotted, imports, hidden, settings.style)
    if settings.is_lazy:
        content = with_laziness(content, dotted, is_lazy=True, style=settings.style)
    return content
