"""The sound.effects package."""
