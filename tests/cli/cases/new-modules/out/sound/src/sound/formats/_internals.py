"""The code of sound.formats."""
