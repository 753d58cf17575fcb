"""Python text in, Python text out: public names, the re-export lines."""

from ._names import unresolved_exports

__all__ = [
    "unresolved_exports",
]
