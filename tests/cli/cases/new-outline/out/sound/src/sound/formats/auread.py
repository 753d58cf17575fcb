"""The sound.formats.auread module."""
