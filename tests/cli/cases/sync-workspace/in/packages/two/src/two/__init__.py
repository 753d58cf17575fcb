"""Package two."""

from ._version import version
