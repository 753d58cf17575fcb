"""A sign of life on a terminal, where a run takes longer than a moment."""

import os
import sys
import time
from threading import Event, Thread

_PATIENCE = 1.0
_PAUSE = 0.1
_FRAMES = "|/-\\"
_CLEAR = "\r\x1b[2K"


class Pulse:
    """A line on standard error that moves until something else is printed there."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._thread: Thread | None = None
        self._ends = Event()

    def start(self, what: str) -> None:
        """Begin to show, in a moment, that something is being done.

        Nothing is shown in a pipe or file, nor on a terminal that can only print lines.
        """
        self.stop()
        if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return
        self._ends = Event()
        self._thread = Thread(target=_beat, args=(what, self._ends), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Leave the line as it was."""
        if self._thread is not None:
            self._ends.set()
            self._thread.join()
            self._thread = None


def _beat(what: str, ends: Event) -> None:
    started = time.monotonic()
    if ends.wait(_PATIENCE):
        return
    count = 0
    while not ends.wait(_PAUSE):
        seconds = int(time.monotonic() - started)
        frame = _FRAMES[count % len(_FRAMES)]
        sys.stderr.write(f"{_CLEAR}{frame} {what} … {seconds} s")
        sys.stderr.flush()
        count += 1
    sys.stderr.write(_CLEAR)
    sys.stderr.flush()


#: There is one terminal.
pulse = Pulse()
