"""The program: its commands, in the order in which help lists them."""

from collections.abc import Callable
from typing import Annotated

import typer
from typer import Context

from mkpkg._version import __version__

from ._add import add
from ._adopt import adopt
from ._diff import diff
from ._help import Command, Program
from ._name import name
from ._new import new
from ._options import Directory, Flag
from ._remove import remove
from ._start import entered, started
from ._sync import sync
from ._tree import tree
from ._update import update
from ._which import which

__all__ = ["app"]

app = typer.Typer(
    name="mkpkg",
    cls=Program,
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
        Flag(
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


_GROUPS: dict[str, tuple[Callable[..., None], ...]] = {
    "Make": (new, adopt),
    "Grow": (add, remove),
    "Keep": (sync, update, diff),
    "Look": (tree, which, name),
}
for _group, _commands in _GROUPS.items():
    for _command in _commands:
        app.command(cls=Command, rich_help_panel=_group)(_command)
