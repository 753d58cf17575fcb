"""The sound.formats package."""

__lazy_modules__: list[str] = ["sound.formats._internals"]

from ._internals import hello

__all__ = [
    "hello",
]
