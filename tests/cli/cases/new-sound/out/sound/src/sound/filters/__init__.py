"""The sound.filters package."""

from ._internals import hello

__all__ = [
    "hello",
]
