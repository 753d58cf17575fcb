"""The keys of ``[tool.mkpkg]``: what each may hold, and what it means."""

from collections.abc import Callable
from typing import NamedTuple


class Key(NamedTuple):
    """One key.

    Attributes:
        default: Its value where it is not given.
        is_right: Tells whether a value is one that it may have.
        form: How those values are described.
        meaning: What it is for.
    """

    default: object
    is_right: Callable[[object], bool]
    form: str
    meaning: str


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, str) and item for item in value
    )


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_mode(value: object) -> bool:
    return value in ("eager", "lazy")


def _is_flat(value: object) -> bool:
    # The words say which children names come from.
    return _is_flag(value) or value in ("private", "all")


KEYS = {
    "exports": Key(
        "eager",
        _is_mode,
        '"eager" or "lazy"',
        "when packages load what they export: at once, or on first use, from Python 3.15 on; `sync` converts both ways",
    ),
    "export-from": Key(
        ["_internals"],
        _is_texts,
        'a list of patterns, such as ["_internals"]',
        "the private modules and subpackages whose public names are lifted into their package, by patterns for their names",
    ),
    "submodules": Key(
        True,
        _is_flag,
        "true or false",
        "whether packages bind their public subpackages and modules",
    ),
    "flatten": Key(
        False,
        _is_flat,
        "true or false",
        "whether packages have the public names of their public children, too",
    ),
    "private": Key(
        [],
        _is_texts,
        'a list of dotted names, such as ["sound.formats.helper"]',
        "names that are not added",
    ),
    "unbound": Key(
        [],
        _is_texts,
        'a list of dotted names, such as ["sound.plot"]',
        "modules that their package does not bind, for what is slow to load",
    ),
    "exclude": Key(
        [],
        _is_texts,
        'a list of patterns, such as ["src/sound/_vendor"]',
        "what is left alone, by patterns for paths relative to the project",
    ),
}
