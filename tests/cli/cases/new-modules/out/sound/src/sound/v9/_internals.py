"""The code of sound.v9."""
