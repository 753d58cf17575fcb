"""The options of `mkpkg sync`."""

from typing import Annotated

import typer
from typer import Argument, Context

from ._options import Debug, Diff, Directory, DryRun, Flag, Json, Quiet
from ._start import entered


def sync(
    context: Context,
    path: Annotated[
        str, Argument(metavar="PATH", help="A project, or something in it.")
    ] = ".",
    check: Annotated[
        bool,
        Flag("--check", help="Write nothing, and exit with 1 where it would."),
    ] = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Make re-exports right.

    Each __init__.py offers what its modules have. Nothing that still exists is removed. Names are added in projects whose
    pyproject.toml has a table called tool.mkpkg.

    Example: mkpkg sync --check
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run or check)
    outcome = commands.sync(commands.SyncRequest(path, dry_run=call.dry_run))
    finish(outcome, call, Style(diff=diff, json=json, quiet=quiet))
    raise typer.Exit(outcome.exit_code or int(check and bool(outcome.plan.writes)))
