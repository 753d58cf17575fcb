"""A "quoted" \\d lib"""

from ._internals import hello

__all__ = [
    "hello",
]
