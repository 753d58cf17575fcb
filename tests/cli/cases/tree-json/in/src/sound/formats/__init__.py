"""Subpackage for file format conversions."""

from ._codecs.wav import read

__all__ = ["read"]
