"""What to run after a command, fitting the tools that are installed."""

import json
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mkpkg.disk import Workspace
from mkpkg.names import quoted, shown

_MOST_STEPS = 3


def steps_after_new(
    root: Path, start: Path, python: str, workspace: Workspace | None
) -> tuple[str, ...]:
    """Return the commands that run a new project's tests, at most three.

    Args:
        root: The project.
        start: The folder that the user is in.
        python: The lowest Python version that the project takes.
        workspace: The uv workspace around it, or None.
    """
    enter = step_into(root, start)
    listing = (
        (_listing(workspace, root),) if workspace and not workspace.is_listed else ()
    )
    if shutil.which("uv"):
        return (*enter, *listing, "uv run pytest")
    install, run = _with_venv(python)
    return (
        (*enter, *listing, f"{install} && {run}") if listing else (*enter, install, run)
    )


def step_into(root: Path, start: Path) -> tuple[str, ...]:
    """Return the command that enters a project, where one is needed."""
    return () if root == start else (f"cd {quoted(_from(start, root))}",)


def to_use_the_source() -> str:
    """Return the advice for a project whose source is not what is imported."""
    install = "uv pip install" if shutil.which("uv") else "pip install"
    return f"install the project so that its source is used: {install} -e ."


def steps_after_adopt(
    root: Path,
    start: Path,
    written: Iterable[PurePosixPath],
    missing: Iterable[PurePosixPath],
) -> tuple[str, ...]:
    """Return what to do with a project that was taken over, at most three commands.

    Args:
        root: The project.
        start: The folder that the user is in.
        written: The files that git does not know yet; none where there is no git.
        missing: The files of the template that could be added.
    """
    paths = " ".join(quoted(str(path)) for path in written)
    wanted = [quoted(str(path)) for path in missing]
    steps = (
        *step_into(root, start),
        f"git add {paths}" if paths else "",
        "mkpkg diff",
        f"mkpkg adopt --add {wanted[0]}" if wanted else "",
    )
    return tuple(filter(None, steps))[:_MOST_STEPS]


def _from(start: Path, root: Path) -> str:
    """Return the shortest way to a folder: relative where it lies below, else whole."""
    if not root.is_relative_to(start):
        return str(root)
    path = str(root.relative_to(start))
    # A dash in front would be read as an option.
    return f"./{path}" if path.startswith("-") else path


def _listing(workspace: Workspace, root: Path) -> str:
    manifest = shown(os.path.relpath(workspace.manifest, root))
    member = json.dumps(str(workspace.member), ensure_ascii=False)
    return f"# in {manifest}, add {member} to members of [tool.uv.workspace]"


def _with_venv(version: str) -> tuple[str, str]:
    # The Python of the project may be newer than the one that people have as python3.
    is_newer = tuple(map(int, version.split("."))) > sys.version_info[:2]
    if sys.platform == "win32":
        scripts = ".venv\\Scripts\\"
        launcher = f" -{version}" if is_newer else ""
        return (
            f"py{launcher} -m venv .venv && {scripts}pip install -e . pytest",
            f"{scripts}pytest",
        )
    python = "python3" if shutil.which("python3") else "python"
    if is_newer:
        python = f"python{version}"
    return (
        f"{python} -m venv .venv && .venv/bin/pip install -e . pytest",
        ".venv/bin/pytest",
    )
