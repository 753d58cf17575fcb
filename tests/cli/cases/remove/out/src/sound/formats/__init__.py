"""The sound.formats package."""
