"""Small projects on disk, written as tables."""

import os
from collections.abc import Mapping
from pathlib import Path

from mkpkg import commands
from mkpkg.commands import Outcome, SyncRequest

#: What a file holds; a text in a tuple is where a link leads.
Content = str | bytes | tuple[str]
Files = Mapping[str, Content]

MANIFEST = "pyproject.toml"


def path_of(name: str) -> str:
    """Return the path of a file in a table.

    A name that ends in a slash is that of a package below ``p``, and nothing is ``p``
    itself; a name without a suffix is that of a module there, unless it is a path.
    """
    if name == "" or name.endswith("/"):
        return f"p/{name}__init__.py"
    return name if "." in name or name.startswith("p/") else f"p/{name}.py"


def write(root: Path, files: Files, settings: str | None = "") -> None:
    """Write a project; one without settings is not managed."""
    text = "" if settings is None else f"[tool.mkpkg]\n{settings}\n"
    for name, content in {MANIFEST: text, **files}.items():
        path = root / path_of(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, tuple):
            path.symlink_to(content[0])
        else:
            path.write_bytes(as_bytes(content))


def as_bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def sync(path: Path) -> Outcome:
    """Sync, and write."""
    outcome = commands.sync(SyncRequest(os.fspath(path)))
    commands.commit(outcome, lambda: None)
    return outcome


def said(outcome: Outcome) -> list[str]:
    """Return what is found, as ``code:name`` and an exclamation mark for an error."""
    return [
        f"{'!' if found.severity.name == 'ERROR' else ''}{found.code}:{found.name}"
        for found in outcome.findings
    ]


def changed(root: Path, before: Files) -> dict[str, bytes]:
    """Return the files that are not what they were, by their path."""
    texts = {path_of(n): c for n, c in before.items() if not isinstance(c, tuple)}
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*.py"))
        if path.is_file() and not path.is_symlink()
    }
    return {p: c for p, c in found.items() if p not in texts or as_bytes(texts[p]) != c}
