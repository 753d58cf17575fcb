"""The sound.filters.vocoder module."""
