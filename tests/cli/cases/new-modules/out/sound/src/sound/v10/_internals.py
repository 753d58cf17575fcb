"""The code of sound.v10."""
