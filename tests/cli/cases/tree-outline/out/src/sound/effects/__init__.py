"""Subpackage for sound effects."""

from . import echo, reverb

__all__ = ["echo", "reverb"]
