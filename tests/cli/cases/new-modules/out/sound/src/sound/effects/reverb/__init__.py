"""The sound.effects.reverb package."""

from . import deep

__all__ = [
    "deep",
]
