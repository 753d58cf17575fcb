"""The sound.formats package."""

from . import flac

__all__ = [
    "flac",
]
