"""The code of sound.effects."""


def hello() -> str:
    """Say where this comes from: sound.effects."""
    return "Hello from sound.effects"
