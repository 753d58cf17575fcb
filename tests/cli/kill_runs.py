"""Kills `mkpkg new` at every step and at random moments, and looks at what is left.

Run as a script, ``kill_runs.py SEED STEPS RUNS``: forking wants a process with a single
thread. STEPS says how many steps apart the exact kills are, RUNS how many random ones
there are for each signal.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "disk"))
from kill_at_every_step import run_and_kill  # type: ignore[import-not-found]

import mkpkg.commands  # noqa: F401
from mkpkg.__main__ import run
from mkpkg.template._copier import import_copier

FILLED = {"README.md": b"mine\n", "LICENSE": b"mine\n", ".gitignore": b"*.log\n"}
Tree = dict[str, bytes]


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
    """A folder in which a project is made, beside a temporary folder of its own."""

    def __init__(self, base: Path, fills: bool) -> None:
        """Lay out the scene; `fills` says whether the project's folder is there."""
        self.here, self.temporary = base / "here", base / "tmp"
        self.here.mkdir()
        self.temporary.mkdir()
        self.fills = fills
        if fills:
            (self.here / "sound").mkdir()
            for name, content in FILLED.items():
                (self.here / "sound" / name).write_bytes(content)

    def make(self) -> None:
        """Run the command, which ends this process."""
        os.chdir(self.here)
        tempfile.tempdir = str(self.temporary)
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1)
        os.dup2(devnull, 2)
        sys.argv = [
            "mkpkg",
            "new",
            "sound",
            "--sub",
            "a,b",
            "--author",
            "",
            "--email",
            "",
        ]
        run()

    def settle(self) -> Tree:
        """Run the next command here, one that is refused, and return what is left."""
        pid = os.fork()
        if pid == 0:
            self.make()
        os.waitpid(pid, 0)
        leftovers = [*self.here.rglob(".mkpkg-*"), *self.temporary.iterdir()]
        assert not leftovers, leftovers
        return tree_of(self.here)


def at_random(scene: Scene, number: int, after: float) -> int:
    """Send a signal after a while; return the exit status."""
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        scene.make()
    time.sleep(after)
    os.kill(pid, number)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def at_step(scene: Scene, step: int) -> int:
    """Kill before a step; return 0 when the run ended before it."""
    return -signal.SIGKILL if run_and_kill(scene.make, step) else 0


def check(fills: bool, kill: Callable[[Scene], int]) -> int:
    """Kill one run, and check that the old tree or the new one is there.

    Returns:
        The run's exit status; negative when the signal ended it.
    """
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), fills)
        before = tree_of(scene.here)
        code = kill(scene)
        left = visible(tree_of(scene.here))
        if not fills:
            assert left in (before, COMPLETE[fills]), sorted(left)
        if code == 0:
            assert left == COMPLETE[fills], sorted(left)
        if code == 130:
            assert left == before, sorted(left)
        # The next run finishes a commit that was cut short, or makes the project anew.
        assert scene.settle() == COMPLETE[fills]
        return code


COMPLETE: dict[bool, Tree] = {}


def main(seed: int, steps: int, runs: int) -> None:
    """Run all the kills."""
    chance = random.Random(seed)
    import_copier()
    took = 0.0
    for fills in (False, True):
        with tempfile.TemporaryDirectory() as name:
            started = time.perf_counter()
            COMPLETE[fills] = Scene(Path(name), fills).settle()
            took = time.perf_counter() - started
            assert "sound/.git/HEAD" in COMPLETE[fills]
    for fills in (False, True):
        step = 1
        while check(fills, lambda scene, n=step: at_step(scene, n)) != 0:  # type: ignore[misc]
            step += steps
        for kind in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
            for _ in range(runs):
                after = chance.uniform(0, 1.1 * took)
                check(fills, lambda scene, k=kind, a=after: at_random(scene, k, a))  # type: ignore[misc]
    print("ok")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
