"""Three versions of a file in, one out: TOML and YAML by structure, the rest as text."""

from ._structured import Explained, Reduced, explain, merge_structured

__all__ = [
    "Explained",
    "Reduced",
    "explain",
    "merge_structured",
]
