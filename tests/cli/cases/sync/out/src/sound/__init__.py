"""The sound package."""

from . import effects, formats
from ._internals import Speaker, bye, hello

__all__ = [
    "Speaker",
    "bye",
    "effects",
    "formats",
    "hello",
]
