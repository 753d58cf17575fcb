"""What a project records about the template that it was made with."""

import re
from typing import Any, NamedTuple

_VERSION = re.compile(r"v\d+\.\d+\.\d+")


class Recorded(NamedTuple):
    """The part of an answers file that matters for what is added later.

    Attributes:
        version: The template's version, such as ``v0.1.0``, or None.
        allow: Codes of the rules about names that are allowed.
    """

    version: str | None = None
    allow: tuple[str, ...] = ()


def read_recorded(answers: bytes | None) -> Recorded:
    """Read an answers file; one that is not there or cannot be read records nothing."""
    data = _load(answers) if answers else {}
    version = data.get("_commit")
    allow = data.get("allow")
    codes = allow if isinstance(allow, list) else []
    is_version = isinstance(version, str) and _VERSION.fullmatch(version)
    return Recorded(
        str(version) if is_version else None,
        tuple(code for code in codes if isinstance(code, str)),
    )


def _load(answers: bytes) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(answers)
    except yaml.YAMLError:
        return {}
    return data if isinstance(data, dict) else {}
