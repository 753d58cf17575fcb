"""What works, and surprises people."""

import re
from functools import partial

from mkpkg._findings import Severity

from ._data import BUILTINS, GENERIC
from ._kinds import IMPORTED, Kind
from ._rule import Group, Rule, among, first

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_DIST = frozenset({Kind.DIST})
_PACKAGE, _MODULE = frozenset({Kind.PACKAGE}), frozenset({Kind.MODULE})
_INNER = frozenset({Kind.SUBPACKAGE, Kind.MODULE})

# A name that is customary in spite of its underscores.
_CUSTOMARY = frozenset({"__about__", "__version__", "__main__"})
_DUNDER = re.compile(r"__\w+__")
_LONG = 200


def _nonascii(name: str) -> str | None:
    if name.isascii():
        return None
    return first(name, lambda char: not char.isascii(), "has the non-ASCII character")


def _case(name: str) -> str | None:
    return None if name == name.lower() else "is not in lower case"


def _runs(name: str) -> str | None:
    found = re.search(r"[-_.]{2,}", name)
    return f"has the run `{found[0]}` of separators" if found else None


def _normal(name: str) -> str | None:
    plain = re.sub(r"[-_.]+", "-", name).lower()
    return None if name == plain else f"is shown by tools as `{plain}`"


def _digit(name: str) -> str | None:
    return "starts with a digit" if name[0].isdigit() else None


def _private(name: str) -> str | None:
    is_private = name.startswith("_") and not name.startswith("__") and name.strip("_")
    return "looks private" if is_private else None


def _mangled(name: str) -> str | None:
    if not name.startswith("__") or name.endswith("__"):
        return None
    return "starts with two underscores"


def _invented(name: str) -> str | None:
    if name in _CUSTOMARY or not _DUNDER.fullmatch(name) or not name.strip("_"):
        return None
    return "starts and ends with two underscores"


def _underscores(name: str) -> str | None:
    return None if name.strip("_") else "has nothing but underscores"


def _long(name: str) -> str | None:
    return f"is {len(name)} characters long" if len(name) > _LONG else None


def _testlike(name: str) -> str | None:
    is_test = name.startswith("test_") or name.endswith("_test")
    return "is named like a test" if is_test else None


rule = partial(Rule, group=Group.CONVENTION)
_PEP_8 = "PEP 8, Package and module names"

CONVENTIONS = (
    rule(
        "nonascii",
        IMPORTED,
        _nonascii,
        "such names are hard to type, and some tools and file systems change them",
        "PEP 3131, Policy Specification; ruff N999",
        "café",
        "cafe",
        remedy="write it in ASCII letters",
    ),
    rule(
        "case",
        IMPORTED,
        _case,
        "modules and packages have short names in lower case",
        f"{_PEP_8}; ruff N999",
        "MyPkg",
        "mypkg",
        severity=_WARNING,
        remedy="write it in lower case",
    ),
    rule(
        "normal",
        _DIST,
        _runs,
        "nobody can say or type it",
        "PyPA, Names and normalization",
        "a--b",
        "a-b",
        severity=_WARNING,
        remedy="write it in the form that is shown",
    ),
    rule(
        "normal",
        _DIST,
        _normal,
        "indexes compare names in that form",
        "PyPA, Names and normalization",
        "My_App",
        "my-app",
        severity=_NOTE,
        remedy="write it in the form that is shown",
    ),
    rule(
        "digit",
        _DIST,
        _digit,
        "its import package needs another name: --import-name",
        "Python language reference, Identifiers and keywords",
        "3d-tools",
        "tools-3d",
        severity=_NOTE,
        remedy="pass --import-name",
    ),
    rule(
        "private",
        _PACKAGE,
        _private,
        "a leading underscore says that others should not import it",
        _PEP_8,
        "_foo",
        "foo",
        severity=_WARNING,
        remedy="leave the underscore out",
    ),
    rule(
        "mangle",
        IMPORTED,
        _mangled,
        "inside of a class, `import {}` looks for another name",
        "Python language reference, Private name mangling",
        "__foo",
        "foo__",
        severity=_WARNING,
        remedy="use one underscore",
    ),
    rule(
        "dunderw",
        IMPORTED,
        _invented,
        "Python may give such a name a meaning at any time",
        "PEP 8, Descriptive: Naming styles",
        "__private__",
        "__about__",
        severity=_WARNING,
        remedy="leave the underscores out",
    ),
    rule(
        "underscore",
        IMPORTED,
        _underscores,
        "it says nothing, and `_` means other things",
        _PEP_8,
        "_",
        "_a",
        severity=_WARNING,
        remedy="use a word",
    ),
    rule(
        "builtin",
        _PACKAGE,
        among(BUILTINS, "is a builtin"),
        "`import {}` hides the builtin in every module that does it",
        "ruff A004",
        "filter",
        "filters",
        severity=_WARNING,
        remedy="use the plural, or another word",
    ),
    rule(
        "builtin",
        _INNER,
        among(BUILTINS, "is a builtin"),
        "`from … import {}` hides the builtin",
        "ruff A004",
        "filter",
        "filters",
        severity=_NOTE,
        remedy="use the plural, or another word",
    ),
    rule(
        "length",
        IMPORTED,
        _long,
        "paths that hold it are too long for some systems",
        "Microsoft, Maximum Path Length Limitation",
        "a" * 201,
        "a" * 200,
        severity=_WARNING,
        group=Group.FORM,
        remedy="choose a shorter name",
    ),
    rule(
        "testlike",
        _MODULE,
        _testlike,
        "pytest collects files of such names, and a parent does not bind them",
        "pytest, python_files",
        "test_models",
        "models",
        severity=_NOTE,
        remedy="nothing, if it is a test",
    ),
    rule(
        "generic",
        _PACKAGE,
        among(GENERIC, "says little"),
        "nobody will find it, and others use it too",
        _PEP_8,
        "utils",
        "text_utils",
        severity=_NOTE,
        remedy="say what it is about",
    ),
)
