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
    # Not among them, and no less misleading.
    "GIT_ATTR_SOURCE",
    "GIT_DEFAULT_HASH",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_INTERNAL_SUPER_PREFIX",
)


def has_git() -> bool:
    """Tell whether there is a git to run."""
    return shutil.which("git") is not None


# What sets configuration for every repository, such as where an address really leads.
_CONFIGURATION = ("GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT")

# What a user's configuration may add to a command that only reads or writes objects,
# the index and files: hooks, a monitor, escapes in names.
_PLAIN = (
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.quotePath=false"),
)


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
    environment = _environment(_CONFIGURATION if is_fetching else ())
    done = _run(folder, arguments, as_bytes(given), environment)
    out, err = as_text(done.stdout), as_text(done.stderr)
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def as_text(printed: bytes) -> str:
    """Return what git prints as text; the name of a file need not be text."""
    return printed.decode("utf-8", "surrogateescape")


def as_bytes(given: str) -> bytes:
    """Return a text as git takes it; the inverse of `as_text`."""
    return given.encode("utf-8", "surrogateescape")


def plain_git(
    folder: Path, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder without hooks, and without writing what was not asked for.

    Raises:
        OSError: There is no git.
    """
    more = {"GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    environment = {**_environment(), **more}
    return _run(folder, (*_PLAIN, *arguments), given, environment)


def lone_git(
    folder: Path, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder without any configuration but that of the folder itself.

    Raises:
        OSError: There is no git.
    """
    more = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_DIR": str(folder),
    }
    nothing = ("-c", f"core.attributesFile={os.devnull}")
    environment = {**_environment(), **more}
    return _run(folder, (*_PLAIN, *nothing, *arguments), given, environment)


def _run(
    folder: Path,
    arguments: tuple[str, ...],
    given: bytes,
    environment: dict[str, str],
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment,
        input=given,
        capture_output=True,
        check=False,
        # Ctrl-C is for us: git must not die of it in the middle of a commit of ours.
        start_new_session=True,
    )


def _environment(kept: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the environment without what points to the repository of a hook."""
    dropped = {*_LOCAL} - {*kept}
    own = {key: value for key, value in os.environ.items() if key not in dropped}
    return {**own, "GIT_TERMINAL_PROMPT": "0"}
