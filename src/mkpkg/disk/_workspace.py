"""The uv workspace around a folder, if there is one."""

import tomllib
from collections.abc import Iterator
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
            patterns = [_texts(table.get(key)) for key in ("members", "exclude")]
            covered, excluded = (_covers(member, some) for some in patterns)
            names = tuple(_member_names(folder, patterns[0]))
            return Workspace(manifest, member, covered and not excluded, names)
    return None


def _member_names(folder: Path, patterns: list[str]) -> Iterator[str]:
    manifests = [folder / "pyproject.toml"]
    for pattern in patterns:
        manifests.extend(sorted(folder.glob(f"{pattern}/pyproject.toml")))
    for manifest in manifests:
        name = (_table(_load(manifest), "project") or {}).get("name")
        if isinstance(name, str):
            yield name


def _covers(member: PurePosixPath, patterns: list[str]) -> bool:
    return any(
        len(parts := PurePosixPath(pattern).parts) == len(member.parts)
        and all(map(fnmatchcase, member.parts, parts))
        for pattern in patterns
    )


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
