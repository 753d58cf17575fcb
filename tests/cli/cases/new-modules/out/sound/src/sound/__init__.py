"""The sound package."""

from . import effects, formats, v9, v10

__all__ = [
    "effects",
    "formats",
    "v9",
    "v10",
]
