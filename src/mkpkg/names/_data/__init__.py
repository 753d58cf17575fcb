"""Facts about names: generated from their sources, or kept by hand."""

from ._letters import LETTERS
from ._popular import POPULAR_DISTS, POPULAR_PACKAGES
from ._pypi import PYPI_STDLIB
from ._stdlib import STDLIB
from ._words import (
    BUILTINS,
    COMMON_FOLDERS,
    GENERIC,
    IGNORED_FOLDERS,
    INTERNALS,
    KEYWORDS,
    PYTHON_NAMES,
    START_HOOKS,
    TEMPLATE_NAMES,
    TOOLS,
    WINDOWS_DEVICES,
)

__all__ = [
    "BUILTINS",
    "COMMON_FOLDERS",
    "GENERIC",
    "IGNORED_FOLDERS",
    "INTERNALS",
    "KEYWORDS",
    "LETTERS",
    "POPULAR_DISTS",
    "POPULAR_PACKAGES",
    "PYPI_STDLIB",
    "PYTHON_NAMES",
    "START_HOOKS",
    "STDLIB",
    "TEMPLATE_NAMES",
    "TOOLS",
    "WINDOWS_DEVICES",
]
