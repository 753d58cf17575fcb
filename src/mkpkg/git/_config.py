"""What git's configuration says about the user and the repository."""

import re
from pathlib import Path
from urllib.parse import quote

from ._run import git

# scp-like: user@host:path.
_SCP = re.compile(r"(?:[^@/\s]+@)?(?P<host>[^:/\s]+):(?!//)(?P<path>[^\s]+)")
_URL = re.compile(
    r"(?:https?|ssh|git)://(?:[^@/\s]*@)?(?P<host>[^:/\s]+)(?::\d+)?/(?P<path>[^\s]+)"
)


def read_identity(folder: Path) -> dict[str, str]:
    """Return ``user.name`` and ``user.email`` as set, under ``name`` and ``email``."""
    done = git(folder, "config", "-z", "--get-regexp", r"^user\.(name|email)$")
    pairs = (entry.partition("\n") for entry in done.stdout.split("\0") if entry)
    return {key.removeprefix("user."): value for key, _, value in pairs}


def read_remote(folder: Path) -> str | None:
    """Return the address of the remote ``origin`` as people open it, or None.

    Credentials and ports are left out; a remote on this machine has no address.
    """
    done = git(folder, "config", "--get", "remote.origin.url")
    return web_address(done.stdout.strip()) if done.returncode == 0 else None


def web_address(remote: str) -> str | None:
    """Turn a remote's URL into the ``https`` address of its repository."""
    found = _URL.fullmatch(remote) or _SCP.fullmatch(remote)
    if found is None or "." not in found["host"]:
        return None
    path = quote(found["path"].strip("/").removesuffix(".git"), safe="/%:@!$&'()*+,;=~")
    address = f"https://{found['host']}/{path}"
    return address if path and address.isascii() else None
