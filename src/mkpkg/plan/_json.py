"""A change as JSON."""

from ._changes import Change, Move


def change_to_json(change: Change) -> dict[str, str | None]:
    """Return the documented form of one change; absent values are None."""
    return {
        "op": type(change).__name__.lower(),
        "path": str(change.path),
        "from": str(change.source) if isinstance(change, Move) else None,
        "status": change.status,
    }
