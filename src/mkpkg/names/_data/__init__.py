"""Facts about names: generated from their sources, or kept by hand."""

from ._stdlib import STDLIB
from ._words import KEYWORDS, PYTHON_NAMES, TEMPLATE_NAMES, WINDOWS_DEVICES

__all__ = [
    "KEYWORDS",
    "PYTHON_NAMES",
    "STDLIB",
    "TEMPLATE_NAMES",
    "WINDOWS_DEVICES",
]
