"""Subpackage for file format conversions"""

from . import aiffread, aiffwrite, auread, auwrite, wavread, wavwrite
from ._internals import hello

__all__ = [
    "aiffread",
    "aiffwrite",
    "auread",
    "auwrite",
    "hello",
    "wavread",
    "wavwrite",
]
