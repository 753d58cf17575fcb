"""The code of my_sound."""


def hello() -> str:
    """Say where this comes from: my_sound."""
    return "Hello from my_sound"
