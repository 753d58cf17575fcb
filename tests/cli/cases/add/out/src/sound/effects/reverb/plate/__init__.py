"""The sound.effects.reverb.plate package."""
