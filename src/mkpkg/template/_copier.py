"""Copier, imported when something is rendered and not before: it takes a while."""

import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

_INVALID = re.compile(r"Validation error for question '([^']*)': (.*)", re.DOTALL)


def import_copier() -> ModuleType:
    """Return the module ``copier``, with ``copier.errors`` imported too."""
    import copier
    import copier.errors

    return copier


def as_update(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function of Copier that runs as it does in the course of an update.

    A template can ask which it is (`_copier_operation`), to leave out what is for new
    projects only. Nothing public says so to Copier.
    """
    from copier._main import as_operation

    return as_operation("update")(function)


def refused_answer(reason: object) -> tuple[str, str] | None:
    """Return the question whose answer a validator refuses, and why, or None."""
    found = _INVALID.search(str(reason))
    return (found[1], " ".join(found[2].split())) if found else None
