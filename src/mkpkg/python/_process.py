"""A Python process that is read, and stopped when it takes too long."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from mkpkg._errors import ToolFailed
from mkpkg._findings import error
from mkpkg.names import shown

# They are meant for the interpreter that runs mkpkg, make one wait, or print too much.
_UNWANTED = frozenset(
    {
        "PYTHONINSPECT",
        "PYTHONPROFILEIMPORTTIME",
        "PYTHONVERBOSE",
        "__PYVENV_LAUNCHER__",
    }
)


@contextmanager
def running(command: list[str], folder: Path, timeout: float) -> Iterator["Process"]:
    """Start an interpreter in a folder, and end it afterwards.

    Args:
        command: Its file, and its arguments.
        folder: The folder.
        timeout: The seconds that it may take for what it is waited for.

    Raises:
        ToolFailed: It cannot be started.
    """
    # Stopped between its start and what ends it, mkpkg would leave it behind.
    held = _hold_signal()
    try:
        process = Process(command, folder, timeout)
        try:
            _let_signal(held)
            yield process
        finally:
            process.end()
    finally:
        _let_signal(held)


class Process:
    """An interpreter that runs; its errors are a part of its output.

    Attributes:
        is_late: Whether it was stopped because it took too long.
    """

    def __init__(self, command: list[str], folder: Path, timeout: float) -> None:
        """Start it in a folder.

        Raises:
            ToolFailed: It cannot be started.
        """
        self._executable = command[0]
        self._timeout = timeout
        self.is_late = False
        self._process = _started(command, folder)

    def end(self) -> None:
        """End it, whatever it does."""
        self._kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Stop it where it takes too long to do what it is waited for."""
        watch = threading.Timer(self._timeout, self._stop)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def send(self, line: str) -> None:
        """Give it a line; that it has ended is found out when it is read."""
        with suppress(OSError):
            _open(self._process.stdin).write(f"{line}\n")
            _open(self._process.stdin).flush()

    def end_input(self) -> None:
        """Let it read nothing more."""
        with suppress(OSError):
            _open(self._process.stdin).close()

    def lines(self) -> Iterator[str]:
        """Yield what it prints, until it has ended."""
        # Not by `yield from`, which would close the stream with the first reader.
        yield from iter(_open(self._process.stdout).readline, "")

    def code(self) -> int:
        """Return its exit code, once it has printed all that it will."""
        return self._process.wait()

    def failure(self, said: list[str]) -> ToolFailed:
        """Return the error about an interpreter that has said nothing else."""
        if self.is_late:
            return _too_late(self._executable, self._timeout)
        return _broken(self._executable, said)

    def _stop(self) -> None:
        self.is_late = True
        self._kill()

    def _kill(self) -> None:
        """End the process, and what it has started."""
        if self._process.returncode is not None:
            # Its number may be that of another one by now.
            return
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()


def _hold_signal() -> set[signal.Signals]:
    """Let an interruption wait, and return which signals waited before."""
    if os.name != "posix":
        return set()
    held = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    return {signal.Signals(number) for number in held}


def _let_signal(held: set[signal.Signals]) -> None:
    if os.name == "posix":
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _open(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _started(command: list[str], folder: Path) -> "subprocess.Popen[str]":
    kept = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
    try:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=kept,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # So that what it starts can be ended with it.
            start_new_session=True,
        )
    except OSError as reason:
        raise _broken(command[0], [reason.strerror or str(reason)]) from reason


def _broken(executable: str, said: list[str]) -> ToolFailed:
    return ToolFailed(
        error(
            "interpreter",
            f"`{shown(executable)}` does not work as a Python interpreter",
            why=said[-1].strip() if said else "it ended without a word",
            help="choose one, 3.8 or newer: --python PATH",
        )
    )


def _too_late(executable: str, timeout: float) -> ToolFailed:
    return ToolFailed(
        error(
            "timeout",
            f"`{shown(executable)}` took longer than {timeout:g} seconds",
            why="something that runs when it starts, or the import, does not end",
            help="give it more time: --timeout SECONDS",
        )
    )
