"""Waves."""


def read(path: str) -> bytes: ...
