"""The commands, each one a list of options and a call."""

from contextlib import chdir
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer import Argument, Context, Option

from mkpkg._errors import bad_input, refused
from mkpkg._version import __version__
from mkpkg.names import Kind, shown

from ._call import Call
from ._options import Allow, Debug, Diff, Directory, DryRun, Json, Quiet, Strict

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
    call = context.ensure_object(Call)
    call.command = context.invoked_subcommand
    call.start = _current_folder()
    _enter(context, directory)


@app.command()
def new(
    context: Context,
    path: Annotated[
        str,
        Argument(metavar="PATH", help="Where to create it; the last part is its name."),
    ],
    sub: Annotated[
        list[str] | None,
        Option(
            metavar="LIST",
            help="Subpackages and modules: formats,effects.reverb,codec.py",
        ),
    ] = None,
    name: Annotated[
        str | None, Option(metavar="DIST", help="Name of the project.")
    ] = None,
    import_name: Annotated[
        str | None, Option(metavar="PKG", help="Name of the import package.")
    ] = None,
    description: Annotated[str, Option(help="One line about it.")] = "",
    author: Annotated[str | None, Option(help="Name of the author.")] = None,
    email: Annotated[str | None, Option(help="E-mail address of the author.")] = None,
    license: Annotated[str, Option(metavar="SPDX", help="Licence.")] = "none",
    python: Annotated[
        str, Option(metavar="VERSION", help="Lowest Python version.")
    ] = "3.11",
    exports: Annotated[
        Literal["eager", "lazy"],
        Option(help="When packages import what they export; lazy from Python 3.15."),
    ] = "eager",
    no_git: Annotated[
        bool, Option("--no-git", help="Do not make a git repository.")
    ] = False,
    no_example: Annotated[
        bool, Option("--no-example", help="Leave out the example function.")
    ] = False,
    allow: Allow = None,
    strict: Strict = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Create a project.

    PATH may be a new folder, or one without a project (. for this one): files
    that are there are kept.

    Example: mkpkg new sound --sub formats,effects,filters
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = context.ensure_object(Call)
    call.dry_run = dry_run
    _enter(context, directory)
    request = commands.NewRequest(
        path,
        name=name,
        import_name=import_name,
        sub=tuple(sub or ()),
        description=description,
        author=author,
        email=email,
        license=license,
        python=python,
        exports=exports,
        git=not no_git,
        example=not no_example,
        allow=tuple(allow or ()),
        strict=strict,
        dry_run=dry_run,
        start=call.start,
    )
    outcome = commands.new(request)
    finish(outcome, call, Style(diff=diff, json=json, quiet=quiet))


@app.command()
def add(
    context: Context,
    items: Annotated[
        list[str],
        Argument(
            metavar="ITEM",
            help="A subpackage or module: mixers, effects.reverb, formats/flac.py",
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
) -> None:
    """Add subpackages and modules to the project around the current folder.

    Missing parents are made. The parent's __init__.py binds what is public; its
    other lines stay as they are.

    Example: mkpkg add effects.reverb formats/flac.py
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = context.ensure_object(Call)
    call.dry_run = dry_run
    _enter(context, directory)
    request = commands.AddRequest(
        tuple(items), doc, tuple(allow or ()), strict, dry_run
    )
    finish(commands.add(request), call, Style(diff=diff, json=json, quiet=quiet))


@app.command()
def remove(
    context: Context,
    items: Annotated[
        list[str],
        Argument(
            metavar="ITEM",
            help="A subpackage or module: mixers, effects.reverb, formats/flac.py",
        ),
    ],
    force: Annotated[
        bool,
        Option("--force", help="Even what is still imported, or is not in git."),
    ] = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Remove subpackages and modules, and the lines that bind them.

    Refuses where something in the project still imports them, or where git could
    not give them back.

    Example: mkpkg remove effects.reverb
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = context.ensure_object(Call)
    call.dry_run = dry_run
    _enter(context, directory)
    request = commands.RemoveRequest(tuple(items), force, dry_run)
    finish(commands.remove(request), call, Style(diff=diff, json=json, quiet=quiet))


@app.command()
def sync(
    context: Context,
    path: Annotated[
        str, Argument(metavar="PATH", help="A project, or something in it.")
    ] = ".",
    check: Annotated[
        bool,
        Option("--check", help="Write nothing, and exit with 1 where it would."),
    ] = False,
    dry_run: DryRun = False,
    diff: Diff = False,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    directory: Directory = None,
) -> None:
    """Make re-exports right: each __init__.py offers what its modules have.

    Nothing that still exists is removed. Names are added in projects whose
    pyproject.toml has a table called tool.mkpkg.

    Example: mkpkg sync --check
    """
    from mkpkg import commands

    from ._finish import Style, finish

    call = context.ensure_object(Call)
    call.dry_run = dry_run or check
    _enter(context, directory)
    outcome = commands.sync(commands.SyncRequest(path, dry_run=call.dry_run))
    finish(outcome, call, Style(diff=diff, json=json, quiet=quiet))
    raise typer.Exit(outcome.exit_code or int(check and bool(outcome.plan.writes)))


@app.command()
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
    """Judge names.

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


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise refused(
            "directory",
            "the current folder does not exist any more",
            help="cd to another",
        ) from None


def _enter(context: Context, directory: Path | None) -> None:
    if directory is None:
        return
    if not directory.is_dir():
        raise bad_input(
            "directory",
            f"`{shown(str(directory))}` is not a folder",
            help="give -C a folder that exists",
        )
    context.with_resource(chdir(directory))
