"""The code of sound."""


def hello() -> str:
    """Say where this comes from: sound."""
    return "Hello from sound"
