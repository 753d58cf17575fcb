"""The options of `mkpkg name`."""

from typing import Annotated

import typer
from typer import Argument, Option

from mkpkg.names import Kind

from ._options import Allow, Debug, Json, Strict


def name(
    names: Annotated[list[str], Argument(metavar="NAME", help="Any names.")],
    kind: Annotated[
        Kind | None,
        Option(help="What they are for; a project and its package if left out."),
    ] = None,
    allow: Allow = None,
    strict: Strict = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Say what is wrong with a name, and what to try.

    Exits with 1 when one of them is an error.

    Example: mkpkg name my-sound math
    """
    from mkpkg import commands

    from ._verdicts import show_verdicts

    policy = commands.read_policy(allow or (), strict=strict)
    verdicts = commands.judge(names, kind, policy)
    show_verdicts(verdicts, as_json=json)
    if any(verdict.word == "error" for verdict in verdicts):
        raise typer.Exit(1)
