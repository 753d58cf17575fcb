"""Projects for tests: laid out in a folder from values."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str | bytes]

MANAGED = "[tool.mkpkg]\n"

#: A managed project in src layout, and one that is not managed.
SOUND: dict[str, str | bytes] = {
    "pyproject.toml": f'[project]\nname = "sound"\nversion = "1"\n\n{MANAGED}',
    "src/sound/__init__.py": '"""The sound package."""\n',
}
PLAIN: dict[str, str | bytes] = {
    **SOUND,
    "pyproject.toml": '[project]\nname = "sound"\nversion = "1"\n',
}


def lay_out(root: Path, files: Files) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit_all(folder: Path) -> None:
    """Make a folder a repository with everything committed."""
    if shutil.which("git"):
        git(folder, "init", "-q")
        git(folder, "add", "--all")
        git(folder, "commit", "-q", "--allow-empty", "-m", "all")
