"""Package two."""

from ._levels import LOUD
from ._version import version

__all__ = [
    "LOUD",
    "version",
]
