"""The options that commands share."""

from pathlib import Path
from typing import Annotated

from typer import Option

DryRun = Annotated[
    bool, Option("--dry-run", "-n", help="Show what would be done, and write nothing.")
]
Diff = Annotated[bool, Option("--diff", help="Show the changes as a diff.")]
Json = Annotated[bool, Option("--json", help="Print one JSON document.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Print errors only.")]
Allow = Annotated[
    list[str] | None,
    Option(metavar="CODES", help="Rules about names to allow: stdlib,case"),
]
Strict = Annotated[
    bool, Option("--strict", help="Take warnings about names for errors.")
]
Debug = Annotated[bool, Option("--debug", help="Show where an error comes from.")]
Directory = Annotated[
    Path | None,
    Option("--directory", "-C", metavar="DIR", help="Work as if started in DIR."),
]
