"""What a project records about the template that it was made with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from mkpkg._errors import Refused, refused
from mkpkg.names import shown, without_password

from ._answers import ANSWERS_FILE
from ._releases import Releases, installed, read_version
from ._source import NOWHERE, template_address

#: Where an answers file may be, in the order in which they are looked for.
ANSWERS_FILES = (ANSWERS_FILE, ".copier-answers*.yml", ".copier-answers*.yaml")

_USUAL = PurePosixPath(ANSWERS_FILE)
_MARKER = re.compile(rb"(?m)^(?:<{7} |>{7} |={7}\r?$)")

# Questions that our template asks and others do not, together.
_OURS = frozenset({"project", "package", "exports", "allow"})


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answers file, read.

    Attributes:
        path: Where it is, relative to the project.
        version: The template's version as it is recorded, such as ``v0.1.0``, or None.
        address: Where the template comes from, or None.
        answers: Every answer, by its question; what they mean depends on the template.
    """

    path: PurePosixPath = _USUAL
    version: str | None = None
    address: str | None = None
    answers: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def allow(self) -> tuple[str, ...]:
        """Codes of the rules about names that are allowed."""
        codes = self.answers.get("allow")
        given = codes if isinstance(codes, list) else []
        return tuple(code for code in given if isinstance(code, str))

    @property
    def is_own(self) -> bool:
        """Whether the template is mkpkg's own, whatever the address.

        A project that was made with a mirror, a checkout or another installation has
        another address, and the same questions.
        """
        return self.answers.keys() >= _OURS or self._is_at_home

    @property
    def is_a_fork(self) -> bool:
        """Whether the template is a copy of mkpkg's own with versions of its own.

        A copy whose versions are those of mkpkg is a mirror.
        """
        is_elsewhere = self.address is not None and not self._is_at_home
        is_known = self.version in installed().known
        return self.is_own and is_elsewhere and not is_known

    @property
    def _is_at_home(self) -> bool:
        return self.address in {NOWHERE, template_address()}


def read_recorded(content: bytes, path: PurePosixPath) -> Recorded:
    """Read an answers file.

    Args:
        content: What is in it.
        path: Where it is, relative to the project.

    Raises:
        Refused: It is empty, has conflict markers, is not YAML, or is no mapping.
    """
    if _MARKER.search(content):
        raise _unreadable(
            path,
            "has conflict markers",
            "a merge was not finished",
            f"resolve it: git checkout --ours or --theirs {shown(str(path))}",
        )
    data = _load(content, path)
    if data is None:
        raise _unreadable(path, "is empty")
    if not isinstance(data, dict):
        raise _unreadable(path, "does not hold answers", "it is no mapping")
    version, address = data.get("_commit"), data.get("_src_path")
    answers = {
        key: value
        for key, value in data.items()
        if isinstance(key, str) and not key.startswith("_")
    }
    return Recorded(
        path,
        version if isinstance(version, str) else None,
        address if isinstance(address, str) else None,
        MappingProxyType(answers),
    )


def known_version(recorded: Recorded, releases: Releases) -> str:
    """Return the version that a project records, which can be rendered.

    Raises:
        Refused: The template is another, or its version is missing, unknown, or newer
            than this mkpkg.
    """
    if not recorded.is_own:
        raise _foreign(recorded)
    if recorded.version is None:
        raise _unreadable(
            recorded.path,
            "does not say which version of the template was used",
            "it has no `_commit`",
            f'add the line: _commit: "{releases.current}", with the right version',
        )
    if recorded.version in releases.known:
        return recorded.version
    version, current = read_version(recorded.version), read_version(releases.current)
    if version and current and version > current:
        raise refused(
            "newer",
            f"the project has template {shown(recorded.version)}, which is newer than this mkpkg",
            why=f"this mkpkg has {releases.current}",
            help="upgrade it: uv tool upgrade mkpkg-cli, or: pip install -U mkpkg-cli",
            path=str(recorded.path),
        )
    raise refused(
        "version",
        f"mkpkg knows no version `{shown(recorded.version)}` of its template",
        why=f"it knows {', '.join(releases.known)}",
        help=f"correct `_commit` in {shown(str(recorded.path))}, or use: copier update",
        path=str(recorded.path),
    )


def _foreign(recorded: Recorded) -> Refused:
    address = recorded.address
    place = f": {shown(without_password(address))}" if address else ""
    return refused(
        "foreign",
        f"the project was made with another template{place}",
        why="a project follows one template",
        help="to take its news: mkpkg update",
        path=str(recorded.path),
    )


def _load(content: bytes, path: PurePosixPath) -> object:
    import yaml

    try:
        return yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        why = getattr(reason, "problem", None) or type(reason).__name__
        mark = getattr(reason, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise _unreadable(path, "cannot be read", f"{why}{place}") from reason


def _unreadable(
    path: PurePosixPath, what: str, why: str = "", help: str | None = None
) -> Refused:
    name = shown(str(path))
    return refused(
        "answers",
        f"{name} {what}",
        why=why,
        help=help or f"get it back: git checkout HEAD -- {name}",
        path=str(path),
    )
