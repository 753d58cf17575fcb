"""Python text in, Python text out: public names, the re-export lines."""

from ._answers import Public, Remark, Unknowable
from ._children import Bound, Unbound, bind_children, is_inside, unbind
from ._edit import Style, with_names, without
from ._errors import UnreadableError
from ._imports import Use, imports_in, imports_when_loaded
from ._init import Init
from ._judge import Wants
from ._lazy import with_laziness
from ._module import Source, absolute, is_off
from ._modules import Modules
from ._names import unresolved_exports
from ._package import Package, sync_package

__all__ = [
    "Bound",
    "Init",
    "Modules",
    "Package",
    "Public",
    "Remark",
    "Source",
    "Style",
    "Unbound",
    "Unknowable",
    "UnreadableError",
    "Use",
    "Wants",
    "absolute",
    "bind_children",
    "imports_in",
    "imports_when_loaded",
    "is_inside",
    "is_off",
    "sync_package",
    "unbind",
    "unresolved_exports",
    "with_laziness",
    "with_names",
    "without",
]
