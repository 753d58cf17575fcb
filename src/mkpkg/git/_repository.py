"""Repositories: where one is, and a new one."""

import os
from pathlib import Path

from ._failed import failed
from ._run import git

_NO_REPOSITORY = "git could not make a repository"
_WITHOUT = "pass --no-git to go without"


def enclosing_repository(folder: Path) -> Path | None:
    """Return the work tree that a folder is in or would be in, without running git."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place / ".git"):
            return place
    return None


def ignores(repository: Path, path: Path) -> bool:
    """Tell whether a repository ignores a folder, which need not exist."""
    # The slash says that it is a folder: a pattern like `build/` matches no other.
    return git(repository, "check-ignore", "-q", "--", f"{path}/").returncode == 0


def ignored_among(
    work_tree: Path, paths: list[Path], git_folder: Path | None = None
) -> frozenset[Path]:
    """Return the paths that a repository ignores; they need not exist.

    Args:
        work_tree: The repository's folder.
        paths: What to ask about.
        git_folder: The repository's own folder, where it is not in the work tree.
    """
    place = (
        (f"--git-dir={git_folder}", f"--work-tree={work_tree}") if git_folder else ()
    )
    return _ignored(work_tree, place, paths) or frozenset()


def known_ignored(work_tree: Path, paths: list[Path]) -> frozenset[Path] | None:
    """Return the paths that a repository ignores, or None where git cannot tell.

    It cannot where the repository is somebody else's, or is broken.
    """
    return _ignored(work_tree, (), paths)


def ignored_folders(folder: Path) -> frozenset[Path]:
    """Return the folders below one that its repository ignores as a whole."""
    ask = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard")
    done = git(folder, *ask, "--directory", "--", ".")
    return frozenset(
        folder / path for path in done.stdout.split("\0") if path.endswith("/")
    )


def _ignored(
    work_tree: Path, place: tuple[str, ...], paths: list[Path]
) -> frozenset[Path] | None:
    ask = ("check-ignore", "-z", "--stdin")
    done = git(work_tree, *place, *ask, given="\0".join(map(str, paths)))
    if done.returncode not in (0, 1):
        return None
    return frozenset(Path(path) for path in done.stdout.split("\0") if path)


def uncommitted_among(repository: Path, paths: list[Path]) -> frozenset[Path]:
    """Return the files whose content the last commit does not have.

    Args:
        repository: The work tree's folder.
        paths: What to ask about: files that exist, absolute, links resolved.

    Raises:
        ToolFailed: git cannot tell.
    """
    # `git status` is silent about nested repositories, and about what it was told to
    # assume: contents are compared instead.
    listed = git(repository, "ls-tree", "-r", "-z", "HEAD")
    if listed.returncode:
        return frozenset(paths)
    committed = {}
    for entry in listed.stdout.split("\0"):
        info, _, name = entry.partition("\t")
        if name:
            committed[repository / name] = info.split()[2]
    known = [path for path in paths if path in committed and "\n" not in str(path)]
    given = "".join(f"{path}\n" for path in known)
    hashed = git(repository, "hash-object", "--stdin-paths", given=given)
    if hashed.returncode:
        raise failed(hashed, "git could not say what is committed", "mend that")
    same = {
        path
        for path, name in zip(known, hashed.stdout.split(), strict=True)
        if committed[path] == name
    }
    return frozenset(path for path in paths if path not in same)


def has_own_excludes(folder: Path) -> bool:
    """Tell whether the user's configuration makes git ignore files everywhere.

    Raises:
        ToolFailed: It cannot.
    """
    done = git(folder, "config", "--list")
    if done.returncode:
        raise failed(done, _NO_REPOSITORY, _WITHOUT)
    home = os.environ.get("XDG_CONFIG_HOME") or Path("~/.config").expanduser()
    return "core.excludesfile=" in done.stdout or Path(home, "git", "ignore").is_file()


def init(folder: Path) -> None:
    """Make a folder a repository, as the user's configuration says; commit nothing.

    Raises:
        ToolFailed: git refuses.
    """
    done = git(folder, "init", "-q")
    if done.returncode:
        raise failed(done, _NO_REPOSITORY, _WITHOUT)
