"""What has an import name already: the standard library, Windows, tools, folders."""

from mkpkg._findings import Severity

from ._data import (
    COMMON_FOLDERS,
    IGNORED_FOLDERS,
    INTERNALS,
    POPULAR_PACKAGES,
    START_HOOKS,
    STDLIB,
    TEMPLATE_NAMES,
    TOOLS,
    WINDOWS_DEVICES,
)
from ._kinds import IMPORTED, Kind
from ._rule import Group, Rule, among

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_PACKAGE = frozenset({Kind.PACKAGE})
_INNER = frozenset({Kind.SUBPACKAGE, Kind.MODULE})
_SUBPACKAGE, _MODULE = frozenset({Kind.SUBPACKAGE}), frozenset({Kind.MODULE})


def _stdlib(name: str) -> str | None:
    if name not in STDLIB:
        return None
    return f"is a standard-library module (Python {STDLIB[name]})"


def _popular_package(name: str) -> str | None:
    dist = POPULAR_PACKAGES.get(name)
    return f"is what the popular project `{dist}` installs" if dist else None


def windows_device(name: str) -> str | None:
    """Say that a name is a device on Windows, with any suffix and in any case."""
    stem = name.partition(".")[0].rstrip(" ").lower()
    return "is a device name on Windows" if stem in WINDOWS_DEVICES else None


COLLISIONS = (
    Rule(
        "stdlib",
        _PACKAGE,
        _stdlib,
        "`import {}` would find one of the two, and not always the same",
        "Python standard library; PEP 8",
        "math",
        "maths",
    ),
    Rule(
        "stdlib-m",
        _INNER,
        lambda name: None if name.startswith("_") else _stdlib(name),
        "a file of this package that is run as a script would import `{}` from here",
        "ruff A005; measured",
        "types",
        "typing_tools",
        severity=_NOTE,
    ),
    Rule(
        "windows",
        IMPORTED,
        windows_device,
        "the project could not be cloned or installed on Windows",
        "Microsoft, Naming Files, Paths, and Namespaces",
        "aux",
        "auxiliary",
    ),
    Rule(
        "reserved",
        _PACKAGE,
        among(
            TEMPLATE_NAMES, "is the name of a folder or module that the template writes"
        ),
        "`import {}` in the project's own tests would find the wrong one",
        "the files of the template",
        "tests",
        "testing",
        group=Group.FORM,
    ),
    Rule(
        "reserved",
        _INNER,
        among(INTERNALS, "is taken"),
        "every package gets a private module `_internals` by itself",
        "the files of the template",
        "_internals",
        "_inner",
        group=Group.FORM,
    ),
    Rule(
        "hook",
        _PACKAGE,
        among(START_HOOKS, "is imported at every start of Python"),
        "its code would run in every program of the environment",
        "Python standard library, site",
        "sitecustomize",
        "customize",
    ),
    Rule(
        "tool",
        _PACKAGE,
        among(TOOLS["error"], "is a tool that the project itself uses"),
        "inside of the project, `{}` would be the package and not the tool",
        "the tools of the template; PEP 794",
        "pytest",
        "pytest_helpers",
    ),
    Rule(
        "tool",
        _PACKAGE,
        among(TOOLS["warning"], "is installed by packaging and testing tools"),
        "both in one environment overwrite each other",
        "pip, setuptools, wheel, pytest",
        "_pytest",
        "_tests",
        severity=_WARNING,
    ),
    Rule(
        "tool",
        _INNER,
        among(frozenset({"conftest"}), "is the name of pytest's local plugins"),
        "pytest would load it as a plugin",
        "pytest, conftest.py",
        "conftest",
        "config",
        severity=_WARNING,
    ),
    Rule(
        "toplevel",
        _PACKAGE,
        among(COMMON_FOLDERS, "is what many projects call a folder of theirs"),
        "two projects that install `{}` overwrite each other, and build tools skip it",
        "check-wheel-contents W005; setuptools, flat layout",
        "docs",
        "docs_tools",
        severity=_WARNING,
    ),
    Rule(
        "popular",
        _PACKAGE,
        _popular_package,
        "both in one environment overwrite each other",
        "PEP 423; PEP 794",
        "yaml",
        "yamlish",
        is_publishing=True,
        severity=_WARNING,
    ),
    Rule(
        "gitignore",
        _SUBPACKAGE,
        among(
            IGNORED_FOLDERS, "is a folder that the usual .gitignore of Python ignores"
        ),
        "with an unanchored pattern it is neither committed nor in the wheel; "
        "the .gitignore of the template is anchored",
        "github/gitignore, Python",
        "build",
        "builder",
        severity=_WARNING,
    ),
    Rule(
        "gitignore",
        _MODULE,
        among(
            frozenset({"local_settings"}),
            "is a file that the usual .gitignore of Python ignores",
        ),
        "it would not be committed there; the .gitignore of the template lets it pass",
        "github/gitignore, Python",
        "local_settings",
        "settings",
        severity=_WARNING,
    ),
)
