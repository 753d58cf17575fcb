"""What is known about one call of the program, for whoever has to explain an error."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Call:
    """One call of the program, filled in as its options are read.

    Attributes:
        start: The folder that it started in.
        command: The command's name, or None before it is known.
        dry_run: Whether nothing may be written.
        has_written: Whether the command has done its work.
    """

    start: Path = Path()
    command: str | None = None
    dry_run: bool = False
    has_written: bool = False
