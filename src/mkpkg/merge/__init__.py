"""Three versions of a file in, one out: TOML and YAML by structure, the rest as text."""

from ._structured import Reduced, merge_structured

__all__ = [
    "Reduced",
    "merge_structured",
]
