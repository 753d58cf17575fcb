"""The sound.effects.reverb package."""
