"""Where versions of a project's template come from, whoever wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from mkpkg._findings import Finding
from mkpkg.git import Tree


@dataclass(frozen=True, slots=True)
class Versions:
    """From which version of the template to which one a project goes.

    Attributes:
        old: The version that it has.
        new: The one that it gets; the same where there is nothing to do.
    """

    old: str
    new: str

    @property
    def details(self) -> dict[str, object]:
        """The same as JSON has it."""
        return {"template": {"from": self.old, "to": self.new}}


class Origin(Protocol):
    """A template in all of its versions."""

    @property
    def is_own(self) -> bool:
        """Whether the template is mkpkg's own, and held to more than others."""

    def latest(self) -> Versions:
        """Tell which version a project has, and which is the newest.

        Raises:
            Refused: The project records no version that is known.
        """

    def versions(self, to: str | None) -> Versions:
        """Tell from which version to which one a project goes.

        Args:
            to: The version that was asked for, or None for the newest.

        Raises:
            BadInput: There is no such version.
            Refused: The project records no version that is known, or a newer one.
        """

    def pristine(self, scratch: Path) -> tuple[str, Tree]:
        """Return the version that a project has, and what the template makes of it.

        What is the user's alone once it is there is left out.

        Raises:
            BadInput: The template refuses an answer.
            Refused: The project records no version that is known.
            ToolFailed: The template cannot be rendered, or makes nonsense.
        """

    def rendered(self, versions: Versions, scratch: Path) -> tuple[Tree, Tree]:
        """Return what two versions of the template make of a project.

        Raises:
            BadInput: The template refuses an answer.
            ToolFailed: A version cannot be rendered, or makes nonsense.
        """

    def is_born_once(self, path: PurePosixPath) -> bool:
        """Tell whether a file is the user's alone from the moment that it is made."""

    def remarks(self, versions: Versions) -> Iterator[Finding]:
        """Yield what else there is to say of going from one version to another."""
