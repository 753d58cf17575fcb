"""The address that a project records for its template."""

import os
import re

# A host that cannot exist, until the project has a home: nobody else's repository is
# ever fetched (RFC 2606, the top-level domain .invalid).
_NOWHERE = "https://mkpkg.invalid/mkpkg.git"


def template_address() -> str:
    """Return where this mkpkg comes from.

    ``MKPKG_TEMPLATE_SOURCE`` if it is set; else the repository that mkpkg was
    installed from (PEP 610, ``direct_url.json``), without credentials; else an
    address that leads nowhere.
    """
    given = os.environ.get("MKPKG_TEMPLATE_SOURCE")
    return given or _installed_from() or _NOWHERE


def _installed_from() -> str | None:
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        text = distribution("mkpkg-cli").read_text("direct_url.json")
        record = json.loads(text or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    url = record.get("url")
    if "vcs_info" not in record or not isinstance(url, str):
        return None
    return re.sub(r"(?<=://)[^/@]*@(?=[^/]*/)", "", url) if "ssh" not in url else url
