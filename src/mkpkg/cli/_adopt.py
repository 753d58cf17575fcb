"""The options of `mkpkg adopt`."""

from typing import Annotated

from typer import Argument, Context, Option

from mkpkg._errors import bad_input

from ._options import Debug, Diff, Directory, DryRun, Flag, Json, Quiet
from ._start import entered, has_terminal


def adopt(
    context: Context,
    path: Annotated[
        str, Argument(metavar="PATH", help="A project, or something in it.")
    ] = ".",
    add: Annotated[
        list[str] | None,
        Option(metavar="FILE", help="A missing file of the template, to be created."),
    ] = None,
    undo: Annotated[
        bool, Flag("--undo", help="Remove what adopting wrote, if it is unchanged.")
    ] = False,
    package: Annotated[
        str | None, Option(metavar="PKG", help="The package, where there are several.")
    ] = None,
    name: Annotated[
        str | None, Option(metavar="DIST", help="Name of the project.")
    ] = None,
    description: Annotated[
        str | None, Option(metavar="TEXT", help="One line about it.")
    ] = None,
    author: Annotated[
        str | None, Option(metavar="NAME", help="Name of the author.")
    ] = None,
    email: Annotated[
        str | None, Option(metavar="ADDRESS", help="E-mail address of the author.")
    ] = None,
    license: Annotated[str | None, Option(metavar="SPDX", help="Licence.")] = None,
    python: Annotated[
        str | None, Option(metavar="VERSION", help="Lowest Python version.")
    ] = None,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Take over a project that was not made here.

    What it would have answered is inferred from its files, shown, and recorded
    in .copier-answers.yml. No file that exists is changed.

    Example: mkpkg adopt --add src/sound/py.typed
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run)
    given = {
        "name": name,
        "description": description,
        "author": author,
        "email": email,
        "license": license,
        "python": python,
    }
    chosen = {key: value for key, value in given.items() if value is not None}
    if undo and (add or package or chosen):
        raise bad_input("usage", "--undo goes alone", help="mkpkg adopt --undo")
    if not (undo or package or json) and has_terminal():
        package = _chosen_package(path)
    request = commands.AdoptRequest(
        path, tuple(add or ()), package, chosen, dry_run, call.start
    )
    outcome = (
        commands.unadopt(path, dry_run=dry_run) if undo else commands.adopt(request)
    )
    finish(outcome, call, Style(diff=diff, json=json, quiet=quiet))


def _chosen_package(path: str) -> str | None:
    """Ask which package a project is about, where it has several."""
    from mkpkg import commands

    from ._conversation import choose

    names = commands.packages_to_choose(path)
    return choose("Package", "which one is this project about?", names)
