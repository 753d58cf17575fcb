"""The files of the template beside those of a project: the same, different, missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg.plan import Keep

from ._license import LICENSE_FILES

_SOURCE = PurePosixPath("src")
# What does the work of a file of the template under another name.
_OTHERS = {
    "LICENSE": LICENSE_FILES,
    "README.md": ("README*", "readme*", "Readme*"),
    "pyproject.toml": ("setup.py", "setup.cfg"),
}


class Standing(StrEnum):
    """How a file of the template stands in a project."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    INSTEAD = "instead"


@dataclass(frozen=True, slots=True)
class Compared:
    """A file of the template, and what a project has in its place.

    Attributes:
        wanted: Where the template has it, in this project.
        path: The same; where another file does its work, that one.
        template: What the template has.
        yours: What the project has, or None.
        standing: The verdict.
    """

    wanted: PurePosixPath
    path: PurePosixPath
    template: bytes
    yours: bytes | None
    standing: Standing

    @property
    def keep(self) -> Keep:
        """The same as a change that changes nothing."""
        return Keep(self.path, status=str(self.standing))


def compare(
    files: Mapping[PurePosixPath, bytes],
    root: Path,
    links: frozenset[PurePosixPath] = frozenset(),
) -> tuple[Compared, ...]:
    """Return how files of the template stand in a project, in the order of paths.

    Ends of lines do not count: git may have made others of them.

    Args:
        files: The content of each, by the path that it has in the project.
        root: The project's folder.
        links: Those that are symbolic links, with where they lead as their content.
    """
    return tuple(
        _compared(path, files[path], root, is_link=path in links)
        for path in sorted(files)
    )


def placed(
    files: Mapping[PurePosixPath, bytes], package: str, folder: str
) -> dict[PurePosixPath, bytes]:
    """Return files of the template by the paths that they have in a project.

    Args:
        files: The same by the template's own paths.
        package: The import name.
        folder: The package's folder, which need not be in ``src``.
    """
    source = _SOURCE / package
    return {
        PurePosixPath(folder, path.relative_to(source))
        if source in path.parents
        else path: content
        for path, content in files.items()
    }


def distance(compared: Iterable[Compared]) -> int:
    """Return how many lines have to be added and removed, their order aside."""
    return sum(map(_lines_apart, compared))


def as_template(yours: bytes, template: bytes) -> bytes:
    """Return a file with the ends of lines that the template has."""
    return yours if b"\r\n" in template else yours.replace(b"\r\n", b"\n")


def _compared(
    path: PurePosixPath, template: bytes, root: Path, *, is_link: bool
) -> Compared:
    yours = disk.read_link(root / path) if is_link else None
    if yours is None:
        yours = disk.read_file(root / path)
    if yours is not None:
        is_same = as_template(yours, template) == template
        standing = Standing.SAME if is_same else Standing.DIFFERS
        return Compared(path, path, template, yours, standing)
    other = next(_others(path, root), None)
    if other is not None:
        return Compared(path, other, template, None, Standing.INSTEAD)
    return Compared(path, path, template, None, Standing.MISSING)


def _others(path: PurePosixPath, root: Path) -> Iterator[PurePosixPath]:
    patterns = _OTHERS.get(str(path), ())
    yield from map(PurePosixPath, disk.names_like(root, patterns))


def _lines_apart(compared: Compared) -> int:
    yours = as_template(compared.yours or b"", compared.template)
    one, two = Counter(compared.template.split(b"\n")), Counter(yours.split(b"\n"))
    return ((one - two) + (two - one)).total()
