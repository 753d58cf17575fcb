"""The sound.formats.wavwrite module."""
