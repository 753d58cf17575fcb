"""The uv workspace around a folder, if there is one."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any


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
        manifest = folder / "pyproject.toml"
        table = _table(_load(manifest), "tool", "uv", "workspace")
        if table is not None:
            member = PurePosixPath(root.relative_to(folder).as_posix())
            members, excluded = (
                _texts(table.get("members")),
                _texts(table.get("exclude")),
            )
            is_listed = _covers(member, members) and not _covers(member, excluded)
            names = tuple(_member_names(folder, members, excluded))
            return Workspace(manifest, member, is_listed, names)
    return None


def _member_names(
    folder: Path, patterns: list[str], excluded: list[str]
) -> Iterator[str]:
    manifests = [folder / "pyproject.toml"]
    for pattern in patterns:
        with suppress(ValueError, NotImplementedError, OSError):
            # uv will say what is wrong with a pattern.
            manifests.extend(sorted(folder.glob(f"{pattern}/pyproject.toml")))
    for manifest in manifests:
        member = PurePosixPath(manifest.parent.relative_to(folder).as_posix())
        if _covers(member, excluded):
            continue
        name = (_table(_load(manifest), "project") or {}).get("name")
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
