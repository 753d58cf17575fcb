"""How lines are to be written in a project, as its settings of ruff say."""

import tomllib
from pathlib import Path
from typing import Any

from mkpkg import disk
from mkpkg.source import Style

# In one folder the first that is there counts (ruff, "Config file discovery").
_FILES = (".ruff.toml", "ruff.toml", "pyproject.toml")
_DEPTH = 5


def style_of(root: Path) -> Style:
    """Return how ruff would write lines in a folder; its defaults where nothing is said.

    What cannot be read says nothing: that is for ruff to tell.
    """
    for folder in (root, *root.parents):
        for name in _FILES:
            found = _table(folder / name)
            if found is not None:
                return _style(_extended(found, folder, _DEPTH))
    return Style()


def _table(path: Path) -> dict[str, Any] | None:
    """Return the settings of ruff in a file, or None where it has none."""
    content = disk.read_file(path)
    if content is None:
        return None
    try:
        data = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None
    if path.name != "pyproject.toml":
        return data
    table = _get(data, "tool", "ruff")
    return table if isinstance(table, dict) else None


def _extended(table: dict[str, Any], folder: Path, depth: int) -> dict[str, Any]:
    """Return settings with those that they extend, which count less."""
    base = table.get("extend")
    if not isinstance(base, str) or not depth:
        return table
    path = folder / base
    found = _table(path)
    if found is None:
        return table
    return _joined(_extended(found, path.parent, depth - 1), table)


def _joined(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    joined = dict(base)
    for key, value in over.items():
        inner = joined.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            joined[key] = _joined(inner, value)
        else:
            joined[key] = value
    return joined


def _style(table: dict[str, Any]) -> Style:
    plain = Style()
    isort = _get(table, "lint", "isort") or _get(table, "isort")
    quote = _get(table, "format", "quote-style")
    is_tab = _get(table, "format", "indent-style") == "tab"
    return Style(
        width=_number(table, "line-length", plain.width),
        quote="'" if quote == "single" else '"',
        indent="\t" if is_tab else " " * _number(table, "indent-width", 4),
        is_single_line=_get(isort, "force-single-line") is True,
        is_mixed=_get(isort, "force-sort-within-sections") is True,
        has_kinds=_get(isort, "order-by-type") is not False,
        is_case_sensitive=_get(isort, "case-sensitive") is True,
        is_packed=_get(table, "format", "skip-magic-trailing-comma") is True,
    )


def _number(table: dict[str, Any], key: str, default: int) -> int:
    value = table.get(key)
    is_right = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return int(value) if is_right and value is not None else default


def _get(data: object, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
