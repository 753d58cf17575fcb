"""The options of `mkpkg update`."""

from typing import Annotated

import typer
from typer import Context, Option

from mkpkg._errors import bad_input

from ._options import Debug, Diff, Directory, DryRun, Flag, Json, Quiet
from ._start import entered


def update(
    context: Context,
    to: Annotated[
        str | None,
        Option(metavar="VERSION", help="This version, not the newest."),
    ] = None,
    check: Annotated[
        bool,
        Flag("--check", help="Only tell whether there is one: 1 if so."),
    ] = False,
    abort: Annotated[
        bool,
        Flag("--abort", help="Go back to before an unfinished update."),
    ] = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Merge a newer template into the project.

    Git merges its changes with yours. Nothing is committed.

    What lies below src and tests is not touched.

    Example: mkpkg update --dry-run --diff
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run or check)
    if sum((to is not None, check, abort)) > 1:
        raise bad_input(
            "usage",
            "--to, --check and --abort do not go together",
            help="mkpkg update --help",
        )
    if check:
        outcome = commands.check_update()
    elif abort:
        outcome = commands.abort_update()
    else:
        outcome = commands.update(commands.UpdateRequest(to, dry_run))
    finish(outcome, call, Style(diff=diff, json=json, quiet=quiet))
    raise typer.Exit(outcome.exit_code)
