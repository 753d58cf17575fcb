"""What the commits of a repository tell."""

from pathlib import Path

from ._run import git


def first_year(repository: Path, folder: Path) -> str | None:
    """Return the year in which a folder's history begins, or None where that is unknown.

    Args:
        repository: The work tree's folder.
        folder: That, or a folder in it.
    """
    if (
        git(repository, "rev-parse", "--is-shallow-repository").stdout.strip()
        != "false"
    ):
        return None
    # All of it begins with the first commits; of a part, every commit has to be seen.
    which = ("--max-parents=0",) if folder == repository else ()
    place = () if folder == repository else ("--", str(folder))
    dated = ("log", "--format=%ad", "--date=format:%Y", *which, *place)
    done = git(repository, *dated)
    return min(done.stdout.split(), default=None) if done.returncode == 0 else None
