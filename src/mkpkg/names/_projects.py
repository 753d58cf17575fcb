"""What has a project's name already: PyPI's own list, popular projects, commands."""

import re
from functools import cache

from mkpkg._findings import Severity

from ._collisions import windows_device
from ._data import COMMON_FOLDERS, POPULAR_DISTS, PYPI_STDLIB
from ._kinds import Kind
from ._rule import Rule

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_DIST = frozenset({Kind.DIST})

# Names of interpreters and of a virtual environment's script, which uv refuses to
# install as commands.
_SCRIPT = re.compile(r"pythonw?|python[23](?:\.\d+)?t?|graalpy|pypy[23]?|activate")
_ARCHIVES = (".whl", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".egg")


def _normalized(name: str) -> str:
    """Return a project name as indexes compare it (PyPA, Names and normalization)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _ultranormalized(name: str) -> str:
    """Return what PyPI compares to find names that are too similar."""
    return re.sub(r"[-_.]", "", name).lower().translate(str.maketrans("lio", "110"))


@cache
def _lookalikes() -> dict[str, str]:
    return {_ultranormalized(name): name for name in POPULAR_DISTS}


def _pypi_stdlib(name: str) -> str | None:
    if _normalized(name) not in PYPI_STDLIB:
        return None
    return "is refused by PyPI: some Python has a standard-library module of that name"


def _pypi_prohibited(name: str) -> str | None:
    taken = {"requirements-txt", "rrequirements-txt"}
    return "is refused by PyPI" if _normalized(name) in taken else None


def _common_derived(name: str) -> str | None:
    if _normalized(name).replace("-", "_") not in COMMON_FOLDERS:
        return None
    return "is what many projects call a folder of theirs"


def _script(name: str) -> str | None:
    return "is the name of an interpreter" if _SCRIPT.fullmatch(name.lower()) else None


def _popular_dist(name: str) -> str | None:
    return "is a popular project" if _normalized(name) in POPULAR_DISTS else None


def _similar(name: str) -> str | None:
    other = _lookalikes().get(_ultranormalized(name))
    if other is None or other == _normalized(name):
        return None
    return f"is too similar to the popular project `{other}`"


def _archive(name: str) -> str | None:
    return "looks like a file" if name.lower().endswith(_ARCHIVES) else None


def _stubs(name: str) -> str | None:
    return "starts with `types-`" if _normalized(name).startswith("types-") else None


PROJECTS = (
    Rule(
        "pypi-stdlib",
        _DIST,
        _pypi_stdlib,
        "an upload to PyPI under it fails; another index may take it",
        "PyPI, STDLIB_PROHIBITED (Python 2.6 to 3.14)",
        "http-client",
        "http-clients",
        is_publishing=True,
        remedy="put the name of your group in front, as in acme-http-client",
    ),
    Rule(
        "pypi-prohibited",
        _DIST,
        _pypi_prohibited,
        "people would install it by a slip of the keyboard",
        "PyPI, prohibited project names",
        "Requirements_TXT",
        "requirements",
        is_publishing=True,
        remedy="choose another name",
    ),
    Rule(
        "windows",
        _DIST,
        windows_device,
        "a folder of that name cannot exist on Windows",
        "Microsoft, Naming Files, Paths, and Namespaces",
        "aux.core",
        "core.aux",
        severity=_WARNING,
        remedy="add an underscore or a word",
    ),
    Rule(
        "toplevel",
        _DIST,
        _common_derived,
        "its import package would meet those of other projects",
        "check-wheel-contents W005; setuptools, flat layout",
        "docs",
        "docs-tools",
        severity=_WARNING,
        remedy="put the name of the project in front, as in sound_tests",
    ),
    Rule(
        "script",
        _DIST,
        _script,
        "a command of that name would hide the interpreter, and uv refuses to install it",
        "uv, names of scripts",
        "python3",
        "python3-tools",
        severity=_WARNING,
        remedy="put another word to it, as in my-python",
    ),
    Rule(
        "popular",
        _DIST,
        _popular_dist,
        "the name is taken, and `pip install {}` gets the other one",
        "PEP 423",
        "requests",
        "requests-kit",
        is_publishing=True,
        severity=_WARNING,
        remedy="choose a name that is free",
    ),
    Rule(
        "similar",
        _DIST,
        _similar,
        "PyPI refuses names that differ only by separators, or by `l` and `1`, `o` and `0`",
        "PyPI, ultranormalize_name",
        "f1ask",
        "flasks",
        is_publishing=True,
        severity=_WARNING,
        remedy="choose a name that differs by more",
    ),
    Rule(
        "archive",
        _DIST,
        _archive,
        "`pip install {}` would look for a file of that name",
        "pip, local archives",
        "foo.zip",
        "foo-zip",
        severity=_WARNING,
        remedy="leave the suffix out, or join it with `-`",
    ),
    Rule(
        "stubs",
        _DIST,
        _stubs,
        "the prefix is that of the stubs in typeshed",
        "PEP 752; PEP 561",
        "types-foo",
        "footypes",
        severity=_WARNING,
        remedy="end it with `-stubs` where it holds stubs",
    ),
)
