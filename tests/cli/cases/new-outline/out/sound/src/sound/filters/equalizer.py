"""The sound.filters.equalizer module."""
