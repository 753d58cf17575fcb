"""Create Python packages, and keep them in shape."""

from ._version import __version__

__all__ = [
    "__version__",
]
