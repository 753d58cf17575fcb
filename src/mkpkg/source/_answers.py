"""What is said of the names of a module, as values."""

from typing import NamedTuple


class Remark(NamedTuple):
    """Something about one name of a module.

    Attributes:
        code: ``conditional`` (bound on some paths only), ``ambiguous`` (imported on one
            path and defined on another) or ``undefined-export`` (only in ``__all__``);
            of a package also what `judge_package` says.
        name: The name.
        module: The module that it is about, or comes from.
        line: Where, in the package's own file, or None.
    """

    code: str
    name: str
    module: str = ""
    line: int | None = None


class Unknowable(NamedTuple):
    """Why the names of a module cannot be known.

    Attributes:
        code: ``syntax``, ``dynamic-all``, ``star``, ``no-source`` or ``off``.
        module: The module that is the reason, dotted.
        why: The reason in words.
        line: Where, or None.
    """

    code: str
    module: str
    why: str
    line: int | None = None


class Public(NamedTuple):
    """The public names of a module, in the order of its source.

    Attributes:
        names: The names.
        remarks: What is to be said of others.
        unknowable: Why they cannot be known, or None.
    """

    names: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknowable: Unknowable | None = None
