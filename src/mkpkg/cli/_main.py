"""Runs the commands: the one place where an error becomes text and an exit code."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from mkpkg._errors import MkpkgError
from mkpkg._findings import Finding, error, errors_in
from mkpkg.names import shown

from ._call import Call

_STOPPED = 130
# Short options may be written together.
_QUIET = re.compile(r"--quiet|-n*qn*")
_STOP = error("stopped", "Stopped. Nothing was written.")


def main(arguments: Sequence[str], call: Call | None = None) -> int:
    """Run one command.

    Args:
        arguments: The command line, without the program's name.
        call: What the caller wants to know afterwards, also when it is interrupted.

    Returns:
        The exit code: 0 done, 1 refused or problems found, 2 wrong usage or a refused
        name, 130 stopped by the user.
    """
    _open_streams()
    call = call or Call()
    try:
        return _run(list(arguments), call)
    except OSError as reason:
        # Nothing can be said any more. A reader that left has seen what it wanted.
        _silence()
        return 0 if call.has_written and isinstance(reason, BrokenPipeError) else 1


def _run(arguments: list[str], call: Call) -> int:
    try:
        import typer
        from typer.exceptions import TyperException

        from ._app import app
    except KeyboardInterrupt:
        return _report(arguments, call, (_STOP,), _STOPPED)
    try:
        code = app(arguments, prog_name=_program(), standalone_mode=False, obj=call)
        if code == _STOPPED:
            raise KeyboardInterrupt
    except MkpkgError as reason:
        return _report(arguments, call, reason.findings, reason.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        if call.has_written:
            # The work was done and shown when the signal came.
            return 0
        return _report(arguments, call, (_STOP,), _STOPPED)
    except TyperException as reason:
        # Without arguments, the help has been printed: there is no more to say.
        return _report(arguments, call, (_usage(reason),), 2) if arguments else 2
    except SystemExit as reason:
        if not reason.code:
            # A shell was told what completes a word, or how to ask.
            return 0
        # Typer's answer to a reader that left.
        raise BrokenPipeError from None
    except BrokenPipeError:
        raise
    except OSError as reason:
        return _report(arguments, call, (_os_error(reason),), 1)
    except Exception as reason:  # noqa: BLE001  (no traceback reaches a user)
        return _report(arguments, call, (_defect(reason),), 1)
    return int(code or 0)


def _program() -> str:
    """Return the name of the command, of which there are two; shells complete both."""
    name = Path(sys.argv[0]).stem
    return name if name == "mkpkg-cli" else "mkpkg"


def _report(
    arguments: list[str], call: Call, findings: tuple[Finding, ...], code: int
) -> int:
    """Show an error, as text or as JSON; called while it is being handled."""
    from ._json import error_document, print_document
    from ._terminal import err
    from ._told import show_findings

    # The options may be what is wrong, so they are looked for in the plain text.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = set(arguments[:end])
    if "--debug" in options:
        import traceback

        err(traceback.format_exc(), end="")
    if "--json" in options:
        print_document(error_document(call.command, findings, call.dry_run))
    elif code == _STOPPED:
        err(findings[0].message)
    else:
        is_quiet = any(map(_QUIET.fullmatch, options))
        show_findings(errors_in(findings) if is_quiet else findings)
    return code


def _usage(reason: Exception) -> Finding:
    message = getattr(reason, "format_message", lambda: str(reason))()
    context = getattr(reason, "ctx", None)
    command = context.command_path if context else "mkpkg"
    # Typer passes on what pydantic puts before the reason.
    said = message.replace(": Value error, ", ": ", 1).rstrip(".")
    return error("usage", said, help=f"{command} --help")


def _os_error(reason: OSError) -> Finding:
    place = f": {shown(str(reason.filename))}" if reason.filename else ""
    return error(
        "os",
        f"{(reason.strerror or str(reason)).lower()}{place}",
        help="run the command again when that is mended",
    )


def _defect(reason: Exception) -> Finding:
    return error(
        "internal",
        f"{type(reason).__name__}: {reason}",
        why="this is a defect of mkpkg",
        help="please report it, with what --debug shows",
    )


def _open_streams() -> None:
    # Typer colours its help in a pipe where it believes to be in some CI.
    os.environ.setdefault("_TYPER_FORCE_DISABLE_TERMINAL", "1")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Started with the stream closed, as in `mkpkg new sound >&-`.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            # A name may hold what the terminal's encoding does not.
            stream.reconfigure(errors="backslashreplace")


def _silence() -> None:
    for name in ("stdout", "stderr"):
        setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
