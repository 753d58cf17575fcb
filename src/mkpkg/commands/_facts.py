"""What a conversation need not ask, because it is known before."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from mkpkg import disk, template

from ._identity import Identity, find_identity
from ._new import NewRequest


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known before anything is asked.

    Attributes:
        request: The request, with the defaults of the user's settings.
        author: The author.
    """

    request: NewRequest
    author: Identity


def known_before(request: NewRequest, given: Collection[str]) -> Facts:
    """Return what is known before a conversation about a new project.

    Defaults are those of Copier's own settings file, which plain Copier uses too.

    Args:
        request: What was asked for.
        given: The names of the arguments and options that were given.

    Raises:
        BadInput: An author that was found is not usable.
        Refused: Copier's settings cannot be read.
    """
    settings = {k: v for k, v in template.read_settings().items() if k not in given}
    folder = disk.existing_folder(Path.cwd() / request.path)
    author = find_identity(request.author, request.email, folder)
    known = replace(
        request,
        description=settings.get("description", request.description),
        license=settings.get("license", request.license),
        python=settings.get("python", request.python),
    )
    return Facts(known, author)
