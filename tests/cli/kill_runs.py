"""Kills commands at every step and at random moments, and looks at what is left.

Run as a script, ``kill_runs.py SEED STEPS RUNS SCENARIO…``: forking wants a process with
a single thread. STEPS says how many steps apart the exact kills are, RUNS how many random
ones there are for each signal.
"""

import ctypes
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "disk"))
from kill_at_every_step import run_and_kill  # type: ignore[import-not-found]

import mkpkg.commands  # noqa: F401
from mkpkg.__main__ import run
from mkpkg.template._copier import import_copier

Tree = dict[str, bytes]


class Scenario(NamedTuple):
    """A command that is killed, in a folder.

    Attributes:
        files: What is there before.
        command: What is killed, and run again in the end.
        between: What is run in between, which changes nothing by itself.
        is_atomic: Whether not even a kill leaves half of it to be seen.
    """

    files: Tree
    command: tuple[str, ...]
    between: tuple[str, ...] = ()
    is_atomic: bool = False


def package(name: str, exports: bytes = b"") -> Tree:
    """Return a package with something to export, and a list that has some of it."""
    code = b"def one() -> None: ...\n\n\ndef two() -> None: ...\n"
    return {f"src/{name}/__init__.py": exports, f"src/{name}/_internals.py": code}


STALE = (
    b"from ._internals import one, zero\n\n__all__ = [\n    'one',\n    'zero',\n]\n"
)
BOUND = b'from . import b\n\n__all__ = [\n    "b",\n]\n'
PROJECT: Tree = {
    "pyproject.toml": b"[tool.mkpkg]\n",
    **package("sound", STALE),
    **package("sound/a", BOUND),
    **package("sound/a/b"),
    **package("sound/a/b/c", STALE),
    "src/sound/a/b/c/deep/er/data.txt": b"data\n",
}
WORKSPACE: Tree = {
    "pyproject.toml": b"[tool.uv.workspace]\nmembers = ['packages/*']\n",
    **{
        f"packages/{name}/{path}": content
        for name in ("a", "b")
        for path, content in PROJECT.items()
    },
    "packages/c/pyproject.toml": b"[tool.mkpkg]\n",
    "packages/c/src/music/__init__.py": b"",
}
NEW = ("new", "sound", "--sub", "a,b", "--author", "", "--email", "")
ADOPT = ("adopt", "--add", ".gitattributes", "--add", "src/sound/py.typed")
NOTHING = ("remove", "nothing", "--force")
MINE: Tree = {
    "sound/README.md": b"mine\n",
    "sound/LICENSE": b"mine\n",
    "sound/.gitignore": b"*.log\n",
}
SCENARIOS = {
    "new": Scenario({}, NEW, is_atomic=True),
    "fill": Scenario(MINE, NEW),
    "add": Scenario(PROJECT, ("add", "a.d.e", "f.py", "a/b/c/_g.py"), NOTHING),
    "sync": Scenario(PROJECT, ("sync",), NOTHING),
    # What was cut short at its root is finished by a command in any member.
    "workspace": Scenario(WORKSPACE, ("sync",), ("sync", "packages/c")),
    "adopt": Scenario(PROJECT, ADOPT, NOTHING),
    "remove": Scenario(PROJECT, ("remove", "a.b.c", "--force"), NOTHING),
}


def tree_of(folder: Path) -> Tree:
    """Return every file, git's template of hooks left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "hooks" not in path.parts
    }


def visible(tree: Tree) -> Tree:
    """Return a tree without mkpkg's hidden folders."""
    return {path: content for path, content in tree.items() if ".mkpkg-" not in path}


