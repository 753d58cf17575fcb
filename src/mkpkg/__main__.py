"""Runs mkpkg as a process: ``python -m mkpkg`` and the command."""

import gc
import os
import signal
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    # A run is short: collecting garbage and taking the interpreter down in order would
    # cost more time than most commands take.
    gc.disable()
    call = None
    try:
        from .cli import Call, main

        call = Call()
        code = main(sys.argv[1:], call)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = 0 if call and call.has_written else _stopped()
    os._exit(_flushed(code))


def _stopped() -> int:
    sys.stderr.write("Stopped. Nothing was written.\n")
    return 130


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        return code
    except (OSError, ValueError):
        return code or 1
    return code


if __name__ == "__main__":
    run()
