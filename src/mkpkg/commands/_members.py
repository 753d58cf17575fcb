"""The names in a project, for whoever completes what is typed."""

from typing import NamedTuple

from mkpkg._errors import MkpkgError

from ._project import find_project


class Members(NamedTuple):
    """The dotted names of what a project has.

    Attributes:
        packages: Its packages, the top-level ones included.
        modules: Its modules.
    """

    packages: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


def members_of(path: str) -> Members:
    """Return the names in the project around a path; none where there is no project."""
    try:
        project = find_project(path)
    except (MkpkgError, OSError):
        return Members()
    packages = tuple(package.dotted for package in project.packages)
    modules = tuple(
        f"{package.dotted}.{child.name}"
        for package in project.packages
        for child in package.children
        if child.is_importable
    )
    own = frozenset(packages)
    return Members(
        tuple(sorted(packages)), tuple(sorted(n for n in modules if n not in own))
    )
