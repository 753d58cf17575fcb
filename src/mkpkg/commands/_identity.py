"""Who the author is: as given, else from Copier's settings, else from git."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkpkg import git, template
from mkpkg._errors import raise_errors

from ._texts import check_author, check_email


@dataclass(frozen=True, slots=True)
class Identity:
    """The author of a project; empty texts where nothing is known."""

    name: str = ""
    email: str = ""


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
    found = [
        _pick(author, settings.get("user_name"), configured.get("name"), check_author),
        _pick(email, settings.get("user_email"), configured.get("email"), check_email),
    ]
    return Identity(*found)


def _pick(
    given: str | None,
    setting: str | None,
    configured: str | None,
    check: Callable[[str, str], object],
) -> str:
    if given is not None:
        return given
    source = "Copier's settings" if setting else "git's configuration"
    text = setting or configured or ""
    raise_errors(check(text, source))  # type: ignore[arg-type]
    return text
