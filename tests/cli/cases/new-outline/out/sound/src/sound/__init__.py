"""Top-level package"""

from . import effects, filters, formats
from ._internals import hello

__all__ = [
    "effects",
    "filters",
    "formats",
    "hello",
]
