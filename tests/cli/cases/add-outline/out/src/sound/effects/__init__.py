"""The sound.effects package."""

from . import reverb

__all__ = [
    "reverb",
]
