"""The options that commands share."""

from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Option

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
Outline = Annotated[
    str | None,
    Option(metavar="FILE", help="What is drawn in FILE; - for standard input."),
]
Directory = Annotated[
    Path | None,
    Option("--directory", "-C", metavar="DIR", help="Work as if started in DIR."),
]
