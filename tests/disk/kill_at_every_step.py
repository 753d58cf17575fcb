"""Kills a process before each of its steps, and looks at what is left.

Run as a script, because forking wants a process with a single thread. A step is what
CPython audits: opening for writing, making, renaming, linking and removing.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from mkpkg.disk import recover, staged
from mkpkg.plan import Create, Delete, Keep, Move, Plan, Update

STEPS = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}

Tree = dict[str, bytes]


def is_step(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether an audit event changes the disk."""
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        return bool(mode and "r" not in str(mode)) or bool(int(str(flags)) & writes)
    return event in STEPS


def run_and_kill(action: Callable[[], None], number: int) -> bool:
    """Run an action in a child that dies before its n-th step; tell whether it died."""
    return run_and_signal(action, number, signal.SIGKILL) < 0


def run_and_signal(action: Callable[[], None], number: int, kind: int) -> int:
    """Run an action in a child that gets a signal before its n-th step.

    Returns:
        Its exit code; negative when the signal ended it.
    """
    child = os.fork()
    if child == 0:
        count = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if is_step(event, arguments):
                count += 1
                if count == number:
                    os.kill(os.getpid(), kind)

        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.addaudithook(watch)
        action()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def tree_of(folder: Path) -> Tree:
    """Return every file below a folder, those of mkpkg's hidden folders left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".mkpkg-" not in str(path.relative_to(folder))
    }


def hidden_in(folder: Path) -> list[str]:
    """Return what is left of mkpkg's hidden folders."""
    return [str(path) for path in folder.rglob(".mkpkg-*")]


def create(path: str) -> Create:
    return Create(PurePosixPath(path), b"new")


OLD: Tree = {"root/a": b"a", "root/b": b"b", "root/sub/c": b"c", "root/kept": b"k"}
BUSY = Plan(
    (
        create("new.txt"),
        create("sub/new.txt"),
        create("deep/er/new.txt"),
        Update(PurePosixPath("a"), b"a", b"A"),
        Delete(PurePosixPath("sub/c"), b"c"),
        Move(PurePosixPath("b"), PurePosixPath("deep/b"), b"b"),
        Keep(PurePosixPath("kept")),
    )
)
FRESH = Plan((create("a"), create("b/c/d"), create("b/e")))


def check_every_step(plan: Plan, old: Tree, is_atomic: bool) -> int:
    """Kill at each step in turn; return how many there were."""
    results: list[Tree] = []
    number = 0
    died = True
    while died:
        number += 1
        with tempfile.TemporaryDirectory() as name:
            base = Path(name)
            for path, content in old.items():
                (base / path).parent.mkdir(parents=True, exist_ok=True)
                (base / path).write_bytes(content)

            def action(root: Path = base / "root") -> None:
                with staged(plan, root) as stage:
                    stage.publish()

            died = run_and_kill(action, number)
            found = tree_of(base)
            recover(base / "root")
            after = tree_of(base)
            if is_atomic:
                assert found == after, f"step {number}: {sorted(found)}"
            assert not hidden_in(base), f"step {number}: {hidden_in(base)}"
            results.append(after)
    new = results[-1]
    assert new != old
    for step, result in enumerate(results, start=1):
        assert result in (old, new), f"step {step}: {sorted(result)}"
    assert old in results
    return number - 1


if __name__ == "__main__":
    print(check_every_step(FRESH, {}, is_atomic=True))
    print(check_every_step(BUSY, OLD, is_atomic=False))
