"""One run over the packages of a project, each after those that are in it."""

from collections import Counter
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

from mkpkg import disk
from mkpkg._findings import Finding, errors_in
from mkpkg.layout import PackageFolder
from mkpkg.plan import Create, Update
from mkpkg.source import Package, Source, Unknowable, sync_package

from ._edited import proved
from ._project import Project
from ._remarks import Doing, findings_of, not_built
from ._wants import wants_of

# Packages that take names from each other in a circle might change for ever: one adds a
# name as long as another does not. From what they have come to, they then go on.
_ROUNDS = 4


class Synced(NamedTuple):
    """What became of the packages of a project.

    Attributes:
        changes: What is to be written.
        findings: What is to be said.
        refused: How many packages were refused.
        left: How many others have something wrong that is left as it is.
    """

    changes: tuple[Create | Update, ...]
    findings: tuple[Finding, ...]
    refused: int
    left: int


class Run:
    """One run over the packages of a project, each after those that are in it."""

    def __init__(self, project: Project, *, writes: bool) -> None:
        """Read nothing yet.

        Args:
            project: The project.
            writes: Whether what is found is going to be mended.
        """
        self._project = project
        self._doing = Doing(project.settings.is_managed, writes)
        self._generated = project.generated()
        self._modules = project.modules(self._generated.awaits)
        self._before: dict[str, bytes] = {}
        self._begun: dict[str, bytes] = {}
        self._told: dict[str, tuple[Finding, ...]] = {}
        self._contents: dict[str, bytes] = {}
        self._asked: dict[str, frozenset[str]] = {}
        self._rounds: Counter[str] = Counter()
        self._clashing: set[str] = set()
        self._refused: set[str] = set()
        self._updates: dict[str, Create | Update] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}

    def run(self, chosen: frozenset[str]) -> Synced:
        """Bring the packages of some names up to date."""
        self._sync_all([p for p in self._project.packages if p.dotted in chosen])
        self._refuse_clashes()
        wrong = {name for name, told in self._findings.items() if errors_in(told)}
        return Synced(
            tuple(self._updates.values()),
            tuple(chain.from_iterable(self._findings.values())),
            len(self._refused),
            len(wrong - self._refused),
        )

    def _sync_all(self, packages: list[PackageFolder]) -> None:
        """Bring packages up to date, until another run would change nothing."""
        for _ in range(_ROUNDS):
            self._rounds.clear()
            for package in packages:
                self._sync(package)
            if max(self._rounds.values(), default=0) < _ROUNDS:
                break
            self._begun = dict(self._contents)
            self._told = dict(self._findings)

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
        dotted = package.dotted
        source = self._modules.source(dotted)
        last = source.content if source else b""
        before = self._before.setdefault(dotted, last)
        is_there = source is not None or not package.has_init
        begun = self._begun.get(dotted, before)
        done = self._done(package, begun) if is_there else self._unread(package)
        if done.is_refused:
            done = done._replace(content=before)
        if is_there:
            self._modules.replace(dotted, Source(done.content, is_package=True))
        self._contents[dotted] = done.content
        self._note(package, before, done)
        for child in package.children:
            # What a package offers is in its own file from here on.
            self._modules.forget(f"{dotted}.{child.name}")
        return done.content != last

    def _unread(self, package: PackageFolder) -> Package:
        path = f"{self._project.root}/{package.folder}/__init__.py"
        why = disk.why_unreadable(path) or "it changed meanwhile"
        return _refused(package, b"", "unreadable", why)

    def _done(self, package: PackageFolder, before: bytes) -> Package:
        """Return what is to become of a package, as far as its file lets it."""
        wants = wants_of(package, self._project.settings)
        style = self._project.settings.style
        done = sync_package(before, package.dotted, self._modules, wants, style)
        if package.init is None and done.content != before:
            why = "its __init__.py is a link to a file outside of the project"
            return _refused(package, before, "outside", why)
        if package.init in self._clashing:
            why = "another package has the same file, by a link, and needs other lines"
            return _refused(package, before, "shared", why)
        return done

    def _readers(self, dotted: str) -> list[str]:
        return [
            name
            for name, asked in self._asked.items()
            if dotted in asked and name != dotted and self._rounds[name] < _ROUNDS
        ]

    def _note(self, package: PackageFolder, before: bytes, done: Package) -> None:
        self._asked[package.dotted] = self._modules.asked()
        earlier = self._told.get(package.dotted, ())
        mended = (finding for finding in earlier if not finding.is_error)
        told = findings_of(self._project, package, done, self._doing)
        unbuilt = not_built(package, self._generated.awaited())
        self._findings[package.dotted] = tuple(
            dict.fromkeys((*mended, *told, *unbuilt))
        )
        self._refused.discard(package.dotted)
        if done.is_refused:
            self._refused.add(package.dotted)
        if package.init is None:
            return
        if done.content == before:
            self._updates.pop(package.init, None)
        else:
            self._updates[package.init] = _change(package, before, done.content)

    def _refuse_clashes(self) -> None:
        """Refuse packages that share a file, and do not need the same lines in it."""
        for packages in self._project.sharing():
            read = [p for p in packages if p.dotted in self._contents]
            if len({self._contents[package.dotted] for package in read}) > 1:
                self._clashing.update(filter(None, (package.init for package in read)))
                for package in read:
                    self._sync(package)


def _change(package: PackageFolder, before: bytes, after: bytes) -> Create | Update:
    path, content = PurePosixPath(package.path), proved(package, after)
    return Update(path, before, content) if package.has_init else Create(path, content)


def _refused(package: PackageFolder, before: bytes, code: str, why: str) -> Package:
    return Package(before, refusals=(Unknowable(code, package.dotted, why),))
