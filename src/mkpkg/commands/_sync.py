"""Re-exports brought up to date in a whole project."""

import os
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._errors import also_saying
from mkpkg._findings import Finding, errors_in
from mkpkg.layout import PackageFolder
from mkpkg.plan import Create, Plan, Update
from mkpkg.source import Package, Unknowable, sync_package

from ._edited import proved
from ._next_steps import quoted
from ._outcome import Outcome
from ._project import Project, find_project, find_root, no_package, with_missing_init
from ._remarks import Doing, findings_of
from ._wants import wants_of

# Packages that take names from each other in a circle might change for ever: one adds a
# name as long as another does not. From what they have come to, they then go on.
_ROUNDS = 4


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
    run = _Run(project, writes=not request.dry_run)
    run.sync_all([p for p in project.packages if p.dotted in chosen])
    findings = tuple(chain.from_iterable(run.findings.values()))
    refused = sum(bool(errors_in(inner)) for inner in run.findings.values())
    place = "" if request.path == "." else f" {quoted(request.path)}"
    return Outcome(
        "sync",
        project.root,
        _subject(project),
        Plan(tuple(run.updates.values())),
        (*settled, *findings),
        (),
        _proof(len(chosen), refused),
        exit_code=1 if refused else 0,
        again=f"mkpkg sync{place}",
    )


def _proof(count: int, refused: int) -> str:
    read = f"{count} package{'s' if count > 1 else ''} read"
    return f"{read}, {refused} refused" if refused else read


class _Run:
    """One run over the packages of a project, each after those that are in it.

    Attributes:
        updates: What is to be written, by the file.
        findings: What is to be said, by the package.
    """

    def __init__(self, project: Project, *, writes: bool) -> None:
        self._project = project
        self._doing = Doing(project.settings.is_managed, writes)
        self._modules = project.modules()
        self._before: dict[str, bytes] = {}
        self._begun: dict[str, bytes] = {}
        self._reached: dict[str, bytes] = {}
        self._told: dict[str, tuple[Finding, ...]] = {}
        self._contents: dict[str, tuple[str, bytes]] = {}
        self._asked: dict[str, frozenset[str]] = {}
        self._rounds: Counter[str] = Counter()
        self.updates: dict[str, Create | Update] = {}
        self.findings: dict[str, tuple[Finding, ...]] = {}

    def sync_all(self, packages: list[PackageFolder]) -> None:
        """Bring packages up to date, until another run would change nothing."""
        for _ in range(_ROUNDS):
            self._rounds.clear()
            for package in packages:
                self._sync(package)
            if max(self._rounds.values(), default=0) < _ROUNDS:
                break
            self._begun = dict(self._reached)
            self._told = dict(self.findings)

    def _sync(self, package: PackageFolder) -> None:
        """Bring a package up to date, and again those that read it as it was before."""
        waiting = [package.dotted]
        while waiting:
            dotted = waiting.pop(0)
            if self._changes(self._project.by_name[dotted]):
                self._rounds[dotted] += 1
                waiting += self._readers(dotted)

    def _changes(self, package: PackageFolder) -> bool:
        """Bring a package up to date, and tell whether it became another."""
        source = self._modules.source(package.dotted)
        last = source.content if source else b""
        before = self._before.setdefault(package.dotted, last)
        begun = self._begun.get(package.dotted, before)
        wants = wants_of(package, self._project.settings)
        style = self._project.settings.style
        done = sync_package(begun, package.dotted, self._modules, wants, style)
        done = self._placed(package, before, done)
        self._reached[package.dotted] = done.content
        self._note(package, before, done)
        for child in package.children:
            # What a package offers is in its own file from here on.
            self._modules.forget(f"{package.dotted}.{child.name}")
        return done.content != last

    def _readers(self, dotted: str) -> list[str]:
        return [
            name
            for name, asked in self._asked.items()
            if dotted in asked and name != dotted and self._rounds[name] < _ROUNDS
        ]

    def _note(self, package: PackageFolder, before: bytes, done: Package) -> None:
        self._asked[package.dotted] = self._modules.asked()
        earlier = self._told.get(package.dotted, ())
        told = findings_of(self._project, package, done, self._doing)
        mended = (finding for finding in earlier if not finding.is_error)
        self.findings[package.dotted] = tuple(dict.fromkeys((*mended, *told)))
        if package.init is None or self._contents[package.init][0] != package.dotted:
            return
        if done.content == before:
            self.updates.pop(package.init, None)
        else:
            self.updates[package.init] = _change(package, before, done.content)

    def _placed(self, package: PackageFolder, before: bytes, done: Package) -> Package:
        """Note what a file is to hold, or refuse it where links lead to no place for it."""
        if package.init is None:
            why = "its __init__.py is a link to a file outside of the project"
            is_changed = done.content != before
            return _not_placed(package, before, done, why) if is_changed else done
        here = (package.dotted, done.content)
        owner, content = self._contents.setdefault(package.init, here)
        if owner != package.dotted and content != done.content:
            why = "another package has the same file, by a link, and needs other lines"
            return _not_placed(package, before, done, why)
        self._contents[package.init] = (owner, done.content)
        return done


def _change(package: PackageFolder, before: bytes, after: bytes) -> Create | Update:
    path, content = PurePosixPath(package.path), proved(package, after)
    return Update(path, before, content) if package.has_init else Create(path, content)


def _not_placed(
    package: PackageFolder, before: bytes, done: Package, why: str
) -> Package:
    refusal = Unknowable("outside", package.dotted, why)
    return done._replace(content=before, refusals=(refusal,))


def _chosen(project: Project, path: str) -> frozenset[str]:
    """Return the packages that a path is about: where it is about none, all."""
    given = Path(os.path.realpath(path))
    if given == project.root or given in project.root.parents:
        return frozenset(project.by_name)
    place = given.relative_to(project.root).as_posix()
    below = [p for p in project.packages if f"{p.folder}/".startswith(f"{place}/")]
    around = [p for p in project.packages if place.startswith(f"{p.folder}/")]
    inner = max(around, key=lambda package: len(package.folder), default=None)
    chosen = below or ([inner] if inner else project.packages)
    return frozenset(package.dotted for package in chosen)


def _subject(project: Project) -> str:
    tops = [package.dotted for package in project.tops]
    return tops[0] if len(tops) == 1 else project.root.name
