"""The sound.effects.reverb.deep package."""
