"""Which interpreter a project is run by."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_IS_WINDOWS = os.name == "nt"
_FOLDERS = (".venv", "venv")


class Source(StrEnum):
    """Where an interpreter is known from; the words are those of the JSON document."""

    OPTION = "option"
    ACTIVE = "active"
    PROJECT = "project"
    PATH = "path"
    OWN = "own"


class Chosen(NamedTuple):
    """An interpreter.

    Attributes:
        executable: Its file.
        source: Where it is known from.
        environment: The folder of its virtual environment, where that is known.
        passed_over: The environment of the project, where another is used; or None.
    """

    executable: str
    source: Source
    environment: str | None = None
    passed_over: str | None = None


def choose(root: Path | None, environ: Mapping[str, str]) -> Chosen:
    """Return the interpreter that a user's ``python`` would be.

    It is that of the active environment, of the environment in the project's folder, the
    first on ``PATH``, or the one that runs this.

    Args:
        root: The project's folder, or the current one.
        environ: The variables of the environment.
    """
    own = next(_of_project(root, environ), None) if root else None
    active = environ.get("VIRTUAL_ENV")
    python = interpreter_in(Path(active)) if active else None
    if active and python:
        is_other = own is not None and not _is_same(own, Path(active))
        passed_over = str(own) if is_other else None
        return Chosen(str(python), Source.ACTIVE, active, passed_over)
    if own:
        return Chosen(str(interpreter_in(own)), Source.PROJECT, str(own))
    for name in ("python", "python3"):
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            return Chosen(found, Source.PATH)
    return Chosen(sys.executable, Source.OWN)


def named(given: str, environ: Mapping[str, str]) -> Chosen | None:
    """Return the interpreter that a text names, or None where there is none.

    Args:
        given: A file, the folder of an environment, or a name on ``PATH``.
        environ: The variables of the environment.
    """
    # Links stay: the one in an environment is what makes an interpreter that one's.
    path = Path(given).absolute()
    if path.is_dir():
        python = interpreter_in(path)
        return Chosen(str(python), Source.OPTION, str(path)) if python else None
    if path.is_file():
        return Chosen(str(path), Source.OPTION)
    found = shutil.which(given, path=environ.get("PATH"))
    return Chosen(found, Source.OPTION) if found else None


def interpreter_in(environment: Path) -> Path | None:
    """Return the interpreter of a virtual environment, or None where it has none."""
    places = ("Scripts/python.exe",) if _IS_WINDOWS else ("bin/python", "bin/python3")
    for place in places:
        if (environment / place).exists():
            return environment / place
    return None


def _of_project(root: Path, environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the environments of a project: where uv is told to, and in its folder."""
    told = environ.get("UV_PROJECT_ENVIRONMENT")
    for name in (*((told,) if told else ()), *_FOLDERS):
        if interpreter_in(root / name):
            yield root / name


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
