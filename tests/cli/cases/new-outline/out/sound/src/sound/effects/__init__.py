"""Subpackage for sound effects"""

from . import echo, reverse, surround
from ._internals import hello

__all__ = [
    "echo",
    "hello",
    "reverse",
    "surround",
]