class Scene:
    """A folder in which a command runs, beside a temporary folder of its own."""

    def __init__(self, base: Path, scenario: Scenario) -> None:
        """Lay out the scene."""
        self.scenario = scenario
        self.here, self.temporary = base / "here", base / "tmp"
        self.here.mkdir()
        self.temporary.mkdir()
        for name, content in scenario.files.items():
            place = self.here / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def act(self) -> None:
        """Run the command, which ends this process."""
        self._run(self.scenario.command)

    def look(self) -> None:
        """Check that what only looks changes nothing."""
        before = tree_of(self.here)
        self._in_child("sync", "--check")
        assert tree_of(self.here) == before

    def settle(self) -> Tree:
        """Run the command that changes nothing by itself, and return what is left."""
        self._in_child(*self.scenario.between)
        self._check_for(self.here.rglob(".mkpkg-*"))
        return tree_of(self.here)

    def complete(self) -> Tree:
        """Run the command undisturbed, and return what is left."""
        self._in_child(*self.scenario.command)
        self._check_for(self.here.rglob(".mkpkg-*"))
        self._check_for(self.temporary.iterdir())
        return tree_of(self.here)

    def _check_for(self, leftovers: Iterable[Path]) -> None:
        empty = [p for p in self.here.rglob("*") if p.is_dir() and not any(p.iterdir())]
        found = [*leftovers, *(p for p in empty if ".git" not in p.parts)]
        assert not found, found

    def _in_child(self, *command: str) -> None:
        pid = os.fork()
        if pid == 0:
            self._run(command)
        os.waitpid(pid, 0)

    def _run(self, command: tuple[str, ...]) -> None:
        os.chdir(self.here)
        tempfile.tempdir = str(self.temporary)
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1)
        os.dup2(devnull, 2)
        sys.argv = ["mkpkg", *command]
        run()


def at_random(scene: Scene, number: int, after: float) -> int:
    """Send a signal after a while; return the exit status."""
    pid = os.fork()
    if pid == 0:
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            scene.act()
        finally:
            # The signal was faster than the command.
            os._exit(130)
    time.sleep(after)
    os.kill(pid, number)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def at_step(scene: Scene, step: int) -> int:
    """Kill before a step; return 0 when the run ended before it."""
    return -signal.SIGKILL if run_and_kill(scene.act, step) else 0


def adopt_orphans() -> None:
    """Become the parent of what a killed child leaves running, where the system can."""
    if sys.platform == "linux":
        set_child_subreaper = 36
        ctypes.CDLL(None).prctl(set_child_subreaper, 1)


def wait_for_orphans() -> None:
    """Wait for the git of a killed command: it still writes into its hidden folder."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def check(scenario: Scenario, complete: Tree, kill: Callable[[Scene], int]) -> int:
    """Kill one run, and check that the old tree or the new one is there.

    Returns:
        The run's exit status; negative when the signal ended it.
    """
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), scenario)
        before = tree_of(scene.here)
        code = kill(scene)
        wait_for_orphans()
        left = visible(tree_of(scene.here))
        if scenario.is_atomic:
            assert left in (before, complete), sorted(left)
        if code == 0:
            assert left == complete, sorted(left)
        if code == 130:
            assert left == before, sorted(left)
        scene.look()
        if scenario.between:
            # Any command finishes a commit that was cut short, or sweeps what is left.
            settled = scene.settle()
            assert settled in (before, complete), sorted(settled)
        # The same one makes it anew, or finds it made.
        assert scene.complete() == complete
        return code


def check_all(scenario: Scenario, chance: random.Random, steps: int, runs: int) -> None:
    """Do all the kills of one scenario."""
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), scenario)
        started = time.perf_counter()
        complete = scene.complete()
        took = time.perf_counter() - started
        assert complete != scenario.files
    step = 1
    while check(scenario, complete, partial(at_step, step=step)) != 0:
        step += steps
    for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
        for _ in range(runs):
            after = chance.uniform(0, 1.1 * took)
            check(scenario, complete, partial(at_random, number=number, after=after))


def kill_all(seed: int, steps: int, runs: int, scenarios: list[str]) -> None:
    """Run all the kills."""
    import_copier()
    adopt_orphans()
    for name in scenarios:
        check_all(SCENARIOS[name], random.Random(seed), steps, runs)
    print("ok")


if __name__ == "__main__":
    seed, steps, runs, *names = sys.argv[1:]
    kill_all(int(seed), int(steps), int(runs), names)
