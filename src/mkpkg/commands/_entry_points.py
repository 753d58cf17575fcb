"""What a project names without importing it: entry points, wherever they are written."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mkpkg.source import Use

from ._manifest import CONFIG, MANIFEST, SCRIPT, read_text

# The standard's tables (entry points specification), then those of build backends.
_TABLES = (
    ("project", "scripts"),
    ("project", "gui-scripts"),
    ("project", "entry-points"),
    ("tool", "poetry", "scripts"),
    ("tool", "poetry", "plugins"),
    ("tool", "flit", "scripts"),
    ("tool", "flit", "entrypoints"),
)
_OF_A_SCRIPT = ("reference", "callable")
_SECTION = "[options.entry_points]"
_DOTTED = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
# A module, and what in it, where something is named.
_REFERENCE = re.compile(
    rf"(?<![\w.])(?P<module>{_DOTTED})(?:\s*:\s*(?P<inner>{_DOTTED}))?"
)


class EntryPoint(NamedTuple):
    """A place that names a module, or something in it.

    Attributes:
        path: The file, relative to the project.
        line: The line in it.
        name: What the entry point is called; empty where that is not known.
        text: What it leads to, as it is written.
        uses: The same as imports: of the module, or of the attributes down to that one.
    """

    path: str
    line: int
    name: str
    text: str
    uses: tuple[Use, ...]


def entry_points(root: Path) -> Iterator[EntryPoint]:
    """Yield what the files that a project is built from name.

    All that a ``setup.py`` says may be one: it makes them when it runs.
    """
    text = read_text(root / MANIFEST)
    for name, value in _values(text):
        yield from _named_in(MANIFEST, _line_of(value, text), value, name)
    for number, line in _section(read_text(root / CONFIG)):
        name = line.rpartition("=")[0].rpartition("=")[2].strip()
        yield from _named_in(CONFIG, number, line, name)
    for number, line in enumerate(read_text(root / SCRIPT).splitlines(), start=1):
        yield from _named_in(SCRIPT, number, line)


def _named_in(
    path: str, number: int, line: str, name: str = ""
) -> Iterator[EntryPoint]:
    if line.lstrip().startswith(("#", ";")):
        return
    for found in _REFERENCE.finditer(line):
        names = (found["inner"] or "").split(".")
        inner = [".".join(names[: depth + 1]) or None for depth in range(len(names))]
        uses = tuple(Use(number, 1, found["module"], place) for place in inner)
        yield EntryPoint(path, number, name, found[0], uses)


def _values(text: str) -> Iterator[tuple[str, str]]:
    data = tomllib.loads(text)
    for keys in _TABLES:
        table: Any = data
        for key in keys:
            table = table.get(key) if isinstance(table, dict) else None
        yield from _texts(table)


def _texts(table: Any) -> Iterator[tuple[str, str]]:
    for name, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, str):
            yield name, value
            continue
        for inner, text in _texts(value):
            # What Poetry says of a script may be in a table of its own.
            yield (name if inner in _OF_A_SCRIPT else inner), text


def _line_of(value: str, text: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if value in line), 1)


def _section(text: str) -> Iterator[tuple[int, str]]:
    is_inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            is_inside = line.strip() == _SECTION
        elif is_inside:
            yield number, line
