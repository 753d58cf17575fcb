"""The sound.formats package."""

from . import flac, ogg  # both

__all__ = [
    "flac",
    "ogg",
]
