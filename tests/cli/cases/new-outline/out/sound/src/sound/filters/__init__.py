"""Subpackage for filters"""

from . import equalizer, karaoke, vocoder
from ._internals import hello

__all__ = [
    "equalizer",
    "hello",
    "karaoke",
    "vocoder",
]
