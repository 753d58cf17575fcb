"""The four kinds of name."""

from enum import StrEnum


class Kind(StrEnum):
    """What a name is for; a subpackage may be dotted, the others are one part."""

    DIST = "dist"
    PACKAGE = "package"
    SUBPACKAGE = "subpackage"
    MODULE = "module"

    @property
    def label(self) -> str:
        """The kind in words, as messages say it."""
        return {"dist": "project", "package": "package"}.get(self.value, self.value)


EVERY = frozenset(Kind)
IMPORTED = EVERY - {Kind.DIST}
