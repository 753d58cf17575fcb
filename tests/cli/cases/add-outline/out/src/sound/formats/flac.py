"""The sound.formats.flac module."""
