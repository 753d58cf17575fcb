"""Runs mkpkg as a process: ``python -m mkpkg`` and the command."""

import gc
import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    # A run is short: collecting garbage and taking the interpreter down in order would
    # cost more time than most commands take.
    gc.disable()
    try:
        from .cli import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing was written.\n")
        code = 130
    os._exit(_flushed(code))


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
