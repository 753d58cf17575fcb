"""The options of `mkpkg update`."""

from typing import Annotated

import typer
from typer import Context, Option

from mkpkg._errors import bad_input

from ._options import (
    Data,
    Debug,
    Diff,
    Directory,
    DryRun,
    Flag,
    Json,
    Quiet,
    TrustTemplate,
)
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
    data: Data = None,
    trust: TrustTemplate = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Merge a newer template into the project.

    Git merges its changes with yours. Nothing is committed.

    Of mkpkg's own template, what lies below src and tests is not touched. For
    another one (new --template), its repository is asked.

    Example: mkpkg update --dry-run --diff
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run or check)
    if sum((to is not None or bool(data) or trust, check, abort)) > 1:
        raise bad_input(
            "usage",
            "--check and --abort go with none of --to, --data and --trust",
            help="mkpkg update --help",
        )
    if check:
        outcome = commands.check_update()
    elif abort:
        outcome = commands.abort_update()
    else:
        given = commands.Given(tuple(data or ()), trust)
        outcome = commands.update(commands.UpdateRequest(to, given, dry_run))
    finish(outcome, call, Style(diff=diff, json=json, quiet=quiet))
    raise typer.Exit(outcome.exit_code)
