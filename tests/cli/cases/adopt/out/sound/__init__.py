"""Sounds."""

from .formats import Wave

__all__ = ["Wave"]
