"""The sound.effects.reverb package."""

from . import plate

__all__ = [
    "plate",
]
