"""The program: its commands, in the order in which help lists them."""

from typing import Annotated

import typer
from typer import Context, Option

from mkpkg._version import __version__

from ._add import add
from ._name import name
from ._new import new
from ._options import Directory
from ._remove import remove
from ._start import entered, started
from ._sync import sync

__all__ = ["app"]

app = typer.Typer(
    name="mkpkg",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mkpkg {__version__}")
        raise typer.Exit


@app.callback()
def mkpkg(
    context: Context,
    directory: Directory = None,
    version: Annotated[
        bool,
        Option(
            "--version",
            help="Show the version.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Create Python packages, and keep them in shape."""
    started(context)
    entered(context, directory)


for _command in (new, add, remove, sync, name):
    app.command()(_command)
