"""The options of `mkpkg which`."""

from typing import Annotated

import typer
from typer import Argument, Context, Option

from ._complete import complete_import
from ._options import Debug, Directory, Flag, Json
from ._start import entered


def which(
    context: Context,
    name: Annotated[
        str,
        Argument(
            metavar="NAME",
            help="What follows import: sound, sound.effects, json.",
            autocompletion=complete_import,
        ),
    ],
    time: Annotated[
        bool,
        Flag("--time", help="Measure the import, which does run the package."),
    ] = False,
    python: Annotated[
        str | None,
        Option(
            metavar="PATH",
            help="The interpreter to ask: a file, an environment, or a program.",
        ),
    ] = None,
    timeout: Annotated[
        float,
        Option(metavar="SECONDS", min=0.1, help="How long an interpreter may take."),
    ] = 30,
    json: Json = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Tell how Python finds and runs an import.

    Shows the search path and why each entry is on it, where NAME is found,
    what it hides and what hides it, which files run, and what is bound.
    The interpreter of the project is asked; the package is not run, except
    with --time.

    Example: mkpkg which sound.effects.echo
    """
    from mkpkg import commands

    from ._json import print_document
    from ._told import by_weight, show_findings
    from ._which_json import answer_document
    from ._which_page import show_answer

    entered(context, directory)
    answer = commands.which(commands.WhichRequest(name, python, time, timeout))
    if json:
        print_document(answer_document(answer))
    else:
        show_answer(answer)
        show_findings(by_weight(answer.findings))
    raise typer.Exit(answer.exit_code)
