"""Copier, imported when something is rendered and not before: it takes a while."""

import re
from types import ModuleType

_INVALID = re.compile(r"Validation error for question '([^']*)': (.*)", re.DOTALL)


def import_copier() -> ModuleType:
    """Return the module ``copier``, with ``copier.errors`` imported too."""
    import copier
    import copier.errors

    return copier


def refused_answer(reason: object) -> tuple[str, str] | None:
    """Return the question whose answer a validator refuses, and why, or None."""
    found = _INVALID.search(str(reason))
    return (found[1], " ".join(found[2].split())) if found else None
