"""Which package of a project is meant, and why it cannot be one that the template knows."""

import re

from mkpkg import disk
from mkpkg._errors import MkpkgError, Refused, bad_input, refused
from mkpkg.layout import PackageFolder
from mkpkg.names import derive_package, listed, shown

from ._project import Project, find_project, no_package
from ._recorded import has_answers

# What makes a package share its name with others (before PEP 420).
_SHARED = re.compile(rb"\b(?:declare_namespace|extend_path)\s*\(")


def choose_package(project: Project, wanted: str | None, name: str) -> PackageFolder:
    """Return the package that a project is about.

    Args:
        project: The project.
        wanted: The package that the user names, or None.
        name: The name of the project, or nothing.

    Raises:
        BadInput: There are several, and none was named; or there is none of that name.
        Refused: There is none, or it is a namespace.
    """
    tops = _tops(project)
    if wanted is not None:
        return _whole(project, _named(tops, wanted))
    if not tops:
        raise _nothing(project, derive_package(name))
    chosen = _candidates(project)
    if not chosen:
        raise _namespace(next(iter(tops.values())))
    if len(chosen) > 1:
        raise _several(tuple(chosen), derive_package(name))
    return next(iter(chosen.values()))


def packages_to_choose(path: str) -> tuple[str, ...]:
    """Return the packages that a project may be about; for who still asks.

    Of one that is adopted already, there are none.

    Raises:
        Refused: There is no project.
        BadInput: There is no such path, or the settings of the project are wrong.
    """
    project = find_project(path)
    return () if has_answers(project.root) else tuple(_candidates(project))


def _tops(project: Project) -> dict[str, PackageFolder]:
    return {top.dotted: top for top in project.tops if top.has_init}


def _candidates(project: Project) -> dict[str, PackageFolder]:
    """Return the whole packages at the top, private ones only where all are."""
    tops = _tops(project).items()
    whole = {dotted: top for dotted, top in tops if not _is_space(project, top)}
    return {d: top for d, top in whole.items() if not d.startswith("_")} or whole


def _named(tops: dict[str, PackageFolder], wanted: str) -> PackageFolder:
    if wanted in tops:
        return tops[wanted]
    raise bad_input(
        "package",
        f"there is no package `{shown(wanted)}` at the top of the project",
        why=f"there is {listed(list(tops))}" if tops else "there is none at all",
        help=f"--package {next(iter(tops))}" if tops else None,
    )


def _whole(project: Project, top: PackageFolder) -> PackageFolder:
    if _is_space(project, top):
        raise _namespace(top)
    return top


def _is_space(project: Project, top: PackageFolder) -> bool:
    content = disk.read_file(project.root / top.folder / "__init__.py") or b""
    return "." in top.dotted or bool(_SHARED.search(content))


def _namespace(top: PackageFolder) -> Refused:
    space = top.dotted.partition(".")[0]
    return refused(
        "namespace",
        f"{top.dotted} is in the namespace `{space}`"
        if "." in top.dotted
        else f"{space} is a namespace",
        why="other projects may share the name, and the template makes whole packages only",
        help="mkpkg add and mkpkg sync work there without being adopted",
        path=top.folder,
    )


def _several(names: tuple[str, ...], own: str) -> MkpkgError:
    first = own if own in names else names[0]
    return bad_input(
        "several",
        f"there are {len(names)} packages: {listed(names)}",
        why="a project that the template makes has one",
        help=f"say which one it is about: --package {first}",
    )


def _nothing(project: Project, own: str) -> Refused:
    reason = no_package(project.root)
    places = (f"{own}.py", f"src/{own}.py")
    modules = [place for place in places if (project.root / place).is_file()]
    if not modules:
        return reason
    (finding,) = reason.findings
    return Refused(
        finding._replace(
            why=f"{listed(modules)} stands alone, and the template makes packages",
            help="make it a package first: a folder with an __init__.py",
        )
    )
