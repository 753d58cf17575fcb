"""The options of `mkpkg new`."""

from typing import Annotated, Literal

from typer import Argument, Context, Option

from mkpkg._errors import bad_input

from ._options import (
    Allow,
    Data,
    Debug,
    Diff,
    Directory,
    DryRun,
    Flag,
    Json,
    Outline,
    Quiet,
    Strict,
    TrustTemplate,
)
from ._start import entered, given_in, require_terminal

_OWN = {
    "sub",
    "outline",
    "name",
    "import_name",
    "description",
    "author",
    "email",
    "license",
    "python",
    "exports",
    "no_example",
}
_OTHER = {"ref", "data", "trust"}


def new(
    context: Context,
    path: Annotated[
        str | None,
        Argument(
            metavar="PATH",
            help="Where to create it; the last part is its name. Asked for if left out.",
            show_default=False,
        ),
    ] = None,
    sub: Annotated[
        list[str] | None,
        Option(
            metavar="LIST",
            help="Subpackages and modules: formats,effects.reverb,codec.py",
        ),
    ] = None,
    outline: Outline = None,
    name: Annotated[
        str | None, Option(metavar="DIST", help="Name of the project.")
    ] = None,
    import_name: Annotated[
        str | None, Option(metavar="PKG", help="Name of the import package.")
    ] = None,
    description: Annotated[str, Option(metavar="TEXT", help="One line about it.")] = "",
    author: Annotated[
        str | None, Option(metavar="NAME", help="Name of the author.")
    ] = None,
    email: Annotated[
        str | None, Option(metavar="ADDRESS", help="E-mail address of the author.")
    ] = None,
    license: Annotated[str, Option(metavar="SPDX", help="Licence.")] = "none",
    python: Annotated[
        str, Option(metavar="VERSION", help="Lowest Python version.")
    ] = "3.11",
    exports: Annotated[
        Literal["eager", "lazy"],
        Option(
            metavar="eager|lazy",
            help="When packages import what they export; lazy from Python 3.15.",
        ),
    ] = "eager",
    template: Annotated[
        str | None,
        Option(
            metavar="SRC",
            help="Another Copier template: gh:OWNER/NAME, a URL, a folder.",
        ),
    ] = None,
    ref: Annotated[
        str | None,
        Option(metavar="REF", help="Version of that template; the newest if left out."),
    ] = None,
    data: Data = None,
    trust: TrustTemplate = False,
    no_git: Annotated[
        bool, Flag("--no-git", help="Do not make a git repository.")
    ] = False,
    no_example: Annotated[
        bool, Flag("--no-example", help="Leave out the example function.")
    ] = False,
    interactive: Annotated[
        bool,
        Flag("--interactive", "-i", help="Ask for what no option answers."),
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

    Without PATH, the root of --outline names it, or a short conversation on the
    terminal asks for it.

    Example: mkpkg new sound --sub formats,effects,filters
    """
    from mkpkg import commands

    from ._drawing import drawing_from
    from ._finish import Style, finish

    call = entered(context, directory, dry_run=dry_run)
    style = Style(diff=diff, json=json, quiet=quiet)
    given = given_in(context)
    _check_templates(given)
    drawn = drawing_from(outline)
    if drawn:
        path = commands.root_of(drawn) if path is None else path
        given |= {"sub"}
    asks = interactive or path is None
    if asks:
        require_terminal("PATH" if path is None else None, is_silent=json)
    if template is not None:
        other = commands.NewFromRequest(
            path or "",
            template,
            ref,
            tuple(data or ()),
            trust,
            git=not no_git,
            allow=tuple(allow or ()),
            strict=strict,
            dry_run=dry_run,
            start=call.start,
        )
        if asks:
            from ._talk_new_from import talk_new_from

            talk_new_from(other, call, style)
        else:
            finish(commands.new_from(other), call, style)
        return
    request = commands.NewRequest(
        path or "",
        name=name,
        import_name=import_name,
        sub=tuple(sub or ()),
        outline=drawn,
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
    if asks:
        from ._talk_new import talk_new

        talk_new(request, given, call, style)
    else:
        finish(commands.new(request), call, style)


def _check_templates(given: frozenset[str]) -> None:
    """Make sure that every option is for the template that is used.

    Raises:
        BadInput: One is for another.
    """
    has_other = "template" in given
    wrong = sorted(given & (_OWN if has_other else _OTHER))
    if wrong:
        whose = "mkpkg's own template" if has_other else "another template"
        raise bad_input(
            "usage",
            f"--{wrong[0].replace('_', '-')} is for {whose}",
            help="--data QUESTION=ANSWER" if has_other else "give it: --template SRC",
        )
