"""The sound.effects.surround module."""
