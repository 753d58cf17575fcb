"""A terminal that a test types on and reads from: a pseudo-terminal and a screen."""

import os
import pty
import select
import sys
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path
from struct import pack
from types import TracebackType
from typing import Self

import pyte

ENTER, TAB, SHIFT_TAB, CTRL_C, CTRL_D = "\r", "\t", "\x1b[Z", "\x03", "\x04"
_LINES = 60
_PATIENCE = 120


class Screen(pyte.HistoryScreen):
    """A screen that answers what a program asks it, such as where the cursor is."""

    def __init__(self, columns: int, lines: int, end: int) -> None:
        """Answer into a pseudo-terminal."""
        super().__init__(columns, lines)
        self._end = end

    def write_process_input(self, data: str) -> None:
        """Answer."""
        os.write(self._end, data.encode())


class Terminal:
    """A command that runs on a terminal of a given size."""

    def __init__(
        self,
        arguments: tuple[str, ...],
        folder: Path,
        *,
        columns: int = 80,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start mkpkg."""
        self.raw = b""
        self._pid, self._end = pty.fork()
        if self._pid == 0:
            os.chdir(folder)
            command = [sys.executable, "-m", "mkpkg", *arguments]
            variables = {"TERM": "xterm-256color", **os.environ, **(environment or {})}
            variables["COLUMNS"] = str(columns)
            os.execve(sys.executable, command, variables)
        self._screen = Screen(columns, _LINES, self._end)
        self._stream = pyte.ByteStream(self._screen)
        ioctl(self._end, termios.TIOCSWINSZ, pack("HHHH", _LINES, columns, 0, 0))

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hang up."""
        os.close(self._end)
        if self._pid:
            os.kill(self._pid, 9)
            os.waitpid(self._pid, 0)

    @property
    def text(self) -> str:
        """What is to be read, blanks at the ends of lines left out."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._end, keys.encode())

    def wait_for(self, *texts: str, times: int = 1) -> str:
        """Wait until the screen shows every text, and return all that it shows."""
        deadline = time.monotonic() + _PATIENCE
        while missing := [text for text in texts if self.text.count(text) < times]:
            left = deadline - time.monotonic()
            if left < 0 or not self._read(left):
                raise AssertionError(f"{missing} not {times} x in:\n{self.text}")
        return self.text

    def end(self) -> int:
        """Wait until the command ends, and return its exit code."""
        while self._read(_PATIENCE):
            pass
        deadline = time.monotonic() + _PATIENCE
        while not (ended := os.waitpid(self._pid, os.WNOHANG))[0]:
            if time.monotonic() > deadline:
                raise AssertionError(f"it does not end:\n{self.text}")
            time.sleep(0.01)
        self._pid = 0
        return os.waitstatus_to_exitcode(ended[1])

    def _read(self, patience: float) -> bool:
        if not select.select([self._end], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._end, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)
