"""The code of sound.filters."""


def hello() -> str:
    """Say where this comes from: sound.filters."""
    return "Hello from sound.filters"
