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
    Outline,
    Quiet,
    RequirementsFile,
    Strict,
)
from ._start import entered, require_terminal


def add(
    context: Context,
    items: Annotated[
        list[str] | None,
        Argument(
            metavar="ITEM",
            help="A subpackage or module: mixers, effects.reverb, formats/flac.py",
            autocompletion=complete_parent,
        ),
    ] = None,
    outline: Outline = None,
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
    Of an outline, what is there already is kept. Without items, on a terminal,
    you are asked for them.

    Example: mkpkg add effects.reverb formats/flac.py
    """
    from mkpkg import commands

    from ._drawing import drawing_from
    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run)
    style = Style(diff=diff, json=json, quiet=quiet)
    drawn = drawing_from(outline)
    asks = not (items or drawn)
    if asks:
        hint = "name what to add, as in effects.reverb, or draw it: --outline FILE"
        require_terminal("ITEM", is_silent=json, help=hint)
    request = commands.AddRequest(
        tuple(items or ()), doc, tuple(allow or ()), strict, dry_run, drawn
    )
    if asks:
        from ._talk_add import talk_add

        talk_add(request, call, style)
    else:
        finish(commands.add(request), call, style)
