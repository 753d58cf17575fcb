"""The sound package."""

from . import effects, formats
from ._internals import hello

__all__ = [
    "effects",
    "formats",
    "hello",
]
