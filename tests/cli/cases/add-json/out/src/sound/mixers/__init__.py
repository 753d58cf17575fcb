"""The sound.mixers package."""
