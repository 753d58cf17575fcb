"""Python text in, Python text out: public names, the re-export lines."""

from ._answers import Public, Remark, Unknowable
from ._children import Bound, Unbound, bind_children, is_inside, unbind
from ._edit import with_names, without
from ._errors import UnreadableError
from ._executed import Circle, Executed, Outside, Part, Run
from ._holds import holds
from ._imports import Use, imports_in
from ._init import Init
from ._judgement import Wants
from ._lazy import with_laziness
from ._machine import Machine
from ._module import Source, absolute, is_off
from ._modules import Modules
from ._names import unresolved_exports
from ._package import Package, sync_package
from ._run import run_import
from ._steps import Load, Steps, loads_of, steps_of
from ._style import Style
from ._tricks import may_bind_more

__all__ = [
    "Bound",
    "Circle",
    "Executed",
    "Init",
    "Load",
    "Machine",
    "Modules",
    "Outside",
    "Package",
    "Part",
    "Public",
    "Remark",
    "Run",
    "Source",
    "Steps",
    "Style",
    "Unbound",
    "Unknowable",
    "UnreadableError",
    "Use",
    "Wants",
    "absolute",
    "bind_children",
    "holds",
    "imports_in",
    "is_inside",
    "is_off",
    "loads_of",
    "may_bind_more",
    "run_import",
    "steps_of",
    "sync_package",
    "unbind",
    "unresolved_exports",
    "with_laziness",
    "with_names",
    "without",
]
