"""What may be called what, and what to suggest instead."""

from ._check import DistName, PackageName, check_name, derive_package, suggest
from ._kinds import Kind
from ._sets import Named, check_room, check_siblings
from ._shown import shown

__all__ = [
    "DistName",
    "Kind",
    "Named",
    "PackageName",
    "check_name",
    "check_room",
    "check_siblings",
    "derive_package",
    "shown",
    "suggest",
]
