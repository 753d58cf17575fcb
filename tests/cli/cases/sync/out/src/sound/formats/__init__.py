"""The sound.formats package."""

from . import flac, wav  # both

__all__ = [
    "flac",
    "wav",
]
