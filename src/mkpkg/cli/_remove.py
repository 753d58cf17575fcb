"""The options of `mkpkg remove`."""

from typing import Annotated

from typer import Argument, Context

from ._complete import complete_member
from ._options import Debug, Diff, Directory, DryRun, Flag, Json, Quiet
from ._start import entered


def remove(
    context: Context,
    items: Annotated[
        list[str],
        Argument(
            metavar="ITEM",
            help="A subpackage or module: mixers, effects.reverb, formats/flac.py",
            autocompletion=complete_member,
        ),
    ],
    force: Annotated[
        bool,
        Flag("--force", help="Even what is still imported, or is not in git."),
    ] = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Remove them, and the lines that bind them.

    Refuses where something in the project still imports them, or where git could
    not give them back.

    Example: mkpkg remove effects.reverb
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run)
    request = commands.RemoveRequest(tuple(items), force, dry_run)
    finish(commands.remove(request), call, Style(diff=diff, json=json, quiet=quiet))
