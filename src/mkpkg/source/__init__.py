"""Python text in, Python text out: public names, the re-export lines."""

from ._edit import Style, with_names, without
from ._errors import UnreadableError
from ._init import Init
from ._judge import Wants
from ._lazy import with_laziness
from ._module import Source, is_off
from ._modules import Modules, Public, Remark, Unknowable, absolute
from ._names import unresolved_exports
from ._package import Package, sync_package

__all__ = [
    "Init",
    "Modules",
    "Package",
    "Public",
    "Remark",
    "Source",
    "Style",
    "Unknowable",
    "UnreadableError",
    "Wants",
    "absolute",
    "is_off",
    "sync_package",
    "unresolved_exports",
    "with_laziness",
    "with_names",
    "without",
]
