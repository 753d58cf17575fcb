"""Package one."""

from ._internals import play

__all__ = [
    "play",
]
