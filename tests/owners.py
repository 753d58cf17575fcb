"""Names of hidden folders, as other processes would give them."""

import os
from pathlib import Path


def living_owner(name: str) -> str:
    """Return the name that the parent of this process, which lives, would have given.

    Args:
        name: One that this process gave.
    """
    parent = os.getppid()
    fields = Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()
    head, _, tail = name.partition(f"-{os.getpid()}-")
    return f"{head}-{parent}-{fields[19]}-{tail.partition('-')[2]}"
