"""The code of sound.formats.ogg."""
