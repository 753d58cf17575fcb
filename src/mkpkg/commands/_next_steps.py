"""What to run after a command, fitting the tools that are installed."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from mkpkg.disk import Workspace


def steps_after_new(
    root: Path, start: Path, workspace: Workspace | None
) -> tuple[str, ...]:
    """Return the commands that run a new project's tests, at most three.

    Args:
        root: The project.
        start: The folder that the user is in.
        workspace: The uv workspace around it, or None.
    """
    enter = () if root == start else (f"cd {quoted(_from(start, root))}",)
    listing = (
        (_listing(workspace, root),) if workspace and not workspace.is_listed else ()
    )
    if shutil.which("uv"):
        return (*enter, *listing, "uv run pytest")
    install, run = _with_venv()
    return (
        (*enter, *listing, f"{install} && {run}") if listing else (*enter, install, run)
    )


def quoted(path: str) -> str:
    """Return a path as the user's shell reads it."""
    if sys.platform == "win32":
        return f'"{path}"' if " " in path else path
    return shlex.quote(path)


def _from(start: Path, root: Path) -> str:
    """Return the shortest way to a folder: relative where it lies below, else whole."""
    return str(root.relative_to(start)) if root.is_relative_to(start) else str(root)


def _listing(workspace: Workspace, root: Path) -> str:
    manifest = os.path.relpath(workspace.manifest, root)
    return (
        f'# in {manifest}, add "{workspace.member}" to members of [tool.uv.workspace]'
    )


def _with_venv() -> tuple[str, str]:
    if sys.platform == "win32":
        scripts = ".venv\\Scripts\\"
        return (
            f"py -m venv .venv && {scripts}pip install -e . pytest",
            f"{scripts}pytest",
        )
    python = "python3" if shutil.which("python3") else "python"
    return (
        f"{python} -m venv .venv && .venv/bin/pip install -e . pytest",
        ".venv/bin/pytest",
    )
