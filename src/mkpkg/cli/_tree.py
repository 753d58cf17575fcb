"""The options of `mkpkg tree`."""

from typing import Annotated

from typer import Argument, Context, Option

from mkpkg._errors import bad_input

from ._complete import complete_member
from ._options import Debug, Directory, Flag, Json
from ._start import entered


def tree(
    context: Context,
    path: Annotated[
        str,
        Argument(
            metavar="PATH",
            help="A project, a package, something in one, or a dotted name.",
            autocompletion=complete_member,
        ),
    ] = ".",
    all: Annotated[
        bool,
        Flag("--all", "-a", help="What is private, too, with all of its names."),
    ] = False,
    depth: Annotated[
        int | None, Option(metavar="N", min=0, help="Show N levels only.")
    ] = None,
    outline: Annotated[
        bool,
        Flag("--outline", help="Print a drawing that new --outline makes again."),
    ] = False,
    mermaid: Annotated[
        bool,
        Flag("--mermaid", help="Print who imports whom, as a Mermaid flowchart."),
    ] = False,
    json: Json = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Show a package: its modules, their docstrings, and what they offer.

    Nothing is imported, so it works on any package, installed or not.

    Example: mkpkg tree --depth 1
    """
    from mkpkg import commands

    from ._forest import show_graph, show_outline, show_tree

    entered(context, directory)
    if sum((outline, mermaid, json)) > 1:
        raise bad_input(
            "usage",
            "only one of --outline, --mermaid and --json can be printed",
            help="mkpkg tree --help",
        )
    # An outline is of the whole layout.
    request = commands.TreeRequest(path, is_all=all or outline, depth=depth)
    if outline:
        show_outline(commands.outline(request))
    elif mermaid:
        show_graph(commands.graph(request))
    else:
        show_tree(commands.tree(request), as_json=json, is_whole=all)
