"""The options of `mkpkg add`."""

from typing import Annotated

from typer import Argument, Context, Option

from ._complete import complete_parent
from ._options import (
    Allow,
    Debug,
    Diff,
    Directory,
    DryRun,
    Editable,
    Json,
    Quiet,
    RequirementsFile,
    Strict,
)
from ._start import entered


def add(
    context: Context,
    items: Annotated[
        list[str],
        Argument(
            metavar="ITEM",
            help="A subpackage or module: mixers, effects.reverb, formats/flac.py",
            autocompletion=complete_parent,
        ),
    ],
    doc: Annotated[
        str | None, Option(metavar="TEXT", help="Docstring of the one item.")
    ] = None,
    allow: Allow = None,
    strict: Strict = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
    requirements_file: RequirementsFile = None,
    editable: Editable = None,
) -> None:
    """Add subpackages and modules.

    The project is the one around the current folder. Missing parents are made.
    The parent's __init__.py binds what is public; its other lines stay.

    Example: mkpkg add effects.reverb formats/flac.py
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run)
    request = commands.AddRequest(
        tuple(items), doc, tuple(allow or ()), strict, dry_run
    )
    finish(commands.add(request), call, Style(diff=diff, json=json, quiet=quiet))
