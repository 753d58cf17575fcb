"""Projects that were made with an older template, for the tests of their update."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from mkpkg import template
from mkpkg.template import ANSWERS_FILE, Recorded

from ..projects import git, lay_out
from ..template_versions import VERSIONS, Installed

OLD, MIDDLE, NEW = VERSIONS
ANSWERS = {
    "project": "sound",
    "package": "sound",
    "exports": "eager",
    "allow": [],
    "python": "3.11",
}
RECORDED = Recorded(
    PurePosixPath(ANSWERS_FILE), OLD, "https://mkpkg.invalid/mkpkg.git", ANSWERS
)
JOURNAL = "mkpkg-update.json"


class Renders:
    """Renders each version of the template once, and remembers it."""

    def __init__(self, installed: Installed, scratch: Path) -> None:
        """Take the mkpkg that renders, and a folder to work in."""
        self.installed = installed
        self._scratch = scratch
        self._done: dict[str, template.Files] = {}
        self._render = template.render_recorded

    def __call__(
        self, recorded: Recorded, scratch: Path, version: str | None = None
    ) -> template.Files:
        """Do what `template.render_recorded` does."""
        key = f"{recorded.path} {recorded.version} {recorded.address} {version} "
        key += str(sorted(recorded.answers.items()))
        key += os.environ.get("MKPKG_TEMPLATE_SOURCE", "")
        if key not in self._done:
            place = self._scratch / str(len(self._done))
            self._done[key] = self._render(recorded, place, version)
        return self._done[key]

    def made(self, version: str) -> dict[str, bytes]:
        """Return the files of a project that was made with a version."""
        files = self(replace(RECORDED, version=version), self._scratch, version)
        return {str(path): content for path, content in files.items()}


def edited(root: Path, edits: Mapping[str, str | None]) -> None:
    """Add lines to files of a project, or remove files, and commit that."""
    for path, line in edits.items():
        place = root / path
        if line is None:
            place.unlink()
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("ab") as file:
            file.write(line.encode())
    committed(root)


def committed(root: Path) -> None:
    """Commit everything."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "--allow-empty", "-m", "edits")


def replaced(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def rows(table: Iterable[str], *everyday: str) -> list[object]:
    """Return the rows of a table as parameters, of which some are tried every day."""
    return [
        pytest.param(row, marks=() if row in everyday else pytest.mark.slow)
        for row in table
    ]


Step = tuple[str, ...]


def do(root: Path, steps: Iterable[Step]) -> None:
    """Do to a project what a table says, step by step."""
    for verb, *rest in steps:
        if verb == "git":
            git(root, *rest)
        elif verb == "write":
            lay_out(root, dict([rest]))
        elif verb == "replace":
            path, old, new = rest
            replaced(root, path, old, new)
        elif verb == "remove":
            (root / rest[0]).unlink()
        elif verb == "link":
            path, target = rest
            try:
                (root / path).symlink_to(target)
            except OSError:
                pytest.skip("no links for this user")
        elif verb == "move":
            (root / rest[0]).rename(root / rest[1])
        elif verb == "folder":
            (root / rest[0]).mkdir()
        elif verb == "commit":
            committed(root)
        else:
            raise ValueError(verb)


def state_of(root: Path) -> tuple[str, str, dict[str, bytes]]:
    """Return git's index, what git says of it, and every file with its mode."""
    files = {
        f"{path.relative_to(root).as_posix()} {path.lstat().st_mode:o}": path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }
    # Nothing here may write the index either.
    status = git(root, "--no-optional-locks", "status", "--porcelain", "--ignored")
    return git(root, "ls-files", "--stage"), status, files


def everything(root: Path) -> dict[str, bytes]:
    """Return every file, git's own ones included."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
