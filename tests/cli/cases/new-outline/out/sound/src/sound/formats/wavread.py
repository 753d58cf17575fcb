"""The sound.formats.wavread module."""
