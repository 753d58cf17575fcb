"""Who the author is: as given, else from Copier's settings, else from git."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mkpkg import git, template
from mkpkg._errors import raise_errors
from mkpkg._findings import Finding

from ._texts import check_author, check_email


@dataclass(frozen=True, slots=True)
class Identity:
    """The author of a project; empty texts where nothing is known.

    Attributes:
        name: The name.
        email: The e-mail address.
        source: Who says so, where it was not given.
    """

    name: str = ""
    email: str = ""
    source: str = ""


def find_identity(author: str | None, email: str | None, folder: Path) -> Identity:
    """Return the author.

    Args:
        author: As given, or None to look for it.
        email: As given, or None to look for it.
        folder: The folder whose git configuration counts.

    Raises:
        BadInput: What was found is not usable.
        Refused: Copier's settings cannot be read.
    """
    if author is not None and email is not None:
        return Identity(author, email)
    settings = template.read_settings()
    configured = git.read_identity(folder) if git.has_git() else {}
    name, told = _pick(
        author, settings.get("user_name"), configured.get("name"), check_author
    )
    address, told_too = _pick(
        email, settings.get("user_email"), configured.get("email"), check_email
    )
    return Identity(name, address, told or told_too)


def _pick(
    given: str | None,
    setting: str | None,
    configured: str | None,
    check: Callable[[str, str], Iterable[Finding]],
) -> tuple[str, str]:
    """Return a text, and who says so where it was not given."""
    if given is not None:
        return given, ""
    source = "Copier's settings" if setting else "git's configuration"
    text = setting or configured or ""
    raise_errors(check(text, source))
    return text, source if text else ""
