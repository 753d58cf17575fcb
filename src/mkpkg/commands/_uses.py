"""Where a project still imports what is to be removed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._findings import Finding, Severity
from mkpkg.names import shown
from mkpkg.source import UnreadableError, Use, imports_in, is_inside

from ._entry_points import entry_points
from ._project import Project


@dataclass(frozen=True)
class Going:
    """What is to go.

    Attributes:
        modules: The modules, dotted; what is in them goes, too.
        names: Names that packages lose with them: the package, and the name.
        files: Their files.
    """

    modules: frozenset[str]
    names: frozenset[tuple[str, str]]
    files: frozenset[Path]

    def needed_by(self, use: Use) -> bool:
        """Tell whether an import would fail."""
        if is_inside(use.module, self.modules):
            return True
        if use.name is None:
            return False
        whole = f"{use.module}.{use.name}"
        return is_inside(whole, self.modules) or (use.module, use.name) in self.names

    @cached_property
    def words(self) -> re.Pattern[bytes]:
        """What is in every file that imports some of it."""
        words = {module.rpartition(".")[2] for module in self.modules}
        words |= {name for _, name in self.names}
        return re.compile("|".join(map(re.escape, sorted(words))).encode())


def find_uses(
    project: Project, going: Going, changed: Mapping[Path, bytes]
) -> Iterator[Finding]:
    """Yield an error for each place that needs what is to go.

    Args:
        project: The project.
        going: What is to go.
        changed: The new content of files that are to be changed.
    """
    imports = list(_in_files(project, going, changed))
    yield from imports
    places = {(found.path, found.line) for found in imports}
    for found in _in_entry_points(project.root, going):
        if (found.path, found.line) not in places:
            yield found


def _in_files(
    project: Project, going: Going, changed: Mapping[Path, bytes]
) -> Iterator[Finding]:
    names = {
        project.root / package.folder: package.dotted for package in project.packages
    }
    for path in disk.sources_below(project.root):
        # A file that is changed may be known by a link, too.
        content = changed.get(path.resolve(), disk.read_file(path) or b"")
        if path not in going.files and going.words.search(content):
            dotted = _dotted(path, project.root, names)
            place = path.relative_to(project.root)
            yield from _in_file(PurePosixPath(place), content, dotted, going)


def _in_file(
    path: PurePosixPath, content: bytes, dotted: str, going: Going
) -> Iterator[Finding]:
    is_package = path.stem == "__init__"
    try:
        uses = sorted({*imports_in(content, dotted, is_package=is_package)})
    except UnreadableError as reason:
        message = f"{shown(str(path))} cannot be read, and may import what is to go"
        found = _finding("syntax", message, str(path))
        yield found._replace(why=str(reason), line=reason.line)
        return
    for use in uses:
        if going.needed_by(use):
            what = f"{use.module}.{use.name}" if use.name else use.module
            found = _finding(
                "imported", f"`{shown(what)}` is still imported", str(path)
            )
            yield found._replace(line=use.line, column=use.column)


def _dotted(path: Path, root: Path, names: Mapping[Path, str]) -> str:
    """Return the name of a file as a module."""
    around = next((folder for folder in path.parents if folder in names), root)
    inner = path.relative_to(around).with_suffix("").parts
    outer = (names[around],) if around in names else ()
    return ".".join((*outer, *inner)).removesuffix(".__init__")


def _in_entry_points(root: Path, going: Going) -> Iterator[Finding]:
    """Yield the entry points that lead to what is to go."""
    for found in entry_points(root):
        if any(map(going.needed_by, found.uses)):
            name, text = shown(found.name), f"`{shown(found.text)}`"
            message = (
                f"the entry point `{name}` leads to {text}"
                if name
                else f"{text} is still named"
            )
            told = _finding("imported", message, found.path)
            yield told._replace(line=found.line)


def _finding(code: str, message: str, path: str) -> Finding:
    why = "it would fail"
    help = "change that first, or remove it anyway: --force"
    return Finding(code, Severity.ERROR, message, why, help, path)
