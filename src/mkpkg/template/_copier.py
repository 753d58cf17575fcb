"""Copier, imported when something is rendered and not before: it takes a while."""

from types import ModuleType


def import_copier() -> ModuleType:
    """Return the module ``copier``, with ``copier.errors`` imported too."""
    import copier
    import copier.errors

    return copier
