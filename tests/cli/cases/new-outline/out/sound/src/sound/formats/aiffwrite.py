"""The sound.formats.aiffwrite module."""
