"""What a name in a drawing stands for."""

import re
from enum import Enum, auto

from mkpkg._findings import Finding
from mkpkg.names import listed, shown

from ._nesting import Branch, descendants, problem

INTERNALS = "_internals"

#: Folders with code that is not the project's package, unless its build says so.
NOT_PACKAGES = frozenset(
    {
        "benchmarks",
        "build",
        "dist",
        "doc",
        "docs",
        "examples",
        "node_modules",
        "scripts",
        "site-packages",
        "target",
        "test",
        "tests",
        "tools",
        "venv",
    }
)

#: Any of them makes a folder a project.
MANIFESTS = ("pyproject.toml", "setup.py", "setup.cfg")

_SOURCE = "src"
# Files that have no suffix.
_FILES = re.compile(
    r"licen[cs]e|copying|notice|authors|readme|makefile|dockerfile", re.IGNORECASE
)
_SUFFIX = re.compile(r"\.\w+\Z")
_NOISE = re.compile(
    r"\.{3}|…|etc\.?"
    r"|\.[^./].*|__pycache__|py\.typed|.*(?:\.py[cod]|\.egg-info|\.dist-info|~)"
)


class Member(Enum):
    """What a line is about."""

    PACKAGE = auto()
    MODULE = auto()
    INIT = auto()
    INTERNALS = auto()
    NOISE = auto()
    OTHER = auto()


def kind_of(branch: Branch, *, only_folders: bool = False) -> Member:
    """Return what a line of a drawing is about.

    A name without a suffix is a package where something is in it or a slash is behind
    it, else a module. Ellipses, caches, hidden files and ``py.typed`` are not worth a
    word.

    Args:
        branch: The line.
        only_folders: Whether files are not drawn at all.
    """
    name = branch.name
    is_folder = branch.line.is_folder or bool(branch.inside) or only_folders
    special = _SPECIAL.get(name.removesuffix(".py"))
    if special and not is_folder:
        return special
    if _NOISE.fullmatch(name):
        return Member.NOISE
    if name.endswith(".py"):
        return Member.MODULE
    if is_folder:
        return Member.OTHER if _is_data(branch) else Member.PACKAGE
    is_file = _SUFFIX.search(name) or _FILES.fullmatch(name)
    return Member.OTHER if is_file else Member.MODULE


_SPECIAL = {"__init__": Member.INIT, INTERNALS: Member.INTERNALS}


def package_in(root: Branch) -> Branch | Finding:
    """Return the package that a drawing is of.

    That is the root, unless a whole project is drawn: it has a manifest or a folder
    ``src``, and its package is the one in that, or the one that is neither tests nor
    documentation.
    """
    inside = {inner.name: inner for inner in root.inside}
    if not _is_project(root, inside):
        return root
    within = [inner for inner in root.inside if inner.name.startswith(f"{_SOURCE}/")]
    source = inside.get(_SOURCE)
    found = within or [inner for inner in (source or root).inside if _is_package(inner)]
    if len(found) == 1:
        return found[0]
    names = listed([inner.name for inner in found]) or "none"
    return problem(
        (source or root).line,
        f"`{shown(root.name)}` is drawn as a project, and its package is not clear: {names}",
        "it has a pyproject.toml, or a folder src",
        "draw the package alone",
    )


def _is_project(root: Branch, inside: dict[str, Branch]) -> bool:
    if root.name.rpartition("/")[2] == _SOURCE or not set(MANIFESTS).isdisjoint(inside):
        return True
    if any(name.endswith(".py") for name in inside):
        return False
    has_source = _SOURCE in inside and bool(inside[_SOURCE].inside)
    return has_source or any(name.startswith(f"{_SOURCE}/") for name in inside)


def _is_package(branch: Branch) -> bool:
    return branch.name not in NOT_PACKAGES and kind_of(branch) is Member.PACKAGE


def _is_data(branch: Branch) -> bool:
    """Tell whether a folder holds files, and none of them is Python."""
    kinds = {kind_of(inner) for inner in descendants(branch) if not inner.inside}
    return Member.OTHER in kinds and kinds <= {Member.OTHER, Member.NOISE}
