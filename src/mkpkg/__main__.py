"""Runs mkpkg as a process: ``python -m mkpkg`` and the command."""

import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from .cli import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing was written.\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
