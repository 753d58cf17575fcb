"""Modules that are not there yet, because a build makes them."""

import re
from pathlib import Path

from mkpkg import disk, git

# Files that only projects with compiled modules have: a bare name counts there.
_COMPILING = ("meson.build", "CMakeLists.txt", "Cargo.toml")
_OTHERS = ("pyproject.toml", "setup.py", "setup.cfg", "hatch_build.py", "build.py")


class Generated:
    """What the build of a project makes, as far as it says so."""

    def __init__(self, root: Path) -> None:
        """Look at nothing yet."""
        self._root = root

    def awaits(self, dotted: str) -> bool:
        """Tell whether a module that is not there may come with a build.

        It may where a file of the build names it, or where git ignores its file: who
        writes `from ._version import version` in a fresh clone is not to lose it.
        """
        return self._is_named(dotted) or self._is_ignored(dotted)

    def _is_named(self, dotted: str) -> bool:
        name = re.escape(dotted.rpartition(".")[2])
        file = rf"\b{name}\.(?:py|pyx|pyi|c|cc|cpp|rs|so|pyd)\b"
        whole = rf"""["']{re.escape(dotted)}["']"""
        if re.search(f"{file}|{whole}", self._text(_OTHERS)):
            return True
        return bool(re.search(rf"\b{name}\b", self._text(_COMPILING)))

    def _text(self, names: tuple[str, ...]) -> str:
        contents = (disk.read_file(self._root / name) or b"" for name in names)
        return "\n".join(content.decode("utf-8", "replace") for content in contents)

    def _is_ignored(self, dotted: str) -> bool:
        repository = git.enclosing_repository(self._root)
        if repository is None or not git.has_git():
            return False
        inner = Path(*dotted.split("."))
        paths = [self._root / source / f"{inner}.py" for source in ("src", ".")]
        return bool(git.ignored_among(repository, paths))
