"""The lowest Python version that a constraint takes."""

import re
from collections.abc import Iterable, Iterator

_MINORS = range(60)
_PATCHES = range(31)
_CLASSIFIER = re.compile(r"Programming Language :: Python :: 3\.(?P<minor>\d+)")
# Poetry: `^3.8` is the same major version, `~3.8` the same minor one.
_POETRY = re.compile(r"(?P<sign>\^|~(?!=))\s*(?P<version>\d+(?:\.\d+)*)")
_BARE = re.compile(r"\d+(?:\.\d+)*(?:\.\*)?")


def lowest_python(constraint: str) -> str | None:
    """Return the lowest minor version of Python 3 that a constraint takes.

    Args:
        constraint: Specifiers (PEP 440), or what Poetry understands (`^3.8 || 3.6.*`).

    Returns:
        Two numbers, such as ``3.8``; None where it takes none, or cannot be read.
    """
    found = filter(None, map(_lowest, re.split(r"\|\|?", constraint)))
    return min(found, key=_minor, default=None)


def lowest_in_classifiers(classifiers: Iterable[str]) -> str | None:
    """Return the lowest minor version of Python 3 among trove classifiers."""
    found = filter(None, map(_CLASSIFIER.fullmatch, classifiers))
    lowest = min((int(match["minor"]) for match in found), default=None)
    return None if lowest is None else f"3.{lowest}"


def _minor(version: str) -> int:
    return int(version.partition(".")[2])


def _lowest(constraint: str) -> str | None:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        specifiers = SpecifierSet(",".join(_parts(constraint)))
    except InvalidSpecifier:
        return None
    for minor in _MINORS:
        if any(specifiers.contains(f"3.{minor}.{patch}") for patch in _PATCHES):
            return f"3.{minor}"
    return None


def _parts(constraint: str) -> Iterator[str]:
    """Yield the specifiers in a constraint, in the form of PEP 440."""
    joined = re.sub(r"(?<=[<>=~!^])\s+", "", constraint.strip())
    for part in re.split(r"[,\s]+", joined):
        poetry = _POETRY.fullmatch(part)
        if poetry:
            numbers = poetry["version"].split(".")
            kept = 1 if poetry["sign"] == "^" else 2
            yield f">={poetry['version']}"
            yield f"=={'.'.join(numbers[:kept])}.*"
        elif _BARE.fullmatch(part):
            yield f"=={part}" if part.endswith(".*") else f"=={part}.*"
        elif part != "*":
            yield part
