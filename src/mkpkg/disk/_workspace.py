"""The uv workspace around a folder, if there is one."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from ._files import is_foreign, read_file

_MANIFEST = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A uv workspace, as its ``pyproject.toml`` declares it.

    Attributes:
        manifest: That file.
        member: The path that was asked about, relative to the workspace.
        is_listed: Whether its member patterns cover that path.
        names: The project names of the members, as they are written.
    """

    manifest: Path
    member: PurePosixPath
    is_listed: bool
    names: tuple[str, ...]


def find_workspace(root: Path) -> Workspace | None:
    """Return the nearest uv workspace above a folder, which need not exist."""
    for folder in root.parents:
        table = _workspace(folder)
        if table is not None:
            member = PurePosixPath(root.relative_to(folder).as_posix())
            members, excluded = _patterns(table)
            is_listed = _covers(member, members) and not _covers(member, excluded)
            names = tuple(_member_names(folder, members, excluded))
            return Workspace(folder / _MANIFEST, member, is_listed, names)
    return None


def find_workspace_root(root: Path) -> Path | None:
    """Return the root of the uv workspace that a project is a member of, or None."""
    for folder in root.parents:
        table = _workspace(folder)
        if table is not None:
            return folder if root in find_members(folder) else None
    return None


def find_members(folder: Path) -> tuple[Path, ...]:
    """Return the other projects of the uv workspace whose root a folder is, in order.

    Folders of environments and installed packages have none, and what a link leads to
    is one only inside of the workspace.

    Args:
        folder: The folder, links resolved.
    """
    table = _workspace(folder)
    members = () if table is None else _members(folder, *_patterns(table))
    places = (Path(os.path.realpath(member)) for member in members)
    return tuple(dict.fromkeys(place for place in places if folder in place.parents))


def _members(folder: Path, patterns: list[str], excluded: list[str]) -> Iterator[Path]:
    found: dict[Path, None] = {}
    for pattern in patterns:
        with suppress(ValueError, NotImplementedError, OSError):
            # uv will say what is wrong with a pattern.
            found |= dict.fromkeys(sorted(folder.glob(f"{pattern}/{_MANIFEST}")))
    for manifest in found:
        inner = manifest.parent.relative_to(folder)
        places = [folder / place for place in (inner, *inner.parents[:-1])]
        is_excluded = _covers(PurePosixPath(inner.as_posix()), excluded)
        is_itself = inner == Path()
        if not (is_itself or is_excluded or any(map(is_foreign, places))):
            yield manifest.parent


def _member_names(
    folder: Path, patterns: list[str], excluded: list[str]
) -> Iterator[str]:
    for member in (folder, *_members(folder, patterns, excluded)):
        name = (_table(_load(member / _MANIFEST), "project") or {}).get("name")
        if isinstance(name, str):
            yield name


def _covers(member: PurePosixPath, patterns: list[str]) -> bool:
    return any(_matches(member.parts, PurePosixPath(p).parts) for p in patterns)


def _matches(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[n:], pattern[1:]) for n in range(len(parts) + 1))
    if not parts or not fnmatchcase(parts[0], pattern[0]):
        return False
    return _matches(parts[1:], pattern[1:])


def _workspace(folder: Path) -> dict[str, Any] | None:
    """Return the table of the workspace whose root a folder is, or None."""
    manifest = folder / _MANIFEST
    # Most have none, and need not be parsed.
    if b"workspace" not in (read_file(manifest) or b""):
        return None
    return _table(_load(manifest), "tool", "uv", "workspace")


def _patterns(table: dict[str, Any]) -> tuple[list[str], list[str]]:
    return _texts(table.get("members")), _texts(table.get("exclude"))


def _load(manifest: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _table(data: dict[str, Any], *keys: str) -> dict[str, Any] | None:
    for key in keys:
        data = data.get(key)  # type: ignore[assignment]
        if not isinstance(data, dict):
            return None
    return data


def _texts(value: object) -> list[str]:
    return (
        [item for item in value if isinstance(item, str)]
        if isinstance(value, list)
        else []
    )
