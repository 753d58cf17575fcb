"""A conversation with an interpreter: questions about its imports, and its answers."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ._process import Process, running
from ._values import Facts, Nature, Owner, Place

#: It answers for `distutils` with a copy in setuptools, and for nothing else.
HACK = "_distutils_hack.DistutilsMetaFinder"
_PROBE = Path(__file__).with_name("_probe.py")
# So many lines are kept of what is printed besides the answers.
_MOST_NOISE = 50


class Interpreter:
    """An interpreter that waits for questions; nothing that it is asked about is run.

    Attributes:
        facts: What it is.
        noise: What was printed besides the answers, by what runs when it starts.
    """

    def __init__(self, process: Process, word: str) -> None:
        """Ask what it is."""
        self._process = process
        self._word = word
        self.noise: list[str] = []
        self.facts = _facts(self._ask("facts"))

    def find(
        self,
        name: str,
        locations: tuple[str, ...] | None = None,
        extra: tuple[str, ...] = (),
    ) -> tuple[Place, ...]:
        """Return every place of a module, in the order in which they are asked.

        Args:
            name: Its dotted name.
            locations: Where to look; None for a module of the top level.
            extra: Folders to look into last, as if they were on the search path.
        """
        found = self._ask("find", name=name, locations=locations, extra=extra)
        return tuple(map(_place, found))

    def members(self, locations: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of what can be imported from places."""
        return tuple(self._ask("members", locations=locations))

    def beside(self, name: str, folder: str) -> tuple[str, ...]:
        """Return the files of a folder that bear a name, its case and ending aside."""
        return tuple(self._ask("beside", name=name, entry=folder))

    def source(self, name: str, entry: str) -> str | None:
        """Return the text of a module in an archive, or None."""
        text = self._ask("source", name=name, entry=entry)
        return text if isinstance(text, str) else None

    def owner(self, folder: str, file: str) -> Owner | None:
        """Return the distribution, installed in a folder, that a file there belongs to."""
        found = self._ask("owner", entry=folder, file=file)
        return Owner(**found) if found else None

    def _ask(self, what: str, **details: object) -> Any:
        with self._process.watched():
            self._process.send(json.dumps({"ask": what, **details}))
            for line in self._process.lines():
                if line.startswith(self._word):
                    return json.loads(line.removeprefix(self._word))
                if line.strip() and len(self.noise) < _MOST_NOISE:
                    self.noise.append(line.rstrip())
        raise self._process.failure(self.noise)


@contextmanager
def asked(executable: str, folder: Path, timeout: float) -> Iterator[Interpreter]:
    """Start an interpreter as a user would, and ask it.

    It runs what runs whenever it starts (``.pth`` files, ``sitecustomize``), and writes
    no bytecode.

    Args:
        executable: Its file.
        folder: The folder that it is started in.
        timeout: The seconds that it may take to start, or to answer one question.

    Raises:
        ToolFailed: It does not start, does not answer, or not in time.
    """
    # It tells answers from whatever else is printed.
    word = f"mkpkg-{os.urandom(8).hex()} "
    command = [executable, "-B", "-W", "ignore", str(_PROBE), word]
    with running(command, folder, timeout) as process:
        yield Interpreter(process, word)


def _facts(said: dict[str, Any]) -> Facts:
    loaded = {
        name: Place(_loaded_nature(name, **value), finder="loaded", entry=None, **value)
        for name, value in ((n, _loaded(v)) for n, v in said["loaded"].items())
    }
    return Facts(
        **{
            **said,
            "version": tuple(said["version"]),
            "path": tuple((entry["path"], entry["made"]) for entry in said["path"]),
            "python_path": tuple(said["python_path"]),
            "site_packages": tuple(said["site_packages"]),
            "builtins": frozenset(said["builtins"]),
            "finders": tuple(said["finders"]),
            "unasked": tuple(name for name in said["unasked"] if name != HACK),
            "loaded": loaded,
        }
    )


def _loaded(said: dict[str, Any]) -> dict[str, Any]:
    places = said["locations"]
    return {**said, "locations": None if places is None else tuple(places)}


def _loaded_nature(
    name: str, origin: str | None, locations: tuple[str, ...] | None
) -> Nature:
    if locations is not None:
        return Nature.PACKAGE if origin else Nature.NAMESPACE
    return Nature.MODULE if origin else Nature.BUILTIN


def _place(said: dict[str, Any]) -> Place:
    return Place(**{**_loaded(said), "nature": Nature(said["nature"])})
