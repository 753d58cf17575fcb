"""The sound.effects.echo module."""
