"""The sound.effects package."""

from ._internals import hello

__all__ = [
    "hello",
]
