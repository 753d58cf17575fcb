"""What a command is about to change, and how it is made real."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkpkg import disk, git
from mkpkg._findings import Finding
from mkpkg.metadata import Clues
from mkpkg.plan import Plan

Stop = Callable[[], None]

#: Makes an outcome real; the second argument is called at moments when everything can
#: still be undone, and raises to stop.
Writer = Callable[["Outcome", Stop], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a command, before anything is written.

    Attributes:
        command: The command's name.
        root: The folder that the plan's paths are relative to.
        subject: What the summary line is about.
        plan: What to write.
        findings: What the user should know.
        next_steps: Commands to run afterwards, at most three.
        proof: What is certain about the result, in a word or two; may be empty.
        makes_repository: Whether the root becomes a git repository.
        exit_code: What the process returns once everything is written.
        again: The command that writes what a dry run shows; empty where that is the
            same one without its option.
        effect: What the summary line says of it; empty for the number of files.
        details: What more its JSON document has, by key.
        writer: What makes it real, where that is not just files on the disk.
        answers: What was inferred about a project, each with its source.
    """

    command: str
    root: Path
    subject: str
    plan: Plan
    findings: tuple[Finding, ...]
    next_steps: tuple[str, ...]
    proof: str
    makes_repository: bool = False
    exit_code: int = 0
    again: str = ""
    effect: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    writer: Writer | None = None
    answers: Clues = field(default_factory=dict)


def commit(outcome: Outcome, stop: Stop) -> None:
    """Write what an outcome says, all or nothing.

    Args:
        outcome: What a command returned.
        stop: Called at moments when everything can still be undone; raises to stop.

    Raises:
        Refused: The disk has changed since the command looked at it.
        ToolFailed: git failed.
        OSError: The disk is full, or a folder cannot be written to.
    """
    (outcome.writer or _write_files)(outcome, stop)


def _write_files(outcome: Outcome, stop: Stop) -> None:
    with disk.staged(outcome.plan, outcome.root, stop) as stage:
        if outcome.makes_repository:
            git.init(stage.root)
        stage.publish(stop)


def folder_of(outcome: Outcome) -> PurePosixPath:
    """Return the folder of an outcome in its repository, if it is in one.

    git takes the paths of a diff for those from the top of the repository, wherever it
    is started.
    """
    around = git.enclosing_repository(outcome.root)
    if around is None or outcome.makes_repository:
        return PurePosixPath()
    return PurePosixPath(outcome.root.relative_to(around).as_posix())
