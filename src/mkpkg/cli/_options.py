"""The options that commands share."""

from functools import partial
from pathlib import Path
from typing import Annotated

from typer import CallbackParam, Context, Option

from mkpkg._errors import raise_errors

#: An option without a value; help need not say that it has none.
Flag = partial(Option, metavar="")

DryRun = Annotated[
    bool, Flag("--dry-run", "-n", help="Show what would be done, and write nothing.")
]
Diff = Annotated[bool, Flag("--diff", help="Show the changes as a diff.")]
Json = Annotated[bool, Flag("--json", help="Print one JSON document.")]
Quiet = Annotated[bool, Flag("--quiet", "-q", help="Print errors only.")]
Allow = Annotated[
    list[str] | None,
    Option(metavar="CODES", help="Rules about names to allow: stdlib,case"),
]
Strict = Annotated[bool, Flag("--strict", help="Take warnings about names for errors.")]
Debug = Annotated[bool, Flag("--debug", help="Show where an error comes from.")]
Data = Annotated[
    list[str] | None,
    Option(metavar="K=V", help="Answer to a question of another template."),
]
TrustTemplate = Annotated[
    bool, Flag("--trust", help="Let another template run code of its own.")
]
Outline = Annotated[
    str | None,
    Option(metavar="FILE", help="What is drawn in FILE; - for standard input."),
]
Directory = Annotated[
    Path | None,
    Option("--directory", "-C", metavar="DIR", help="Work as if started in DIR."),
]


def _refuse(context: Context, parameter: CallbackParam, value: str | None) -> None:
    from mkpkg.layout import refuse_requirements

    if value is not None:
        raise_errors(refuse_requirements([f"{parameter.opts[0]} {value}"]))


#: Options of installers, which are refused before a missing argument is.
RequirementsFile = Annotated[
    str | None,
    Option(
        "-r",
        "--requirement",
        "--requirements",
        hidden=True,
        is_eager=True,
        callback=_refuse,
    ),
]
Editable = Annotated[
    str | None,
    Option("-e", "--editable", hidden=True, is_eager=True, callback=_refuse),
]
