"""What becomes of a value: it stays, it is taken from another version, or it is mixed."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ._nodes import Document, Part, Value


@dataclass(frozen=True, slots=True)
class Keep:
    """The user's part stays as it is."""

    part: Part


@dataclass(frozen=True, slots=True)
class Take:
    """A part is taken as it is written in a version of the template.

    Attributes:
        part: The part.
        document: The version.
    """

    part: Part
    document: Document


@dataclass(frozen=True, slots=True)
class Mix:
    """The user's table or list stays, and some of its parts change.

    Attributes:
        part: The user's part that it is the value of.
        children: What is in it afterwards, in its order.
    """

    part: Part
    children: tuple["Child", ...]

    @property
    def survivors(self) -> tuple[Part, ...]:
        """The parts of the user that still have a place, changed or not, in order."""
        return tuple(child.ours for child in self.children if child.ours)

    @property
    def gone(self) -> tuple[Part, ...]:
        """The parts of the user that have no place any more."""
        kept = frozenset(self.survivors)
        return tuple(part for part in self.part.node.parts if part not in kept)


Choice: TypeAlias = Keep | Take | Mix


class Child(NamedTuple):
    """What becomes of one part of a table or list.

    Attributes:
        ours: The user's part, or None where it is new.
        choice: What becomes of it.
    """

    ours: Part | None
    choice: Choice


def value_of(choice: Choice) -> Value:
    """Return the value that a choice leads to."""
    if not isinstance(choice, Mix):
        return choice.part.node.value
    if choice.part.node.is_list:
        return [value_of(child.choice) for child in choice.children]
    return {key_of(child): value_of(child.choice) for child in choice.children}


def key_of(child: Child) -> str:
    """Return the key of a child of a table."""
    return (child.ours or child.choice.part).key
