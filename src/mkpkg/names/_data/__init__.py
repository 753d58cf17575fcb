"""Facts about names: generated from their sources, or kept by hand."""

from ._stdlib import STDLIB
from ._words import KEYWORDS, WINDOWS_DEVICES

__all__ = [
    "KEYWORDS",
    "STDLIB",
    "WINDOWS_DEVICES",
]
