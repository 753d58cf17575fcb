"""The sound package."""

from . import effects, formats, mixers
from ._internals import hello

__all__ = [
    "effects",
    "formats",
    "hello",
    "mixers",
]
