"""The sound.v9 package."""
