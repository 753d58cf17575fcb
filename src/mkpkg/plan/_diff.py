"""A plan as a unified diff."""

import difflib

from ._changes import Change, Create, Delete, Keep, Move, Plan, Update

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified_diff(plan: Plan) -> str:
    """Return the plan's changes as one diff, in the form that ``git apply`` reads."""
    return "".join(map(_file_diff, plan.changes))


def _file_diff(change: Change) -> str:
    if isinstance(change, Move):
        return _rename(change)
    if isinstance(change, Keep):
        return ""
    before, after = _sides(change)
    head = f"diff --git a/{change.path} b/{change.path}\n"
    if before is None:
        mode = change.mode if isinstance(change, Create) else "100644"
        head += f"new file mode {mode}\n"
    elif after is None:
        head += "deleted file mode 100644\n"
    old = "/dev/null" if before is None else f"a/{change.path}"
    new = "/dev/null" if after is None else f"b/{change.path}"
    return head + _hunks(before, after, old, new)


def _hunks(before: bytes | None, after: bytes | None, old: str, new: str) -> str:
    lines = difflib.unified_diff(_lines(before), _lines(after), old, new)
    return "".join(
        line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in lines
    )


def _rename(change: Move) -> str:
    old, new = f"a/{change.source}", f"b/{change.path}"
    head = f"diff --git {old} {new}\n"
    if change.content is None:
        head += "similarity index 100%\n"
    head += f"rename from {change.source}\nrename to {change.path}\n"
    after = change.before if change.content is None else change.content
    return head + _hunks(change.before, after, old, new)


def _sides(change: Create | Update | Delete) -> tuple[bytes | None, bytes | None]:
    if isinstance(change, Create):
        return None, change.content
    if isinstance(change, Update):
        return change.before, change.content
    return change.before, None


def _lines(content: bytes | None) -> list[str]:
    # Only LF ends a line of a diff: splitlines() would also split at form feeds.
    text = (content or b"").decode("utf-8", "replace")
    pieces = text.split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + [p for p in pieces[-1:] if p]
