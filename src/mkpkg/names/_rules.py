"""The rules for one name, or one part of a dotted one: small functions in a table."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from mkpkg._findings import Severity

from ._data import (
    KEYWORDS,
    PYTHON_NAMES,
    STDLIB,
    TEMPLATE_NAMES,
    WINDOWS_DEVICES,
)
from ._kinds import EVERY, IMPORTED, Kind
from ._shown import is_invisible, spelled

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_GRAMMAR = re.compile(
    r"[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", re.ASCII | re.IGNORECASE
)
_PATH_CHARACTERS = "/\\:~"

# NAME_MAX of Linux, macOS and Windows; ".py" takes three bytes of it. A wheel's file
# name holds the project's name, a version and tags: measured, builds fail from 232.
_LONGEST_PART = 255
_LONGEST_MODULE = 252
_LONGEST_DIST = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to object to a name.

    Attributes:
        code: What ``error[…]`` shows and options take.
        kinds: The kinds of name it judges.
        broken: Given one part, says what is wrong with it, or returns None.
        why: The reason; ``{}`` stands for the name.
        source: Where the rule comes from.
        fails: A name that breaks it, and no earlier rule.
        passes: A similar name that does not.
        severity: An error unless said otherwise.
    """

    code: str
    kinds: frozenset[Kind]
    broken: Callable[[str], str | None]
    why: str
    source: str
    fails: str
    passes: str
    severity: Severity = Severity.ERROR


def _at(name: str, position: int, what: str) -> str:
    return f"{what} {spelled(name[position])} at position {position + 1}"


def _first(name: str, unwanted: Callable[[str], bool], what: str) -> str | None:
    for position, char in enumerate(name):
        if unwanted(char):
            return _at(name, position, what)
    return None


def _empty(name: str) -> str | None:
    return "is empty" if not name.strip() else None


def _surrogate(name: str) -> str | None:
    return _first(
        name,
        lambda char: "\ud800" <= char <= "\udfff",
        "is not valid UTF-8: it has the undecodable byte",
    )


def _control(name: str) -> str | None:
    return _first(
        name,
        lambda char: unicodedata.category(char) in {"Cc", "Zl", "Zp"},
        "has the control character",
    )


def _path(name: str) -> str | None:
    if name in {".", ".."}:
        return "is a path, not a name"
    if name.startswith(".."):
        return _at(name, 0, "looks like a path: it has")
    return _first(name, _PATH_CHARACTERS.__contains__, "looks like a path: it has")


def _invisible(name: str) -> str | None:
    return _first(name, is_invisible, "has the invisible character")


def _nfkc(name: str) -> str | None:
    folded = unicodedata.normalize("NFKC", name)
    if folded == name or not folded.isidentifier():
        return None
    return f"is read by Python as `{folded}`, but its file would keep the other name"


def _nonascii(name: str) -> str | None:
    if name.isascii() or not name.isidentifier():
        return None
    return _first(name, lambda char: not char.isascii(), "has the non-ASCII character")


def _ident(name: str) -> str | None:
    if _IDENTIFIER.fullmatch(name):
        return None
    if name[0].isascii() and name[0].isdigit():
        return f"starts with the digit `{name[0]}`"
    return _first(name, lambda char: not _IDENTIFIER.fullmatch("_" + char), "has")


def _grammar(name: str) -> str | None:
    if _GRAMMAR.fullmatch(name):
        return None
    middle = _first(name, lambda char: not _GRAMMAR.fullmatch(f"a{char}a"), "has")
    if middle:
        return middle
    if not _GRAMMAR.fullmatch(name[0]):
        return f"starts with {spelled(name[0])}"
    return f"ends with {spelled(name[-1])}"


def _too_long(limit: int) -> Callable[[str], str | None]:
    def broken(name: str) -> str | None:
        size = len(name.encode("utf-8", "surrogatepass"))
        return f"is {size} bytes long; {limit} is the limit" if size > limit else None

    return broken


def _keyword(name: str) -> str | None:
    return "is a Python keyword" if name in KEYWORDS else None


def _windows(name: str) -> str | None:
    stem = name.partition(".")[0].rstrip(" ").lower()
    return "is a device name on Windows" if stem in WINDOWS_DEVICES else None


def _dunder(name: str) -> str | None:
    return "is a name that Python itself uses" if name in PYTHON_NAMES else None


def _module_dunder(name: str) -> str | None:
    return _dunder(name) if name != "__main__" else None


def _stdlib(name: str) -> str | None:
    if name not in STDLIB:
        return None
    return f"is a standard-library module (Python {STDLIB[name]})"


