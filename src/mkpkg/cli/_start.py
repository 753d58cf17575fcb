"""Where a command starts: the folder, and what is known about the call."""

import sys
from contextlib import chdir
from pathlib import Path

from typer import Context

from mkpkg._errors import bad_input, refused
from mkpkg.names import shown

from ._call import Call
from ._pulse import pulse


def started(context: Context) -> Call:
    """Return the call, with its command and the folder that it started in."""
    call = context.ensure_object(Call)
    call.command = context.invoked_subcommand
    call.start = _current_folder()
    pulse.start(f"mkpkg {call.command}")
    return call


def entered(context: Context, directory: Path | None, *, dry_run: bool = False) -> Call:
    """Go to the folder of ``-C``, if one was given, and return the call.

    Raises:
        BadInput: It is not a folder.
    """
    call = context.ensure_object(Call)
    call.dry_run = dry_run
    if directory is None:
        return call
    if not directory.is_dir():
        raise bad_input(
            "directory",
            f"`{shown(str(directory))}` is not a folder",
            help="give -C a folder that exists",
        )
    context.with_resource(chdir(directory))
    return call


def given_in(context: Context) -> frozenset[str]:
    """Return the names of the arguments and options that were given."""
    return frozenset(
        name
        for name in context.params
        if (source := context.get_parameter_source(name))
        and source.name not in {"DEFAULT", "DEFAULT_MAP"}
    )


def has_terminal() -> bool:
    """Tell whether there is somebody to ask, and a screen to ask on."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def require_terminal(
    missing: str | None, *, is_silent: bool, help: str | None = None
) -> None:
    """Make sure that there is somebody to ask.

    Args:
        missing: What was not given, or None where the user wants to be asked anyway.
        is_silent: Whether standard output is for a program.
        help: How to give what is missing.

    Raises:
        BadInput: There is not.
    """
    if has_terminal() and not is_silent:
        return
    why = "--json is for programs" if is_silent else "there is no terminal to ask on"
    if missing:
        message = f"{missing} is missing"
        raise bad_input("missing", message, why=why, help=help or f"give {missing}")
    raise bad_input(
        "terminal",
        "--interactive needs a terminal",
        why=why,
        help="give the answers as options; --help lists them",
    )


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise refused(
            "directory",
            "the current folder does not exist any more",
            help="cd to another",
        ) from None
