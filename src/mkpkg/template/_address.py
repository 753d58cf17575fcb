"""Where a template is fetched from, in the forms that Copier documents."""

import re
from pathlib import Path

from mkpkg.names import without_password

_SHORT = {"gh": "https://github.com/", "gl": "https://gitlab.com/"}
_SCHEME = re.compile(r"(?:git|https?|ssh|file)://|[\w.-]+@[\w.-]+:")


def git_address(source: str) -> str | None:
    """Return what git is told to clone, or None where the source is a plain folder.

    Understands ``gh:owner/name``, ``gl:owner/name``, ``git+URL``, URLs, the form of
    ssh, and paths of repositories, with ``~`` (Copier, "Generating a project").
    """
    short, _, rest = source.partition(":")
    if short in _SHORT and rest and not rest.startswith("//"):
        return f"{_SHORT[short]}{rest.removeprefix('/').removesuffix('.git')}.git"
    if source.startswith("git+"):
        return source.removeprefix("git+")
    if _SCHEME.match(source):
        return source
    path = local_path(source)
    return str(path) if _is_repository(path) else None


def local_path(source: str) -> Path:
    """Return a source that is a path, absolute."""
    return Path(source).expanduser().absolute()


def recorded_address(source: str) -> str:
    """Return what an answers file records, so that Copier finds it from anywhere.

    A password is nobody's business there: the file is committed.
    """
    is_path = not _SCHEME.match(source) and not re.match(r"(?:gh|gl):|git\+", source)
    return str(local_path(source)) if is_path else without_password(source)


def _is_repository(path: Path) -> bool:
    is_bare = (path / "HEAD").is_file() and (path / "objects").is_dir()
    return path.is_file() or is_bare or (path / ".git").exists()
