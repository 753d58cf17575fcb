"""The sound.filters.karaoke module."""
