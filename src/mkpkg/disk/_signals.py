"""Signals that wait until it is safe to stop."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPPING = ("SIGINT", "SIGTERM", "SIGHUP")


class HeldSignals:
    """Remembers a signal to stop, for whoever asks at a safe moment."""

    def __init__(self) -> None:
        """Start with nothing received."""
        self._received = False

    def check(self) -> None:
        """Stop here if a signal came.

        Raises:
            KeyboardInterrupt: A signal came since the hold began.
        """
        if self._received:
            raise KeyboardInterrupt

    def receive(self, number: int, frame: FrameType | None) -> None:
        """Remember the signal; the arguments are those of a signal handler."""
        self._received = True


@contextmanager
def held_signals() -> Iterator[HeldSignals]:
    """Hold the signals that ask a process to stop.

    Code inside asks `HeldSignals.check` wherever it can still undo everything. What
    comes later is dropped in the end: by then the work is done.
    """
    held = HeldSignals()
    if threading.current_thread() is not threading.main_thread():
        yield held
        return
    numbers = [getattr(signal, name) for name in _STOPPING if hasattr(signal, name)]
    before = {
        number: signal.signal(number, held.receive)
        for number in numbers
        # Whoever started us with `nohup` wants the signal ignored.
        if signal.getsignal(number) not in {signal.SIG_IGN, None}
    }
    try:
        yield held
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
