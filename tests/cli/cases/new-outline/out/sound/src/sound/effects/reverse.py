"""The sound.effects.reverse module."""
