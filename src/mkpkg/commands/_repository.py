"""Whether a new project gets a repository, and what git would not commit of it."""

from pathlib import Path, PurePosixPath

from mkpkg import disk, git
from mkpkg._findings import Finding, note, warning
from mkpkg.plan import Keep, Plan


def decide_git(
    root: Path, repository: Path | None, *, wanted: bool
) -> tuple[bool, tuple[Finding, ...]]:
    """Decide whether to make a repository, and say why not.

    Args:
        root: The project's folder.
        repository: The repository that the folder is in, or None.
        wanted: Whether the user wants one.

    Raises:
        ToolFailed: One is to be made, and git cannot run.
    """
    if not wanted:
        return False, ()
    if not git.has_git():
        message = "git is not installed: no repository was made"
        return False, (note("git", message),)
    makes_repository = repository is None or (
        repository != root and git.ignores(repository, root)
    )
    if makes_repository:
        git.require_usable(next(p for p in (root, *root.parents) if p.is_dir()))
    return makes_repository, ()


def ignored_files(
    root: Path, plan: Plan, repository: Path | None
) -> tuple[Finding, ...]:
    """Warn of files that would not be committed.

    Args:
        root: The project's folder.
        plan: What is to be written.
        repository: The repository around the project, or None where it gets its own:
            then only a ``.gitignore`` that was there before can ignore anything.
    """
    paths = [change.path for change in plan.writes]
    has_own_rules = Keep(PurePosixPath(".gitignore")) in plan.changes
    if not git.has_git() or not (repository or has_own_rules):
        return ()
    places = [root / path for path in paths]
    if repository:
        ignored = git.ignored_among(repository, places)
    else:
        with disk.scratch() as scratch:
            git.init(scratch)
            ignored = git.ignored_among(root, places, scratch / ".git")
    return tuple(
        warning(
            "ignored",
            f"{path} is ignored by git and would not be committed",
            help="anchor the pattern in .gitignore with a `/` in front",
            path=str(path),
        )
        for path, place in zip(paths, places, strict=True)
        if place in ignored
    )
