"""Repositories: where one is, and a new one."""

import os
from pathlib import Path

from mkpkg._errors import ToolFailed
from mkpkg._findings import error

from ._run import git


def enclosing_repository(folder: Path) -> Path | None:
    """Return the work tree that a folder is in or would be in, without running git."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place / ".git"):
            return place
    return None


def ignores(repository: Path, path: Path) -> bool:
    """Tell whether a repository ignores a path."""
    return git(repository, "check-ignore", "-q", "--", str(path)).returncode == 0


def ignored_among(repository: Path, paths: list[Path]) -> frozenset[Path]:
    """Return the paths that a repository ignores; they need not exist."""
    done = git(
        repository, "check-ignore", "-z", "--stdin", given="\0".join(map(str, paths))
    )
    return frozenset(Path(path) for path in done.stdout.split("\0") if path)


def init(folder: Path) -> None:
    """Make a folder a repository, as the user's configuration says; commit nothing.

    Raises:
        ToolFailed: git refuses.
    """
    done = git(folder, "init", "-q")
    if done.returncode:
        raise ToolFailed(
            error(
                "git",
                "git could not make a repository",
                why=done.stderr.strip() or f"git ended with {done.returncode}",
                help="pass --no-git to go without",
            )
        )
