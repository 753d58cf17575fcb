"""Renders a template that is not mkpkg's own, from a plain folder with its files."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from mkpkg._errors import bad_input, refused
from mkpkg.names import listed, shown
from mkpkg.plan import Create, Mode

from ._config import Config, read_config
from ._copier import as_update, import_copier
from ._releases import read_version
from ._render import RENDERED, without_git
from ._translated import translated

_SOURCE = re.compile(rb"(?m)^_src_path:.*\n(?:[ ].*\n)*")
_SENTINEL = b"what was there before\n"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A template that is not mkpkg's own.

    Attributes:
        folder: Its files; no repository.
        address: What a project records of where it comes from.
        version: What a project records of its version, or None where it has none.
    """

    folder: Path
    address: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a template is trusted.

    Attributes:
        is_given: Whether it may run code.
        runs_tasks: Whether its commands are run, where it may run code.
    """

    is_given: bool = False
    runs_tasks: bool = True


@dataclass(frozen=True, slots=True)
class Again:
    """What a template makes of a project that it made before.

    Attributes:
        files: Every file, in the order of paths.
        spared: Those of them that it leaves alone where they are (`_skip_if_exists`).
    """

    files: tuple[Create, ...]
    spared: frozenset[PurePosixPath]


def newest(tags: tuple[str, ...]) -> str:
    """Return the version that Copier takes: the newest release, else the newest commit.

    What is newer is said by PEP 440; a tag that is no such version is no release.
    """
    found = [(version, tag) for tag in tags if (version := read_version(tag))]
    releases = [pair for pair in found if not pair[0].is_prerelease]
    return max(releases)[1] if releases else "HEAD"


class Renderer:
    """A template that is not mkpkg's own, and is trusted as far as it has to be.

    Attributes:
        foreign: The template.
        config: What it says of itself.
        defaults: The user's own defaults, by question, from Copier's settings.
    """

    def __init__(self, foreign: Foreign, trust: Trust) -> None:
        """Read the template; nothing of it runs unless it is trusted.

        What the user trusts in Copier's settings is trusted, too.

        Raises:
            Refused: The template wants to run code, or cannot be read.
        """
        self.foreign = foreign
        self.config = read_config(foreign.folder)
        self._copier = import_copier()
        self._settings = self._copier.load_settings()
        self.defaults: Mapping[str, Any] = self._settings.defaults
        self._runs_tasks = trust.runs_tasks
        self._is_trusted = trust.is_given or _is_among(
            self._settings.trust, foreign.address
        )
        _require_trust(self.config, is_given=self._is_trusted)

    def render(self, answers: Mapping[str, Any], scratch: Path) -> tuple[Create, ...]:
        """Render the template.

        Args:
            answers: Answers, by question; others get their defaults.
            scratch: A folder to work in; the files stay there, under `RENDERED`.

        Returns:
            Every file, in the order of paths.

        Raises:
            BadInput: An answer is refused or missing, or is to no question.
            ToolFailed: The template cannot be rendered.
        """
        self.require_questions(answers)
        output = scratch / RENDERED
        self.run(self.foreign.folder, output, answers, runs_tasks=self._runs_tasks)
        return tuple(_stamped(file, self.foreign) for file in _files_in(output))

    def require_questions(self, answers: Iterable[str]) -> None:
        """Make sure that what is answered is asked.

        Raises:
            BadInput: An answer is to no question.
        """
        questions = self.config.questions
        unknown = [key for key in answers if key not in questions]
        if unknown:
            raise bad_input(
                "data",
                f"the template has no question `{shown(unknown[0])}`",
                why=f"it asks for {listed(list(questions)) or 'nothing'}",
                help="--data QUESTION=ANSWER",
            )

    def render_again(
        self, answers: Mapping[str, Any], answers_file: str, scratch: Path
    ) -> "Again":
        """Render the template for a project that it made before.

        What it excludes from updates is left out.

        Args:
            answers: Answers, by question; others get their defaults, and those that it
                does not ask for do not count.
            answers_file: Where the project has its answers.
            scratch: A folder to work in, made where it is missing.

        Raises:
            BadInput: An answer is refused or missing.
            ToolFailed: The template cannot be rendered.
        """
        output = scratch / RENDERED
        scratch.mkdir(exist_ok=True)
        asked = {k: v for k, v in answers.items() if k in self.config.questions}
        folder, runs_tasks = self.foreign.folder, self._runs_tasks
        self.run(folder, output, asked, answers_file, runs_tasks=runs_tasks)
        files = tuple(_files_in(output))
        spared = self._spared(files, asked, answers_file, scratch / "spared")
        return Again(
            tuple(_stamped(file, self.foreign, answers_file) for file in files), spared
        )

    def _spared(
        self,
        files: tuple[Create, ...],
        answers: Mapping[str, Any],
        answers_file: str,
        output: Path,
    ) -> frozenset[PurePosixPath]:
        """Return the files that Copier does not write where they are."""
        if not self.config.settings.get("skip_if_exists"):
            return frozenset()
        # Copier reads the answers that are there, and writes them anew.
        others = (file.path for file in files if str(file.path) != answers_file)
        for path in others:
            place = output / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_SENTINEL)
        self.run(self.foreign.folder, output, answers, answers_file)
        return frozenset(f.path for f in _files_in(output) if f.content == _SENTINEL)

    def run(
        self,
        folder: Path,
        output: Path,
        answers: Mapping[str, Any],
        answers_file: str | None = None,
        *,
        runs_tasks: bool = False,
    ) -> None:
        """Let Copier render a folder, as far trusted as the template.

        Args:
            folder: The template, or what was made of it.
            output: Where the files go.
            answers: Answers, by question.
            answers_file: Where a project that is to be updated has its answers.
            runs_tasks: Whether its commands are run.

        Raises:
            BadInput: An answer is refused or missing.
            ToolFailed: It cannot be rendered.
        """
        is_update = answers_file is not None
        run_copy = self._copier.run_copy
        with nullcontext() if self._is_trusted else without_git(output.parent):
            try:
                (as_update(run_copy) if is_update else run_copy)(
                    str(folder),
                    output,
                    answers_file=answers_file,
                    overwrite=is_update,
                    data={k: self.config.typed(k, v) for k, v in answers.items()},
                    defaults=True,
                    quiet=True,
                    settings=self._settings,
                    unsafe=self._is_trusted,
                    skip_tasks=not runs_tasks,
                )
            except Exception as reason:
                raise translated(reason) from reason


def _require_trust(config: Config, *, is_given: bool) -> None:
    risks = list(config.risks())
    if risks and not is_given:
        raise refused(
            "trust",
            "the template wants to run code of its own",
            why=" and ".join(risks),
            help="look at it, and pass --trust if you trust its author",
        )


def _is_among(trusted: Iterable[str], address: str) -> bool:
    """Tell whether an address, or what it begins with, is trusted (Copier, Settings)."""
    return any(
        address.startswith(place) if place.endswith("/") else address == place
        for place in trusted
    )


def _files_in(folder: Path) -> Iterator[Create]:
    """Yield every file below a folder, but those of a repository that a task made."""
    for place in sorted(folder.rglob("*")):
        path = PurePosixPath(place.relative_to(folder).as_posix())
        if ".git" in path.parts:
            continue
        if place.is_symlink():
            yield Create(path, os.fsencode(place.readlink()), mode="120000")
        elif place.is_file():
            yield Create(path, place.read_bytes(), mode=_mode(place))


def _mode(place: Path) -> Mode:
    is_executable = bool(place.stat().st_mode & stat.S_IXUSR) and os.name != "nt"
    return "100755" if is_executable else "100644"


def _stamped(file: Create, foreign: Foreign, answers_file: str = "") -> Create:
    """Record in an answers file where the template really comes from."""
    if str(file.path) != answers_file and not file.path.match(".copier-answers*.y*ml"):
        return file
    import yaml

    known = {"_commit": foreign.version, "_src_path": foreign.address}
    told = {key: value for key, value in known.items() if value}
    lines = yaml.safe_dump(told, width=sys.maxsize, allow_unicode=True).encode()
    content = _SOURCE.sub(lambda _: lines, file.content, count=1)
    return replace(file, content=content)
