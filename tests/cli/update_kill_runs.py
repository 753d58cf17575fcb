"""Kills updates at every step and at random moments, and takes back what is left.

Run as a script, ``update_kill_runs.py SEED STEPS RUNS SCENARIO…``, like `kill_runs`. A
step is what changes the project or its repository, and every start of a git.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

import mkpkg.commands  # noqa: F401
from mkpkg import template
from tests.cli import kill_runs
from tests.cli.kill_runs import adopt_orphans, at_random, wait_for_orphans
from tests.cli.updates import (
    JOURNAL,
    NEW,
    OLD,
    RECORDED,
    Renders,
    committed,
    edited,
    replaced,
    state_of,
)
from tests.disk import kill_at_every_step
from tests.projects import commit_all, git, lay_out
from tests.template_versions import Installed, installed_trees, small_versions

State = tuple[str, str, dict[str, bytes]]
UPDATE, ABORT = ("update",), ("update", "--abort")


class Scenario(NamedTuple):
    """A command that is killed, and what the project is like then.

    Attributes:
        has_conflict: Whether the update has one.
        command: What is killed.
        before: What is run before that, to its end.
    """

    has_conflict: bool
    command: tuple[str, ...] = UPDATE
    before: tuple[str, ...] = ()


SCENARIOS = {
    "clean": Scenario(False),
    "conflict": Scenario(True),
    "abort": Scenario(True, ABORT, UPDATE),
}


def make_project(root: Path, renders: Renders, *, has_conflict: bool) -> None:
    """Lay out a project with edits, committed and not."""
    root.mkdir()
    lay_out(root, renders.made(OLD))
    commit_all(root)
    edited(root, {"HISTORY.md": "Mine.\n", "deep/er/x.txt": "x\n"})
    if has_conflict:
        replaced(root, "pyproject.toml", "pytest>=9", "pytest>=9.1")
        committed(root)
    lay_out(root, {"new.txt": "x", "x.log": "x", "README.md": "dirty"})
    git(root, "add", "README.md")


class Scene(kill_runs.Scene):
    """A copy of a project, in which a command runs that is killed, and others."""

    def __init__(self, base: Path, project: Path, command: tuple[str, ...]) -> None:
        """Copy the project."""
        self.here, self.temporary = base / "here", base / "tmp"
        self.command = command
        shutil.copytree(project, self.here, symlinks=True)
        self.temporary.mkdir()

    def act(self) -> None:
        """Run the command, which ends this process."""
        self._run(self.command)

    def do(self, command: tuple[str, ...]) -> int:
        """Run a command to its end, and return its exit code."""
        pid = os.fork()
        if pid == 0:
            self._run(command)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def state(self) -> State:
        """Return the index and all files of the project."""
        return state_of(self.here)

    def has_journal(self) -> bool:
        """Tell whether an update is not concluded."""
        return (self.here / ".git" / JOURNAL).exists()

    def check_tidy(self) -> None:
        """Check that nothing of the commands is left."""
        left = [*self.here.glob(".mkpkg-*"), *self.here.glob(".git/.mkpkg-*")]
        assert not [*left, *self.temporary.iterdir(), *self.here.glob(".git/*.lock")]


Kill = Callable[[Scene], int]


def at_step(scene: Scene, step: int, kind: int = signal.SIGKILL) -> int:
    """Send a signal before a step, and return the exit status."""

    def is_step(event: str, arguments: tuple[object, ...]) -> bool:
        if event == "subprocess.Popen":
            return True
        is_here = any(str(scene.here) in str(argument) for argument in arguments)
        return is_here and real(event, arguments)

    real = kill_at_every_step.is_step
    kill_at_every_step.is_step = is_step
    try:
        return kill_at_every_step.run_and_signal(scene.act, step, kind)
    finally:
        kill_at_every_step.is_step = real


# What a git does in place of its work before it takes mkpkg with it.
HALVES = {
    "no contents": ("fast-import", ""),
    "a lock": ("update-index", "touch .git/index.lock"),
    "the first file": ("checkout-index", 'head -z -n 1 | "$real" "$@"'),
    "half of a file": ("checkout-index", "printf half > CHANGELOG.md"),
    "an empty file": ("checkout-index", ": > pyproject.toml"),
    "a file less": ("checkout-index", "rm .copier-answers.yml"),
}


def at_half(scene: Scene, git_command: str, deed: str) -> int:
    """Let a git do half of its work, and die together with the command."""
    programs = scene.here.with_name("programs")
    programs.mkdir()
    real = shutil.which("git")
    (programs / "git").write_text(
        f'#!/bin/sh\nreal={real}\ncase " $* " in\n'
        # In the repository of the project only, which has a name like that.
        f'  *" {git_command} "*) if [ -f pyproject.toml ]; then {deed or ":"}\n'
        "    kill -9 $PPID; exit 1; fi;;\n"
        'esac\nexec "$real" "$@"\n'
    )
    (programs / "git").chmod(0o755)
    path = os.environ["PATH"]
    os.environ["PATH"] = f"{programs}{os.pathsep}{path}"
    try:
        code = scene.do(scene.command)
    finally:
        os.environ["PATH"] = path
    lock = scene.here / ".git/index.lock"
    if lock.exists():
        assert scene.do(ABORT) == 1
        lock.unlink()
    return code


class States(NamedTuple):
    """What a project is at the moments that count."""

    before: State
    begin: State
    complete: State


def check(project: Path, scenario: Scenario, states: States, kill: Kill) -> int:
    """Kill one run, and check that everything can be had again; return its status."""
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), project, scenario.command)
        code = kill(scene)
        wait_for_orphans()
        left = scene.state()
        if code >= 0 and code != 130:
            assert left == states.complete
        if code == 130:
            assert left == states.begin
        if not scene.has_journal():
            assert left in (states.before, states.complete)
        elif left not in (states.before, states.complete):
            # Nothing goes on from half of an update.
            assert scene.do(UPDATE) == 1
            assert scene.state() == left
        if scene.has_journal():
            assert scene.do(ABORT) == (0 if left != states.before else 1)
            assert scene.state() == states.before
        # After that the whole of it can be done.
        if scenario.command == UPDATE and left != states.complete:
            assert scene.do(UPDATE) == int(scenario.has_conflict)
            assert scene.state() == states.complete
            scene.check_tidy()
        return code


def check_all(
    base: Path,
    renders: Renders,
    scenario: Scenario,
    chance: random.Random,
    steps: int,
    runs: int,
) -> None:
    """Do all the kills of one scenario."""
    project = base / "project"
    make_project(project, renders, has_conflict=scenario.has_conflict)
    before = state_of(project)
    if scenario.before:
        prepared = Scene(base, project, scenario.before)
        assert prepared.do(scenario.before) == 1
        project = prepared.here
    begin = state_of(project)
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), project, scenario.command)
        started = time.perf_counter()
        scene.do(scenario.command)
        took = time.perf_counter() - started
        states = States(before, begin, scene.state())
        assert states.complete != begin
        assert scene.has_journal() is (scenario.has_conflict and not scenario.before)
    step = 1
    while check(project, scenario, states, partial(at_step, step=step)) < 0:
        step += steps
    assert step > 12
    for stopped in range(1, step, steps):
        interrupt = partial(at_step, step=stopped, kind=signal.SIGINT)
        assert check(project, scenario, states, interrupt) >= 0
    for git_command, deed in HALVES.values() if scenario.command == UPDATE else ():
        half = partial(at_half, git_command=git_command, deed=deed)
        assert check(project, scenario, states, half) == -signal.SIGKILL
    for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
        for _ in range(runs):
            after = chance.uniform(0, 1.1 * took)
            check(
                project,
                scenario,
                states,
                partial(at_random, number=number, after=after),
            )


def kill_all(seed: int, steps: int, runs: int, scenarios: list[str]) -> None:
    """Run all the kills."""
    adopt_orphans()
    with (
        tempfile.TemporaryDirectory() as name,
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        base = Path(name)
        installed = Installed(
            installed_trees(base / "installed", small_versions()), monkeypatch
        )
        installed.become(NEW)
        (base / "renders").mkdir()
        renders = Renders(installed, base / "renders")
        monkeypatch.setattr(template, "render_recorded", renders)
        for version in (OLD, NEW):
            renders(RECORDED, base, version)
        for scenario in scenarios:
            inner = base / scenario
            inner.mkdir()
            chance = random.Random(seed)
            check_all(inner, renders, SCENARIOS[scenario], chance, steps, runs)
    print("ok")


if __name__ == "__main__":
    seed, steps, runs, *names = sys.argv[1:]
    kill_all(int(seed), int(steps), int(runs), names)
