"""The code of sound.formats."""


def hello() -> str:
    """Say where this comes from: sound.formats."""
    return "Hello from sound.formats"
