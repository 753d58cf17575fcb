"""Sounds, made and changed.

More about it.
"""

from . import effects, formats
from ._internals import Speaker

__all__ = [
    "Speaker",
    "effects",
    "formats",
]
