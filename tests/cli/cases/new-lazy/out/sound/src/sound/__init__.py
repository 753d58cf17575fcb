"""The sound package."""

__lazy_modules__: list[str] = ["sound", "sound._internals"]

from . import effects, formats
from ._internals import hello

__all__ = [
    "effects",
    "formats",
    "hello",
]
