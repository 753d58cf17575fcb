"""What may be called what, and what to suggest instead."""

from ._catalogue import (
    ALLOWABLE,
    CHARACTER_CODES,
    PUBLISHING,
    RULES,
    SET_RULES,
    SetRule,
)
from ._check import check_name, derive_package, suggest
from ._kinds import Kind
from ._policy import Policy, check_codes
from ._rule import Group, Rule
from ._sets import (
    Named,
    check_dependencies,
    check_pair,
    check_room,
    check_siblings,
)
from ._shown import listed, printable, quoted, shown, without_password

__all__ = [
    "ALLOWABLE",
    "CHARACTER_CODES",
    "PUBLISHING",
    "RULES",
    "SET_RULES",
    "Group",
    "Kind",
    "Named",
    "Policy",
    "Rule",
    "SetRule",
    "check_codes",
    "check_dependencies",
    "check_name",
    "check_pair",
    "check_room",
    "check_siblings",
    "derive_package",
    "listed",
    "printable",
    "quoted",
    "shown",
    "suggest",
    "without_password",
]
