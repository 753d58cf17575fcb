"""What the files of a project, and its history, say about it."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mkpkg import disk, git
from mkpkg._errors import refused
from mkpkg._findings import Finding, warning
from mkpkg.metadata import (
    Clue,
    Clues,
    Statement,
    find_clues,
    read_pyproject,
    read_setup_cfg,
    read_setup_py,
)

from ._license import LICENSE_FILES


def gather_clues(root: Path) -> tuple[Clues, tuple[Finding, ...]]:
    """Return what is known of a project, and which of its files could not be read.

    Args:
        root: The project's folder.

    Raises:
        Refused: There is a ``pyproject.toml`` that cannot be read.
    """
    said = dict(_statements(root))
    unread = tuple(_unread(file) for file, inner in said.items() if inner is None)
    statements = [statement for inner in said.values() for statement in inner or ()]
    found = dict(find_clues(statements, _licenses(root)))
    for key, clue in _from_history(root):
        found.setdefault(key, clue)
    return found, unread


def _statements(root: Path) -> Iterator[tuple[str, tuple[Statement, ...] | None]]:
    """Yield what each file says, the most reliable first; None where it is broken."""
    manifest = root / "pyproject.toml"
    content = disk.read_file(manifest)
    if content is not None:
        # Whoever found the project has seen that it is TOML.
        yield manifest.name, read_pyproject(tomllib.loads(content.decode()))
    elif manifest.exists():
        raise refused(
            "settings",
            f"{manifest.name} cannot be read",
            why="it is a folder, or its permissions forbid it",
            help="mend that",
            path=manifest.name,
        )
    config = disk.read_file(root / "setup.cfg")
    if config is not None:
        said = read_setup_cfg(config.decode("utf-8", "replace"))
        yield "setup.cfg", None if said is None else (said,)
    script = disk.read_file(root / "setup.py")
    if script is not None:
        said = read_setup_py(script)
        yield "setup.py", None if said is None else (said,)


def _licenses(root: Path) -> dict[str, str]:
    return {
        name: content.decode("utf-8", "replace")
        for name in disk.names_like(root, LICENSE_FILES)
        if (content := disk.read_file(root / name)) is not None
    }


def _from_history(root: Path) -> Iterator[tuple[str, Clue]]:
    repository = git.enclosing_repository(root)
    if repository and git.has_git():
        remote = git.read_remote(repository)
        year = git.first_year(repository, root)
        if remote:
            yield "repository", Clue(remote, "git: the remote origin")
        if year:
            yield "year", Clue(year, "git: the first commit")
    yield "year", Clue(str(date.today().year), "today")


def _unread(file: str) -> Finding:
    return warning(
        "unread",
        f"{file} cannot be read, and is left out",
        why="it is broken, or of another Python",
        help="say what it would: --name, --license, --python, --author, --email",
        path=file,
    )
