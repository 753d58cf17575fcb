"""The sound.formats._codec module."""
