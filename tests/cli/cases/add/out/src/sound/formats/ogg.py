"""The sound.formats.ogg module."""
