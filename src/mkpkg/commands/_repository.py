"""Whether a new project gets a repository, and what git would not commit of it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkpkg import disk, git
from mkpkg._findings import Finding, note, warning
from mkpkg.plan import Keep, Plan


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a project's files will be committed.

    Attributes:
        around: The repository that the project is in, or None.
        is_new: Whether the project gets one of its own.
        has_excludes: Whether the user's configuration ignores files in a new one.
        findings: What is to be said about it.
    """

    around: Path | None = None
    is_new: bool = False
    has_excludes: bool = False
    findings: tuple[Finding, ...] = ()


def decide_repository(root: Path, around: Path | None, *, wanted: bool) -> Repository:
    """Decide whether to make a repository, and say why not.

    Args:
        root: The project's folder.
        around: The repository that the folder is in, or None.
        wanted: Whether the user wants one.

    Raises:
        ToolFailed: One is to be made, and git cannot run.
    """
    if not wanted:
        return Repository(around)
    if not git.has_git():
        message = "git is not installed: no repository was made"
        return Repository(findings=(note("git", message),))
    if around and (around == root or not git.ignores(around, root)):
        return Repository(around)
    has_excludes = git.has_own_excludes(disk.existing_folder(root))
    return Repository(None, is_new=True, has_excludes=has_excludes)


def ignored_files(
    root: Path, plan: Plan, repository: Repository
) -> tuple[Finding, ...]:
    """Warn of files that would not be committed.

    Args:
        root: The project's folder.
        plan: What is to be written.
        repository: Where it will be committed. In a new one, only a ``.gitignore``
            that was there before, or the user's own excludes, can ignore anything.
    """
    paths = [change.path for change in plan.writes]
    has_rules = Keep(PurePosixPath(".gitignore")) in plan.changes
    ignored: frozenset[Path] = frozenset()
    base = root
    if repository.around and git.has_git():
        ignored = git.ignored_among(repository.around, [root / path for path in paths])
    elif repository.is_new and (has_rules or repository.has_excludes):
        with disk.scratch() as scratch:
            git.init(scratch)
            base = root if root.is_dir() else scratch
            asked = [base / path for path in paths]
            ignored = git.ignored_among(base, asked, scratch / ".git")
    return tuple(
        warning(
            "ignored",
            f"{path} is ignored by git and would not be committed",
            help="anchor the pattern that matches it with a `/` in front",
            path=str(path),
            many="{count} files are ignored by git and would not be committed: {names}",
        )
        for path in paths
        if base / path in ignored
    )
