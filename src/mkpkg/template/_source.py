"""The address that a project records for its template."""

import json
import os

from mkpkg._errors import bad_input
from mkpkg.names import without_password

# A host that cannot exist, until the project has a home: nobody else's repository is
# ever fetched (RFC 2606, the top-level domain .invalid).
NOWHERE = "https://mkpkg.invalid/mkpkg.git"
_KNOWN_HOSTS = ("https://github.com/", "https://gitlab.com/", "git@")


def template_address() -> str:
    """Return where this mkpkg comes from.

    ``MKPKG_TEMPLATE_SOURCE`` if it is set; else the repository that mkpkg was
    installed from (PEP 610, ``direct_url.json``), without credentials; else an
    address that leads nowhere.

    Raises:
        BadInput: The variable's value is not one line of text.
    """
    given = os.environ.get("MKPKG_TEMPLATE_SOURCE")
    if given and not given.isprintable():
        raise bad_input(
            "source",
            "MKPKG_TEMPLATE_SOURCE is not an address",
            why="it has a line break, or is not valid UTF-8",
        )
    return given or _installed_from() or NOWHERE


def _installed_from() -> str | None:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        text = distribution("mkpkg-cli").read_text("direct_url.json")
        record = json.loads(text or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    url = record.get("url")
    is_repository = "vcs_info" in record and isinstance(url, str)
    return _for_copier(without_password(url)) if is_repository else None


def _for_copier(url: str) -> str:
    """Mark an address as a repository's where Copier cannot tell that it is one."""
    is_known = url.endswith(".git") or url.startswith(_KNOWN_HOSTS)
    return url if is_known else f"git+{url}"
