"""Where a project still imports what is to be removed."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkpkg import disk
from mkpkg._findings import Finding, Severity
from mkpkg.names import shown
from mkpkg.source import UnreadableError, Use, imports_in, is_inside

from ._project import Project

_SCRIPTS = ("scripts", "gui-scripts", "entry-points")


def find_uses(
    project: Project,
    gone: frozenset[str],
    lost: frozenset[tuple[str, str]],
    changed: Mapping[Path, bytes],
    removed: frozenset[Path],
) -> Iterator[Finding]:
    """Yield an error for each place that needs what is to go.

    Args:
        project: The project.
        gone: The modules that go, dotted; what is in them goes, too.
        lost: Names that packages lose with them: the package, and the name.
        changed: The new content of files that are to be changed.
        removed: Files that are to be removed.
    """
    words = {module.rpartition(".")[2] for module in gone} | {name for _, name in lost}
    pattern = re.compile("|".join(map(re.escape, sorted(words))).encode())
    names = {
        project.root / package.folder: package.dotted for package in project.packages
    }
    for path in disk.sources_below(project.root):
        content = changed.get(path) or disk.read_file(path) or b""
        if path in removed or not pattern.search(content):
            continue
        dotted = _dotted(path, project.root, names)
        yield from _in_file(path, content, dotted, project.root, gone, lost)
    yield from _in_manifest(project.root, gone)


def _in_file(
    path: Path,
    content: bytes,
    dotted: str,
    root: Path,
    gone: frozenset[str],
    lost: frozenset[tuple[str, str]],
) -> Iterator[Finding]:
    place = path.relative_to(root).as_posix()
    is_package = path.stem == "__init__"
    try:
        uses = tuple(imports_in(content, dotted, is_package=is_package))
    except UnreadableError as reason:
        message = f"{shown(place)} cannot be read, and may import what is to go"
        yield _finding("syntax", message, str(reason), place, reason.line)
        return
    for use in dict.fromkeys(uses):
        if _needs(use, gone, lost):
            what = f"{use.module}.{use.name}" if use.name else use.module
            message = f"{shown(place)}, line {use.line}, imports {shown(what)}"
            yield _finding("imported", message, "it would fail", place, use.line)


def _needs(use: Use, gone: frozenset[str], lost: frozenset[tuple[str, str]]) -> bool:
    if is_inside(use.module, gone):
        return True
    if use.name is None:
        return False
    return is_inside(f"{use.module}.{use.name}", gone) or (use.module, use.name) in lost


def _dotted(path: Path, root: Path, names: Mapping[Path, str]) -> str:
    """Return the name of a file as a module."""
    outer = names.get(path.parent)
    if outer is None:
        inner = path.relative_to(root).with_suffix("").parts
        return ".".join(inner).removesuffix(".__init__")
    return outer if path.stem == "__init__" else f"{outer}.{path.stem}"


def _in_manifest(root: Path, gone: frozenset[str]) -> Iterator[Finding]:
    """Yield the entry points that lead to what is to go."""
    content = disk.read_file(root / "pyproject.toml") or b""
    try:
        project = tomllib.loads(content.decode()).get("project", {})
    except ValueError:
        return
    for table in _SCRIPTS:
        for name, value in _texts(project.get(table, {})):
            if is_inside(value.partition(":")[0].strip(), gone):
                message = f"pyproject.toml runs {shown(value)} as `{shown(name)}`"
                yield _finding("imported", message, "it would fail", "pyproject.toml")


def _texts(table: Any) -> Iterator[tuple[str, str]]:
    for name, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, str):
            yield name, value
        else:
            yield from _texts(value)


def _finding(
    code: str, message: str, why: str, path: str, line: int | None = None
) -> Finding:
    return Finding(
        code,
        Severity.ERROR,
        message,
        why,
        "change that first, or remove it anyway: --force",
        path,
        line,
        1 if line else None,
    )
