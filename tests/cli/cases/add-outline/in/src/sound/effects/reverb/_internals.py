"""The code of sound.effects.reverb."""
