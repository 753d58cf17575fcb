"""The sound.formats.aiffread module."""