def _template(name: str) -> str | None:
    if name not in TEMPLATE_NAMES:
        return None
    return "is the name of a folder or module that the template writes"


_PEP_3131 = "PEP 3131; PEP 672"
_ALPHABET = "an import name has ASCII letters, digits and `_`, and no digit first"

# Form first: a name that breaks one of these is judged no further, because the
# later rules would only repeat it in other words.
FORM = (
    Rule("empty", EVERY, _empty, "", "PyPA, Names and normalization", "", "a"),
    Rule(
        "surrogate",
        EVERY,
        _surrogate,
        "it can be neither printed nor written to a file",
        "PEP 383",
        "a\udcff",
        "a",
    ),
    Rule(
        "control",
        EVERY,
        _control,
        "it would break lines, files and terminals",
        "PEP 672",
        "a\n",
        "a",
    ),
    Rule(
        "path",
        EVERY,
        _path,
        "a name must not say where files go",
        "POSIX, Pathname; Microsoft, Naming Files, Paths, and Namespaces",
        "a/b",
        "ab",
    ),
    Rule(
        "invisible",
        EVERY,
        _invisible,
        "two names would look the same and be different",
        "PEP 672; UTS 39",
        "a\u200db",
        "ab",
    ),
    Rule(
        "nfkc",
        IMPORTED,
        _nfkc,
        "the import statement normalises names (NFKC), file names stay as they are",
        _PEP_3131,
        "ﬁnal",
        "final",
    ),
    Rule(
        "nonascii",
        IMPORTED,
        _nonascii,
        _ALPHABET,
        "PEP 3131, policy; PEP 8",
        "café",
        "cafe",
    ),
    Rule(
        "ident",
        IMPORTED,
        _ident,
        _ALPHABET,
        "Python language reference, Identifiers and keywords",
        "my-pkg",
        "my_pkg",
    ),
    Rule(
        "grammar",
        frozenset({Kind.DIST}),
        _grammar,
        "a project name has ASCII letters, digits, `-`, `_` and `.`, "
        "and starts and ends with a letter or digit",
        "PyPA, Names and normalization",
        "foo_",
        "foo",
    ),
)

MEANING = (
    Rule(
        "length",
        frozenset({Kind.DIST}),
        _too_long(_LONGEST_DIST),
        "the file name of its wheel would be too long for a file system",
        "POSIX, NAME_MAX; PyPA, Binary distribution format",
        "a" * 201,
        "a" * 200,
    ),
    Rule(
        "length",
        frozenset({Kind.PACKAGE, Kind.SUBPACKAGE}),
        _too_long(_LONGEST_PART),
        "file systems allow no longer name",
        "POSIX, NAME_MAX",
        "a" * 256,
        "a" * 255,
    ),
    Rule(
        "length",
        frozenset({Kind.MODULE}),
        _too_long(_LONGEST_MODULE),
        "with `.py` it would be longer than file systems allow",
        "POSIX, NAME_MAX",
        "a" * 253,
        "a" * 252,
    ),
    Rule(
        "keyword",
        IMPORTED,
        _keyword,
        "`import {}` is a syntax error",
        "Python language reference, Keywords",
        "class",
        "classes",
    ),
    Rule(
        "dunder",
        frozenset({Kind.PACKAGE, Kind.SUBPACKAGE}),
        _dunder,
        "Python gives the name a meaning of its own",
        "Python language reference, The import system",
        "__init__",
        "init",
    ),
    Rule(
        "dunder",
        frozenset({Kind.MODULE}),
        _module_dunder,
        "Python gives the name a meaning of its own",
        "Python language reference, The import system",
        "__init__",
        "__main__",
    ),
    Rule(
        "stdlib",
        frozenset({Kind.PACKAGE}),
        _stdlib,
        "`import {}` would find one of the two, and not always the same",
        "Python standard library; PEP 8",
        "math",
        "maths",
    ),
    Rule(
        "reserved",
        frozenset({Kind.PACKAGE}),
        _template,
        "`import {}` in the project's own tests would find the wrong one",
        "the files of the template",
        "tests",
        "testing",
    ),
    Rule(
        "windows",
        IMPORTED,
        _windows,
        "the project could not be cloned or installed on Windows",
        "Microsoft, Naming Files, Paths, and Namespaces",
        "aux",
        "auxiliary",
    ),
    Rule(
        "windows",
        frozenset({Kind.DIST}),
        _windows,
        "a folder of that name cannot exist on Windows",
        "Microsoft, Naming Files, Paths, and Namespaces",
        "aux.core",
        "core.aux",
        Severity.WARNING,
    ),
)
