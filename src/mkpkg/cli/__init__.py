"""Talks to people: options, prompts, plans and findings as text or JSON."""

from ._call import Call
from ._main import main

__all__ = [
    "Call",
    "main",
]
