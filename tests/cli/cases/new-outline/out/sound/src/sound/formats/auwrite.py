"""The sound.formats.auwrite module."""
