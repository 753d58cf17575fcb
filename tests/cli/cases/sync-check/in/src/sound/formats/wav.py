"""The sound.formats.wav module."""
