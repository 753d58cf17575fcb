"""What is found about re-exports, in words a user can act on."""

from collections.abc import Iterator
from dataclasses import dataclass

from mkpkg._findings import Finding, error
from mkpkg.layout import Oddity, PackageFolder
from mkpkg.names import shown
from mkpkg.source import Package, Remark, Unknowable, UnreadableError

from ._project import Project
from ._remark_texts import (
    CONFLICTS,
    MENDED,
    ODDITIES,
    PLACES,
    REFUSALS,
    REMARKS,
    TO_MEND,
    UNMANAGED,
    Text,
)


@dataclass(frozen=True, slots=True)
class Doing:
    """What a command does about what it finds.

    Attributes:
        adds: Whether names that are missing are added.
        writes: Whether what is found is mended, or only told.
    """

    adds: bool
    writes: bool


def findings_of(
    project: Project, package: PackageFolder, done: Package, doing: Doing
) -> Iterator[Finding]:
    """Yield what is to be said of a package, errors included."""
    path = package.path
    for reason in done.refusals:
        found = refusal(project, reason)
        is_link = reason.code == "unreadable"
        # What it leads to may be nowhere.
        yield found._replace(path=f"{package.folder}/__init__.py") if is_link else found
    for conflict in dict.fromkeys(done.conflicts):
        yield _finding(CONFLICTS[conflict.code], conflict, package.dotted, path)
    if done.is_refused:
        doing = Doing(adds=doing.adds, writes=False)
    for remark in dict.fromkeys(done.remarks):
        yield _remark(remark, package.dotted, path, doing)
    for oddity in package.oddities:
        yield _oddity(oddity, package.dotted)


def not_built(package: PackageFolder, awaited: tuple[str, ...]) -> Iterator[Finding]:
    """Yield that modules are not there, and what is about them stays."""
    for module in awaited:
        remark = Remark("unbuilt", module, module)
        yield _finding(REMARKS["unbuilt"], remark, package.dotted, package.path)


def odd_places(project: Project) -> Iterator[Finding]:
    """Yield what is to be said of packages that are not the project's, or seem so."""
    for oddity in project.oddities:
        remark = Remark(oddity.code, oddity.name)
        yield _finding(PLACES[oddity.code], remark, "", oddity.path)


def refusal(project: Project, reason: Unknowable) -> Finding:
    """Return the error about a module that cannot be read, known or written."""
    text = REFUSALS[reason.code]
    values = {"module": shown(reason.module), "why": reason.why}
    return Finding(
        reason.code,
        text.severity,
        text.one.format_map(values),
        text.why,
        text.help,
        project.path_of(reason.module),
        reason.line,
        1 if reason.line else None,
        reason.module,
    )


def unreadable(project: Project, module: str, reason: UnreadableError) -> Finding:
    """Return the error about a package that cannot be read."""
    return refusal(project, Unknowable("syntax", module, str(reason), reason.line))


def unopened(package: PackageFolder) -> Finding:
    """Return the error about a package whose file is there and cannot be opened."""
    return error(
        "os",
        f"{shown(package.path)} cannot be opened",
        why=f"it has the lines of {package.dotted} that would change",
        help="look at its permissions",
        path=package.path,
    )


def _remark(remark: Remark, package: str, path: str, doing: Doing) -> Finding:
    if remark.code not in TO_MEND:
        return _finding(REMARKS[remark.code], remark, package, path)
    is_kept = remark.code != "stale-export" and not doing.adds
    is_mended = doing.writes and not is_kept
    text = (MENDED if is_mended else TO_MEND)[remark.code]
    if is_kept:
        text = text._replace(why=UNMANAGED)
    return _finding(text, remark, package, path)


def _finding(text: Text, remark: Remark, package: str, path: str) -> Finding:
    values = {
        "name": shown(remark.name),
        "module": "it" if remark.module == package else shown(remark.module),
        "package": package,
    }
    return Finding(
        remark.code,
        text.severity,
        text.one.format_map(values),
        text.why,
        text.help,
        path,
        remark.line,
        1 if remark.line else None,
        remark.name or None,
        many=text.many.replace("{package}", package),
    )


def _oddity(oddity: Oddity, package: str) -> Finding:
    remark = Remark(oddity.code, oddity.name)
    return _finding(ODDITIES[oddity.code], remark, package, oddity.path)
