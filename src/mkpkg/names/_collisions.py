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
from ._rule import Group, Rule, among, like

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
        remedy="put another word to it, as in pymath",
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
        remedy="nothing, or put another word to it",
    ),
    Rule(
        "windows",
        IMPORTED,
        windows_device,
        "the project could not be cloned or installed on Windows",
        "Microsoft, Naming Files, Paths, and Namespaces",
        "aux",
        "auxiliary",
        remedy="add an underscore or a word",
    ),
    Rule(
        "reserved",
        _PACKAGE,
        like(
            TEMPLATE_NAMES, "is the name of a folder or module that the template writes"
        ),
        "`import {}` in the project's own tests would find the wrong one",
        "the files of the template",
        "tests",
        "testing",
        group=Group.FORM,
        remedy="choose another name",
    ),
    Rule(
        "reserved",
        _INNER,
        like(INTERNALS, "is taken"),
        "every package gets a private module `_internals` by itself",
        "the files of the template",
        "_internals",
        "_inner",
        group=Group.FORM,
        remedy="choose another name",
    ),
    Rule(
        "hook",
        _PACKAGE,
        among(START_HOOKS, "is imported at every start of Python"),
        "its code would run in every program of the environment",
        "Python standard library, site",
        "sitecustomize",
        "customize",
        remedy="choose another name",
    ),
    Rule(
        "tool",
        _PACKAGE,
        among(TOOLS["error"], "is a tool that the project itself uses"),
        "inside of the project, `{}` would be the package and not the tool",
        "the tools of the template; PEP 794",
        "pytest",
        "pytest_helpers",
        remedy="put another word to it, as in my_tool",
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
        remedy="put another word to it, as in my_tool",
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
        remedy="put another word to it, as in my_tool",
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
        remedy="put the name of the project in front, as in sound_tests",
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
        remedy="choose a name that is free",
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
        remedy="anchor the pattern in a .gitignore of your own, as in /build/",
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
        remedy="anchor the pattern in a .gitignore of your own, as in /build/",
    ),
)
