"""Subpackages and modules taken out of a project: the inverse of adding them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from mkpkg import disk, git
from mkpkg._errors import BadInput, Refused, also_saying, raise_errors
from mkpkg._findings import Finding, Severity, error
from mkpkg.layout import Child, Item, Made, PackageFolder, refuse_requirements
from mkpkg.names import listed, shown
from mkpkg.plan import Delete, Plan, Update
from mkpkg.source import UnreadableError, is_off, unbind

from ._asked import Asked, read_items
from ._edited import proved
from ._outcome import Outcome
from ._project import Project, find_project, find_root
from ._remarks import unopened, unreadable
from ._uses import Going, find_uses

_NO_MODULES = (Made.STUB, Made.FOLDER)


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    """What ``mkpkg remove`` was asked for.

    Attributes:
        items: Subpackages and modules.
        force: Whether to remove what is still imported, or is not in git.
        dry_run: Whether nothing may be written, not even to finish an earlier run.
    """

    items: tuple[str, ...]
    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Target:
    """What one item stands for: its dotted name, and where it is."""

    dotted: str
    parent: PackageFolder
    paths: tuple[Path, ...]


def remove(request: RemoveRequest) -> Outcome:
    """Prepare what removes subpackages and modules; nothing is written yet.

    Raises:
        BadInput: An item is a requirement, or the whole package.
        Refused: There is no such item; or something still imports it, or git does not
            have its content, and force was not asked for.
    """
    raise_errors(refuse_requirements(request.items, is_wanted=False), BadInput)
    root = find_root(".")
    settled = disk.recover(root, dry_run=request.dry_run)
    with also_saying(settled):
        project = find_project(".")
        targets = _find(read_items(project, request.items))
        updates, going = _unbound(project, targets)
        changed = {root / update.path: update.content for update in updates}
        uses = tuple(find_uses(project, going, changed))
        if not request.force:
            raise_errors((*uses, *_unsaved(root, sorted(going.files))), Refused)
        deletes = [
            Delete(PurePosixPath(path.relative_to(root).as_posix()), content)
            for path in sorted(going.files)
            for content in [disk.read_file(path) or b""]
        ]
        plan = Plan((*deletes, *updates))
        raise_errors(disk.verify(plan, root), Refused)
    return Outcome(
        "remove",
        root,
        listed([target.dotted for target in targets]),
        plan,
        (*settled, *map(_allowed, uses)),
        (),
        ""
        if uses
        else "nothing imports it"
        if len(targets) == 1
        else "nothing imports them",
    )


def _allowed(use: Finding) -> Finding:
    """Return what `--force` makes of an import that fails from now on."""
    return use._replace(severity=Severity.WARNING, why="", help="mend it")


def _find(asked: Asked) -> list[_Target]:
    found: dict[str, _Target] = {}
    missing: list[Finding] = []
    for item in asked.items:
        target = _target(asked, item)
        if isinstance(target, Finding):
            missing.append(target)
        else:
            found[target.dotted] = target
    raise_errors(missing, Refused)
    return list(found.values())


def _target(asked: Asked, item: Item) -> _Target | Finding:
    parent = asked.package(item.parts[:-1])
    child = parent.by_name.get(item.parts[-1]) if parent else None
    if parent is None or child is None or not _is_meant(child, item):
        is_folder = child and child.made is Made.FOLDER and not item.is_module
        return _no_package(item) if is_folder else _not_found(asked, item)
    if child.made in (Made.COMPILED, Made.UNBUILT):
        return error(
            "compiled",
            f"`{shown(item.text)}` is a compiled module",
            why="mkpkg cannot tell what it is built from",
            help="remove its files by hand, then run: mkpkg sync",
        )
    root = asked.project.root
    folder = root / parent.folder
    if child.made is Made.MODULE:
        beside = (folder / f"{child.name}{suffix}" for suffix in (".py", ".pyi"))
        paths = tuple(path for path in beside if path.is_file())
    else:
        paths = disk.files_below(folder / child.name)
    return _Target(f"{parent.dotted}.{child.name}", parent, paths)


def _no_package(item: Item) -> Finding:
    return error(
        "not-a-package",
        f"`{shown(item.text)}` is a folder without an __init__.py, and no package",
        why="mkpkg does not know what else it is for",
        help="remove it by hand",
    )


def _is_meant(child: Child, item: Item) -> bool:
    if child.made in _NO_MODULES:
        return False
    return not item.is_module or child.made is not Made.PACKAGE


def _not_found(asked: Asked, item: Item) -> Finding:
    top = asked.top
    prefix = f"{top.dotted}."
    known = [
        f"{package.dotted}.{child.name}".removeprefix(prefix)
        for package in asked.project.packages
        for child in package.children
        if f"{package.dotted}.".startswith(prefix) and child.made not in _NO_MODULES
    ]
    close = get_close_matches(item.dotted, known, 1)
    return Finding(
        "not-found",
        Severity.ERROR,
        f"there is no `{shown(item.text)}` in {top.dotted}",
        help=f"did you mean `{close[0]}`?" if close else None,
        name=item.text,
        suggestion=close[0] if close else None,
    )


def _unbound(project: Project, targets: list[_Target]) -> tuple[list[Update], Going]:
    """Return the changes to the packages above, innermost first, and what goes.

    A package that loses a name may have passed it on to the one above it.
    """
    gone = frozenset(target.dotted for target in targets)
    lost: frozenset[tuple[str, str]] = frozenset()
    updates: list[Update] = []
    above = {target.parent.dotted for target in targets}
    for package in project.packages:
        is_near = any(f"{dotted}.".startswith(f"{package.dotted}.") for dotted in above)
        is_going = any(f"{package.dotted}.".startswith(f"{name}.") for name in gone)
        if is_going or not is_near:
            continue
        update, names = _without(project, package, gone, lost)
        lost |= {(package.dotted, name) for name in names}
        updates += update
    files = frozenset(path for target in targets for path in target.paths)
    return updates, Going(gone, lost, files)


def _without(
    project: Project,
    package: PackageFolder,
    gone: frozenset[str],
    lost: frozenset[tuple[str, str]],
) -> tuple[list[Update], frozenset[str]]:
    path = package.init
    before = disk.read_file(project.root / path) if path else b""
    if before is None:
        raise Refused(unopened(package))
    if path is None or is_off(before):
        return [], frozenset()
    style = project.settings.style
    try:
        after = unbind(before, package.dotted, gone, lost, style)
    except UnreadableError as reason:
        raise Refused(unreadable(project, package.dotted, reason)) from reason
    if after.content == before:
        return [], frozenset()
    content = proved(package, after.content)
    return [Update(PurePosixPath(path), before, content)], after.names


def _unsaved(root: Path, paths: list[Path]) -> Iterator[Finding]:
    """Yield an error for each file that git could not give back."""
    own = [path for path in paths if not _is_made(path)]
    repository = git.enclosing_repository(root)
    if repository is None or not git.has_git():
        unsaved = frozenset(own)
        why = "there is no git repository to get it back from"
    else:
        unsaved = git.uncommitted_among(repository, own)
        why = "its content is in no commit, so it would be lost"
    for path in sorted(unsaved):
        place = path.relative_to(root).as_posix()
        yield error(
            "uncommitted",
            f"git does not have {shown(place)}",
            why=why,
            help="commit it first, or remove it anyway: --force",
            path=place,
            many="git does not have {count} of the files: {names}",
        )


def _is_made(path: Path) -> bool:
    """Tell whether Python makes a file again by itself."""
    return path.suffix in (".pyc", ".pyo") and path.parent.name == "__pycache__"
