"""Runs the commands: the one place where an error becomes text and an exit code."""

import os
import sys
from collections.abc import Sequence

from mkpkg._errors import MkpkgError
from mkpkg._findings import Finding, error

_STOPPED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: The command line, without the program's name.

    Returns:
        The exit code: 0 done, 1 refused or problems found, 2 wrong usage or a refused
        name, 130 stopped by the user.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A name may hold what the terminal's encoding does not.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except BrokenPipeError:
        # Whoever read our output has left; nothing can be said to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: Sequence[str]) -> int:
    import typer
    from typer.exceptions import TyperException

    from ._app import app

    try:
        code = app(list(arguments), prog_name="mkpkg", standalone_mode=False)
        if code == _STOPPED:
            raise KeyboardInterrupt
    except MkpkgError as reason:
        return _report(arguments, reason.findings, reason.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        stopped = error("stopped", "Stopped. Nothing was written.")
        return _report(arguments, (stopped,), _STOPPED)
    except TyperException as reason:
        # Without arguments, the help has been printed: there is no more to say.
        return _report(arguments, (_usage(reason),), 2) if arguments else 2
    except BrokenPipeError:
        raise
    except OSError as reason:
        return _report(arguments, (_os_error(reason),), 1)
    except Exception as reason:  # noqa: BLE001  (no traceback reaches a user)
        return _report(arguments, (_defect(reason),), 1)
    return int(code or 0)


def _report(arguments: Sequence[str], findings: tuple[Finding, ...], code: int) -> int:
    """Show an error, as text or as JSON; called while it is being handled."""
    from ._json import error_document, print_document
    from ._show import show_findings
    from ._terminal import err

    options = set(
        arguments[: list(arguments).index("--")] if "--" in arguments else arguments
    )
    if "--debug" in options:
        import traceback

        err(traceback.format_exc(), end="")
    if "--json" in options:
        command = next((word for word in arguments if not word.startswith("-")), None)
        is_dry = bool(options & {"-n", "--dry-run"})
        print_document(error_document(command, findings, is_dry))
    elif code == _STOPPED:
        err(findings[0].message)
    else:
        show_findings(findings)
    return code


def _usage(reason: Exception) -> Finding:
    message = getattr(reason, "format_message", lambda: str(reason))()
    context = getattr(reason, "ctx", None)
    command = context.command_path if context else "mkpkg"
    return error("usage", message.rstrip("."), help=f"{command} --help")


def _os_error(reason: OSError) -> Finding:
    place = f": {reason.filename}" if reason.filename else ""
    return error(
        "os",
        f"{(reason.strerror or str(reason)).lower()}{place}",
        help="nothing was written; run the command again when that is mended",
    )


def _defect(reason: Exception) -> Finding:
    return error(
        "internal",
        f"{type(reason).__name__}: {reason}",
        why="this is a defect of mkpkg",
        help="please report it, with what --debug shows",
    )
