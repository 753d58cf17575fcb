"""What comes back."""

from ..formats import read

DELAY = 0.3


def echo(sound: bytes) -> bytes: ...


def echo_file(path: str) -> bytes:
    return echo(read(path))
