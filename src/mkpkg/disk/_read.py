"""What a folder holds, read once, as values."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# Folders with code that is not the project's own package.
_NOT_PACKAGES = frozenset({"tests", "test", "docs", "examples", "benchmarks"})
_MANIFESTS = ("pyproject.toml", "setup.py", "setup.cfg", ".copier-answers.yml")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that may become a project.

    Attributes:
        exists: Whether it is there.
        files: The paths that exist in it among those that were asked about.
        project: The file or package that makes it a project already, or None.
    """

    exists: bool
    files: frozenset[PurePosixPath]
    project: PurePosixPath | None


def read_folder(root: Path, paths: frozenset[PurePosixPath]) -> Folder:
    """Look at a folder and at the given paths in it."""
    present = frozenset(path for path in paths if os.path.lexists(root / path))
    return Folder(os.path.lexists(root), present, _project_in(root))


def _project_in(root: Path) -> PurePosixPath | None:
    for name in _MANIFESTS:
        if os.path.lexists(root / name):
            return PurePosixPath(name)
    for place in ("", "src"):
        for package in _packages(root / place):
            return PurePosixPath(place, package)
    return None


def _packages(folder: Path) -> list[str]:
    try:
        members = sorted(folder.iterdir())
    except OSError:
        return []
    return [
        path.name
        for path in members
        if path.name not in _NOT_PACKAGES and (path / "__init__.py").is_file()
    ]
