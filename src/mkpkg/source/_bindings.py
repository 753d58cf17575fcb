"""What one name of a module is bound to, on the paths that lead to its end."""

from collections.abc import Iterable
from typing import NamedTuple


class How:
    """How a name came to be bound: bits, for on different paths it may be in several ways."""

    DEFINED = 1
    IMPORTED = 2
    REEXPORTED = 4


#: The modules that have ``TYPE_CHECKING``.
TYPING = frozenset({"typing", "typing_extensions"})


class Ref(NamedTuple):
    """What an import names, as it is written.

    Attributes:
        module: The module, with its leading dots where it is relative.
        name: The name in it; None for the module itself, ``*`` for all public names.
    """

    module: str
    name: str | None = None


#: One element of ``__all__``: a name, or another module whose names it takes over.
Part = str | Ref
Parts = tuple[Part, ...]


class Binding(NamedTuple):
    """What is known of a name.

    Attributes:
        how: The ways in which it is bound, bits of `How`.
        is_certain: Whether it is bound on every path.
        origin: What was imported, if one thing was.
        parts: For ``__all__`` alone: what it holds; None where that is unknowable.
        lost: For a star import alone: the names that were deleted after it.
        is_false: For ``TYPE_CHECKING`` alone: whether it was set to what it always is.
    """

    how: int
    is_certain: bool = True
    origin: Ref | None = None
    parts: tuple[Part, ...] | None = None
    lost: frozenset[str] = frozenset()
    is_false: bool = False

    @property
    def is_flag(self) -> bool:
        """Whether it is the ``TYPE_CHECKING`` of typing, or as good as that."""
        ref = self.origin
        is_typings = ref is not None and ref.module in TYPING
        return self.is_false or (
            is_typings and ref is not None and ref.name == "TYPE_CHECKING"
        )


#: The names that are bound at one point of a module. A star import has the key
#: ``*`` followed by the module, which cannot be a name.
Scope = dict[str, Binding]

DEFINED = Binding(How.DEFINED)


def merge(scopes: Iterable[Scope | None]) -> Scope | None:
    """Return what is bound where paths meet; None is a path that ends before."""
    live = [scope for scope in scopes if scope is not None]
    if len(live) < 2:
        return live[0] if live else None
    names = {name: None for scope in live for name in scope}
    return {name: _meet([scope.get(name) for scope in live]) for name in names}


def _meet(paths: list[Binding | None]) -> Binding:
    first, *others = found = [binding for binding in paths if binding]
    is_everywhere = len(found) == len(paths)
    if is_everywhere and all(other == first for other in others):
        return first
    return Binding(
        _any_of(binding.how for binding in found),
        is_everywhere and all(binding.is_certain for binding in found),
        _common([binding.origin for binding in found]),
        first.parts if is_everywhere and _agree(found) else None,
        is_false=all(binding.is_flag for binding in found),
    )


def _any_of(flags: Iterable[int]) -> int:
    result = 0
    for flag in flags:
        result |= flag
    return result


def _common(origins: list[Ref | None]) -> Ref | None:
    return origins[0] if all(origin == origins[0] for origin in origins) else None


def _agree(found: list[Binding]) -> bool:
    return all(binding.parts == found[0].parts for binding in found)
