"""What an import costs, measured by importing, and told as a tree."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mkpkg._errors import ToolFailed
from mkpkg._findings import error
from mkpkg.names import quoted, shown

from ._process import running

# What `-X importtime` prints: self, cumulative, and a name that is indented by its depth.
_LINE = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \| ( *)(\S+)\s*$")
# The packages come first, each by itself: else their time would be that of the module.
_CODE = """
import sys
sys.path += sys.argv[2:-1]
sys.stderr.write("\\n" + sys.argv[1] + "\\n")
parts = sys.argv[-1].split(".")
for depth in range(len(parts)):
    __import__(".".join(parts[:depth + 1]))
sys.stderr.write("\\n" + sys.argv[1] + "\\n")
sys.stderr.flush()
"""


class Time(NamedTuple):
    """What importing one module costs, in microseconds.

    Attributes:
        name: Its dotted name; empty for the root, which is all of them.
        own: Its own time.
        total: That and the time of what it imports.
        imports: What it imports first, the slowest first.
    """

    name: str
    own: int
    total: int
    imports: tuple["Time", ...] = ()


def measure(
    executable: str,
    dotted: str,
    folder: Path,
    timeout: float,
    sources: tuple[str, ...] = (),
) -> Time:
    """Import a module in another process, and return what it costs.

    The module runs, and so does all that it imports.

    Args:
        executable: The interpreter.
        dotted: The module.
        folder: The folder that it is started in.
        timeout: The seconds after which it is stopped.
        sources: Folders that are put at the end of the search path.

    Raises:
        ToolFailed: The import fails, or takes too long.
    """
    word = f"mkpkg-{os.urandom(8).hex()}"
    command = [executable, "-X", "importtime", "-c", _CODE, word, *sources, dotted]
    parts: list[list[str]] = [[]]
    with running(command, folder, timeout) as process, process.watched():
        process.end_input()
        for line in process.lines():
            if line.strip() != word:
                parts[-1].append(line.rstrip())
            elif len(parts) == 2:
                # What has been started and goes on does not matter.
                return tree_of(parts[1])
            else:
                parts.append([])
        code = process.code()
    if process.is_late or len(parts) < 2:
        raise process.failure(_said(parts[0]))
    again = f"{quoted(executable)} -c {quoted(_statement(dotted, sources))}"
    raise _failed(dotted, _said(parts[1]), code, again)


def tree_of(lines: Iterable[str]) -> Time:
    """Return what ``-X importtime`` has printed as a tree, the slowest first.

    A module comes after what it imports, which is indented more.
    """
    waiting: list[tuple[int, Time]] = []
    for line in lines:
        found = _LINE.match(line)
        if not found:
            continue
        own, total, indent, name = found.groups()
        inner = []
        while waiting and waiting[-1][0] > len(indent):
            inner.append(waiting.pop()[1])
        time = Time(name, int(own), int(total), _slowest_first(inner))
        waiting.append((len(indent), time))
    tops = _slowest_first([time for _, time in waiting])
    return Time("", 0, sum(time.total for time in tops), tops)


def _slowest_first(times: list[Time]) -> tuple[Time, ...]:
    return tuple(sorted(times, key=lambda time: (-time.total, time.name)))


def _said(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip() and not _LINE.match(line)]


def _statement(dotted: str, sources: tuple[str, ...]) -> str:
    """Return what imports a module as it was imported here."""
    paths = f"import sys; sys.path += {list(sources)}; " if sources else ""
    return f"{paths}import {dotted}"


def _failed(dotted: str, said: list[str], code: int, again: str) -> ToolFailed:
    return ToolFailed(
        error(
            "import-failed",
            f"importing `{shown(dotted)}` fails",
            why=said[-1].strip() if said else f"it ended with exit code {code}",
            help=f"to see all of it: {again}",
        )
    )
