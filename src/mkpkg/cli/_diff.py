"""The options of `mkpkg diff`."""

from typing import Annotated

import typer
from typer import Argument, Context

from ._options import Data, Debug, Directory, Json, Quiet, TrustTemplate
from ._start import entered


def diff(
    context: Context,
    paths: Annotated[
        list[str] | None,
        Argument(metavar="PATH", help="Only these files and folders."),
    ] = None,
    data: Data = None,
    trust: TrustTemplate = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Show what differs from the template.

    The template is rendered again, in the version and with the answers that the
    project records: a/ is the template, b/ is yours. Exits with 1 if anything differs.

    Example: mkpkg diff pyproject.toml
    """
    from mkpkg import commands

    from ._finish import Style, finish
    from ._patch import show_patch

    call = entered(context, directory, dry_run=True)
    given = commands.Given(tuple(data or ()), trust)
    outcome = commands.diff(commands.DiffRequest(tuple(paths or ()), given))
    if not (json or quiet):
        show_patch(str(outcome.details["diff"]).encode())
    finish(outcome, call, Style(diff=False, json=json, quiet=quiet))
    raise typer.Exit(outcome.exit_code)
