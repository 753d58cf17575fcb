"""The form of names: what breaks one of these rules cannot be used at all."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from ._data import KEYWORDS, LETTERS, PYTHON_NAMES
from ._kinds import EVERY, IMPORTED, Kind
from ._rule import Group, Rule, among, at, first, like
from ._shown import is_invisible, shown

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_GRAMMAR = re.compile(
    r"[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", re.ASCII | re.IGNORECASE
)
_PATH_CHARACTERS = "/\\:~"
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")

# NAME_MAX of Linux, macOS and Windows; ".py" takes three bytes of it. A wheel's file
# name holds the project's name, a version and tags: measured, builds fail from 232.
_LONGEST_PART = 255
_LONGEST_MODULE = 252
_LONGEST_DIST = 200


def _empty(name: str) -> str | None:
    return "is empty" if not name.strip() else None


def _surrogate(name: str) -> str | None:
    if name.isascii():
        return None
    return first(
        name,
        lambda char: "\ud800" <= char <= "\udfff",
        "is not valid UTF-8: it has the undecodable byte",
    )


def _control(name: str) -> str | None:
    if name.isprintable():
        return None
    return first(
        name,
        lambda char: unicodedata.category(char) in {"Cc", "Zl", "Zp"},
        "has the control character",
    )


def _path(name: str) -> str | None:
    if name in {".", ".."}:
        return "is a path, not a name"
    if name.startswith(".."):
        return at(name, 0, "looks like a path: it has")
    return first(name, _PATH_CHARACTERS.__contains__, "looks like a path: it has")


def _invisible(name: str) -> str | None:
    if name.isascii():
        return None
    return first(name, is_invisible, "has the invisible character")


def _nfkc(name: str) -> str | None:
    if name.isascii():
        return None
    folded = unicodedata.normalize("NFKC", name)
    if folded == name or not folded.isidentifier():
        return None
    position = next(
        (n for n, c in enumerate(name) if unicodedata.normalize("NFKC", c) != c), 0
    )
    what = f"is read by Python as `{shown(folded)}`, and its file is not: it has"
    return at(name, position, what)


def _confusable(name: str) -> str | None:
    if name.isascii():
        return None
    scripts = [script for char in name if (script := _script(char))]
    if len(set(scripts)) < 2:
        return None
    mixed = " and ".join(sorted({script.capitalize() for script in scripts}))
    return first(
        name, lambda char: not char.isascii(), f"mixes {mixed} letters: it has"
    )


def _script(char: str) -> str | None:
    words = unicodedata.name(char, "").split(" ", 1)
    return words[0] if words[0] in _SCRIPTS else None


def _ident(name: str) -> str | None:
    if _IDENTIFIER.fullmatch(name):
        return None
    if not name.isascii() and re.fullmatch(LETTERS, name):
        return None
    if name[0].isascii() and name[0].isdigit():
        return at(name, 0, "starts with the digit")
    ascii_first = first(name, _is_no_letter, "has")
    return ascii_first or "mixes letters of several alphabets"


def _is_no_letter(char: str) -> bool:
    return not (_IDENTIFIER.fullmatch(f"_{char}") or re.fullmatch(LETTERS, char))


def _grammar(name: str) -> str | None:
    if _GRAMMAR.fullmatch(name):
        return None
    middle = first(name, lambda char: not _GRAMMAR.fullmatch(f"a{char}a"), "has")
    if middle:
        return middle
    if not _GRAMMAR.fullmatch(name[0]):
        return at(name, 0, "starts with")
    return at(name, len(name) - 1, "ends with")


def _too_long(limit: int) -> Callable[[str], str | None]:
    def broken(name: str) -> str | None:
        size = len(name) if name.isascii() else len(name.encode("utf-8", "replace"))
        return f"is {size} bytes long; {limit} is the limit" if size > limit else None

    return broken


rule = partial(Rule, group=Group.FORM)

_DIST = frozenset({Kind.DIST})
_FOLDERS = frozenset({Kind.PACKAGE, Kind.SUBPACKAGE})
_MODULE = frozenset({Kind.MODULE})
_MEANT_BY_PYTHON = "Python gives the name a meaning of its own"

# What is wrong with the characters: a name that breaks one of these is judged no
# further, because the later rules would only repeat it in other words.
CHARACTERS = (
    rule(
        "empty",
        EVERY,
        _empty,
        "everything needs a name",
        "PyPA, Names and normalization",
        "",
        "a",
        remedy="give a name",
    ),
    rule(
        "surrogate",
        EVERY,
        _surrogate,
        "it can be neither printed nor written to a file",
        "PEP 383",
        "a\udcff",
        "a",
    ),
    rule(
        "control",
        EVERY,
        _control,
        "it would break lines, files and terminals",
        "PEP 672",
        "a\n",
        "a",
    ),
    rule(
        "path",
        EVERY,
        _path,
        "a name must not say where files go",
        "POSIX, Pathname; Microsoft, Naming Files, Paths, and Namespaces",
        "a/b",
        "ab",
    ),
    rule(
        "invisible",
        EVERY,
        _invisible,
        "two names would look the same and be different",
        "PEP 672; UTS 39",
        "a\u200db",
        "ab",
    ),
    rule(
        "nfkc",
        IMPORTED,
        _nfkc,
        "the import statement normalises names (NFKC), file names stay as they are",
        "PEP 3131",
        "ﬁnal",
        "final",
    ),
    rule(
        "confusable",
        IMPORTED,
        _confusable,
        "a reader would type the other letter",
        "PEP 672; UTS 39",
        "sc\u043epe",
        "scope",
    ),
    rule(
        "ident",
        IMPORTED,
        _ident,
        "an import name has ASCII letters, digits and `_`, and no digit first",
        "Python language reference, Identifiers and keywords",
        "my-pkg",
        "my_pkg",
    ),
    rule(
        "grammar",
        _DIST,
        _grammar,
        "a project name has ASCII letters, digits, `-`, `_` and `.`, "
        "and starts and ends with a letter or digit",
        "PyPA, Names and normalization",
        "foo_",
        "foo",
    ),
)

WORDS = (
    rule(
        "length",
        _DIST,
        _too_long(_LONGEST_DIST),
        "the file name of its wheel would be too long for a file system",
        "POSIX, NAME_MAX; PyPA, Binary distribution format",
        "a" * 201,
        "a" * 200,
        remedy="choose a shorter name",
    ),
    rule(
        "length",
        _FOLDERS,
        _too_long(_LONGEST_PART),
        "file systems allow no longer name",
        "POSIX, NAME_MAX",
        "a" * 256,
        "a" * 200,
        remedy="choose a shorter name",
    ),
    rule(
        "length",
        _MODULE,
        _too_long(_LONGEST_MODULE),
        "with `.py` it would be longer than file systems allow",
        "POSIX, NAME_MAX",
        "a" * 253,
        "a" * 200,
        remedy="choose a shorter name",
    ),
    rule(
        "keyword",
        IMPORTED,
        among(KEYWORDS, "is a Python keyword"),
        "`import {}` is a syntax error",
        "Python language reference, Keywords",
        "class",
        "classes",
    ),
    rule(
        "dunder",
        _FOLDERS,
        like(PYTHON_NAMES, "is a name that Python itself uses"),
        _MEANT_BY_PYTHON,
        "Python language reference, The import system",
        "__init__",
        "init",
        remedy="leave the underscores out",
    ),
    rule(
        "dunder",
        _MODULE,
        like(PYTHON_NAMES - {"__main__"}, "is a name that Python itself uses"),
        _MEANT_BY_PYTHON,
        "Python language reference, The import system",
        "__init__",
        "__main__",
        remedy="leave the underscores out",
    ),
)
