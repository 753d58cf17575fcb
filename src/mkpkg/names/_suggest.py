"""Names to offer in place of a refused one."""

import re
import unicodedata
from collections.abc import Iterator

from ._data import STDLIB
from ._kinds import Kind

# Letters that Unicode does not decompose, and the Cyrillic and Greek letters that
# look like a Latin one (a hand-kept excerpt of UTS 39, confusables).
_LATIN = str.maketrans(
    {
        "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "þ": "th", "ð": "d",
    }
)  # fmt: skip
_LOOKALIKES = str.maketrans(
    "аеорсхуіѕјһԁοανρυАВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΧ",
    "aeopcxyisjhdoavpuABEKMHOPCTXABEZHIKMNOPTX",
)

# Words of two letters or more: `IPv6` and `pYthon` are one word each.
_CAMEL = re.compile(
    r"(?:[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[a-z0-9]{2,}|[A-Z][a-z0-9])(?:[A-Z][a-z0-9]{2,})+"
)
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def candidates(name: str, kind: Kind) -> Iterator[str]:
    """Yield what may be meant by one part, the likeliest first; none is judged yet."""
    if kind is Kind.DIST:
        yield from _dist(name)
    else:
        yield from _part(name.removesuffix(".py"), kind)


def split_parts(name: str) -> list[str]:
    """Return the parts of a dotted name, also where it was written as a path."""
    return [part for part in re.split(r"[./\\]+", name.removesuffix(".py")) if part]


def _dist(name: str) -> Iterator[str]:
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", _ascii(name))
    joined = re.sub(r"[._-]*-[._-]*", "-", kept).strip("-_.").lower()
    if joined:
        yield joined


def _part(name: str, kind: Kind) -> Iterator[str]:
    joined = re.sub(r"[^A-Za-z0-9_]+", "_", _ascii(name))
    if joined.strip("_") == "" or re.fullmatch(r"__\w+__", joined):
        return
    word = joined if name.isidentifier() and name.isascii() else joined.strip("_")
    lower = _snake(word)
    if lower[0].isdigit():
        # A leading underscore would make a top-level package look private.
        yield f"py{lower}" if kind is Kind.PACKAGE else f"_{lower}"
    if lower in STDLIB:
        yield f"py{lower}"
        yield f"{lower}_lib"
    yield lower
    yield f"{lower}_"
    yield f"py{lower}"


def _snake(word: str) -> str:
    return (_HUMPS.sub("_", word) if _CAMEL.fullmatch(word) else word).lower()


def _ascii(name: str) -> str:
    """Fold to ASCII where most letters survive it; else return nothing."""
    plain = unicodedata.normalize("NFKC", name).translate(_LATIN)
    if any(char.isascii() and char.isalpha() for char in plain):
        plain = plain.translate(_LOOKALIKES)
    folded = unicodedata.normalize("NFKD", plain)
    kept = "".join(
        char if char.isascii() else " " * (not unicodedata.combining(char))
        for char in folded
        if char.isascii() or not _is_mark_or_invisible(char)
    )
    letters = sum(char.isalnum() for char in plain)
    survived = sum(char.isalnum() for char in kept)
    return kept if survived and survived * 2 >= letters else ""


def _is_mark_or_invisible(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me", "Cf", "Cs"}
