"""The sound package."""

from . import formats
from ._internals import hello

__all__ = [
    "formats",
    "hello",
]
