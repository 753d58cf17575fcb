"""The sound.v10 package."""
