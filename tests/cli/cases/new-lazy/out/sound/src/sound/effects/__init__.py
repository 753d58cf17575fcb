"""The sound.effects package."""

__lazy_modules__: list[str] = ["sound.effects._internals"]

from ._internals import hello

__all__ = [
    "hello",
]
