"""The sound.formats package."""

from . import flac, ogg

__all__ = [
    "flac",
    "ogg",
]
