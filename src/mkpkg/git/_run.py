"""Runs git, undisturbed by the repository that started us."""

import os
import shutil
import subprocess
from pathlib import Path

# `git rev-parse --local-env-vars`: set inside hooks, they would send every command to
# the repository of the hook. Listed here because asking costs a process.
_LOCAL = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
)


def has_git() -> bool:
    """Tell whether there is a git to run."""
    return shutil.which("git") is not None


# What sets configuration for every repository, such as where an address really leads.
_CONFIGURATION = ("GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT")


def git(
    folder: Path, *arguments: str, given: str = "", is_fetching: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run git in a folder, give it a text, and return how it ended; it never asks.

    Args:
        folder: Where to run it.
        arguments: What to run.
        given: Its input.
        is_fetching: Whether another repository is fetched: the environment may say
            how, as bots have it.

    Raises:
        OSError: There is no git.
    """
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=_environment(is_fetching=is_fetching),
        input=given,
        capture_output=True,
        encoding="utf-8",
        # The name of a file need not be text.
        errors="surrogateescape",
        check=False,
        # Ctrl-C is for us: git must not die of it in the middle of a commit of ours.
        start_new_session=True,
    )


def _environment(*, is_fetching: bool) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in _LOCAL or (is_fetching and key in _CONFIGURATION)
    }
    return {**kept, "GIT_TERMINAL_PROMPT": "0"}
