"""What a package is to offer, and what is wrong with it, as values."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ._answers import Remark, Unknowable


class Wants(NamedTuple):
    """What a package is to offer.

    Attributes:
        lifted: The children whose public names it has as its own.
        bound: The children that it has as modules.
        private: Names that it is not given, whatever offers them.
        is_lazy: Whether its imports are lazy.
        adds: Whether what is missing is added; else it is only told.
    """

    lifted: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    private: frozenset[str] = frozenset()
    is_lazy: bool = False
    adds: bool = True


@dataclass
class Judgement:
    """What is wrong with a package, and what would mend it.

    Attributes:
        gone: Names that are imported and do not exist: module, and name in it.
        gone_exports: The names that those were bound to.
        imports: Names to import, by the module that has them.
        exports: Names to add to ``__all__``.
        remarks: What is to be said, in the order of the file and then of the children.
        unknowable: What cannot be known, and hinders a judgement.
        conflicts: Names that two modules offer; nothing decides between them.
    """

    gone: set[tuple[str, str]] = field(default_factory=set)
    gone_exports: set[str] = field(default_factory=set)
    imports: dict[str, list[str]] = field(default_factory=dict)
    exports: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unknowable: list[Unknowable] = field(default_factory=list)
    conflicts: list[Remark] = field(default_factory=list)
