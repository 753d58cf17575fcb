"""The code of sound.mixers."""
