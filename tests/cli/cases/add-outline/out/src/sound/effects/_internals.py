"""The code of sound.effects."""
