"""Formats of files."""


class Wave:
    """A wave."""
