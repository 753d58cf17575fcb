"""The sound.formats package."""

from ._internals import hello

__all__ = [
    "hello",
]
