"""Re-exports brought up to date in a whole project."""

import os
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._errors import also_saying
from mkpkg._findings import Finding, errors_in
from mkpkg.layout import PackageFolder
from mkpkg.plan import Create, Plan, Update
from mkpkg.source import Package, Style, Unknowable, sync_package

from ._edited import proved
from ._next_steps import quoted
from ._outcome import Outcome
from ._project import Project, find_project, find_root, no_package, with_missing_init
from ._remarks import Doing, findings_of
from ._wants import wants_of


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """What ``mkpkg sync`` was asked for.

    Attributes:
        path: A project, or something in it: then only what is there is changed.
        dry_run: Whether nothing may be written, not even to finish an earlier run.
    """

    path: str = "."
    dry_run: bool = False


def sync(request: SyncRequest) -> Outcome:
    """Prepare what makes the re-exports of a project right; nothing is written yet.

    Raises:
        Refused: There is no project, or no package in it.
        BadInput: The settings of the project are wrong.
    """
    root = find_root(request.path)
    settled = disk.recover(root, dry_run=request.dry_run)
    with also_saying(settled):
        project = with_missing_init(find_project(request.path))
        chosen = _chosen(project, request.path)
        if not chosen:
            raise no_package(project.root)
    updates, found = _sync(project, chosen, writes=not request.dry_run)
    findings = tuple(chain.from_iterable(found.values()))
    refused = sum(bool(errors_in(inner)) for inner in found.values())
    place = "" if request.path == "." else f" {quoted(request.path)}"
    return Outcome(
        "sync",
        project.root,
        _subject(project),
        Plan(tuple(updates)),
        (*settled, *findings),
        (),
        _proof(len(chosen), refused),
        exit_code=1 if refused else 0,
        again=f"mkpkg sync{place}",
    )


def _proof(count: int, refused: int) -> str:
    read = f"{count} package{'s' if count > 1 else ''} read"
    return f"{read}, {refused} refused" if refused else read


def _sync(
    project: Project, chosen: frozenset[str], *, writes: bool
) -> tuple[list[Create | Update], dict[str, tuple[Finding, ...]]]:
    """Return the changes, and what is to be said of each package."""
    modules = project.modules()
    style = Style(project.settings.width)
    updates: dict[str, Create | Update] = {}
    contents: dict[str, bytes] = {}
    findings: dict[str, tuple[Finding, ...]] = {}
    for package in project.packages:
        if package.dotted not in chosen:
            continue
        source = modules.source(package.dotted)
        before = source.content if source else b""
        wants = wants_of(package, project.settings)
        done = sync_package(before, package.dotted, modules, wants, style)
        done = _placed(package, before, done, contents)
        if package.init is not None and done.content != before:
            updates[package.init] = _change(package, before, done.content)
        doing = Doing(wants.adds, writes)
        findings[package.dotted] = tuple(findings_of(project, package, done, doing))
        for child in package.children:
            # What a package offers is in its own file from here on.
            modules.forget(f"{package.dotted}.{child.name}")
    return list(updates.values()), findings


def _change(package: PackageFolder, before: bytes, after: bytes) -> Create | Update:
    path, content = PurePosixPath(package.path), proved(package, after)
    return Update(path, before, content) if package.has_init else Create(path, content)


def _placed(
    package: PackageFolder, before: bytes, done: Package, contents: dict[str, bytes]
) -> Package:
    """Note what a file is to hold, or refuse it where links lead to no place for it."""
    if package.init is None:
        why = "its __init__.py is a link to a file outside of the project"
        is_changed = done.content != before
        return _not_placed(package, before, done, why) if is_changed else done
    if contents.setdefault(package.init, done.content) != done.content:
        why = "another package has the same file, by a link, and needs other lines"
        return _not_placed(package, before, done, why)
    return done


def _not_placed(
    package: PackageFolder, before: bytes, done: Package, why: str
) -> Package:
    refusal = Unknowable("outside", package.dotted, why)
    return done._replace(content=before, refusals=(refusal,))


def _chosen(project: Project, path: str) -> frozenset[str]:
    """Return the packages that a path is about."""
    given = Path(os.path.realpath(path))
    if given == project.root or given in project.root.parents:
        return frozenset(project.by_name)
    place = given.relative_to(project.root).as_posix()
    below = [p for p in project.packages if f"{p.folder}/".startswith(f"{place}/")]
    around = [p for p in project.packages if place.startswith(f"{p.folder}/")]
    inner = max(around, key=lambda package: len(package.folder), default=None)
    chosen = below or ([inner] if inner else [])
    return frozenset(package.dotted for package in chosen)


def _subject(project: Project) -> str:
    tops = [package.dotted for package in project.tops]
    return tops[0] if len(tops) == 1 else project.root.name
