"""The answers that the template is rendered with."""

from dataclasses import dataclass, field
from typing import Literal

ANSWERS_FILE = ".copier-answers.yml"

#: When a package imports what it exports: at once, or on first use (Python 3.15).
Exports = Literal["eager", "lazy"]


@dataclass(frozen=True, slots=True)
class Answers:
    """One answer for each question of `copier.yml`.

    Attributes:
        project: The distribution's name.
        package: The import name.
        description: Any text; empty for none.
        user_name: The author; empty for none.
        user_email: The author's e-mail address; empty for none.
        license: An SPDX expression, or ``none``.
        python: The lowest Python version, such as ``3.11``.
        year: Four digits, for the copyright line.
        repository: The address of the repository; empty for none.
        exports: When packages import what they export.
        allow: Codes of the rules about names that are allowed.
        subpackages: Dotted, relative to the package; not stored.
        modules: Dotted, relative to the package; not stored.
        docs: Docstrings by dotted name; not stored.
        example: Whether each package gets an example function; not stored.
    """

    project: str
    package: str
    description: str = ""
    user_name: str = ""
    user_email: str = ""
    license: str = "none"
    python: str = "3.11"
    year: str = "2026"
    repository: str = ""
    exports: Exports = "eager"
    allow: tuple[str, ...] = ()
    subpackages: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    docs: dict[str, str] = field(default_factory=dict)
    example: bool = True

    def as_data(self) -> dict[str, object]:
        """Return the answers as Copier takes them: plain lists, dicts and texts."""
        plain: dict[str, object] = {
            name: getattr(self, name) for name in self.__dataclass_fields__
        }
        return {
            **plain,
            "allow": list(self.allow),
            "subpackages": list(self.subpackages),
            "modules": list(self.modules),
            "docs": dict(self.docs),
        }
