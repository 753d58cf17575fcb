"""The options of `mkpkg update`."""

from typing import Annotated

import typer
from typer import Context, Option

from mkpkg._errors import bad_input

from ._options import Debug, Diff, Directory, DryRun, Json, Quiet
from ._start import entered


def update(
    context: Context,
    to: Annotated[
        str | None,
        Option(metavar="VERSION", help="This version of the template, not the newest."),
    ] = None,
    check: Annotated[
        bool,
        Option("--check", help="Only tell whether there is a newer template; 1 if so."),
    ] = False,
    abort: Annotated[
        bool,
        Option("--abort", help="Go back to what was before an unfinished update."),
    ] = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Merge the newest template into the project around the current folder.

    Your changes stay: git merges them with those of the template. Nothing is
    committed, and nothing below src and tests is touched.

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
