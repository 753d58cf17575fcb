"""Hidden folders that say who made them, so that a later run knows which are dead."""

import os
import platform
import re
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

_PREFIX = ".mkpkg-"
_NAME = re.compile(
    r"\.mkpkg-(?P<host>[0-9a-f]{8})-(?P<pid>\d+)-(?P<start>\d+)-[0-9a-f]{8}"
)

# A run takes seconds. What another machine left (a network file system, a container)
# cannot be asked for its process, so it counts as dead after an hour.
_STRANGER_LIVES = 3600.0


def new_name() -> str:
    """Return a name for a hidden folder that this process owns."""
    pid = os.getpid()
    return f"{_PREFIX}{_host()}-{pid}-{_started(pid)}-{os.urandom(4).hex()}"


def hidden_folders(folder: Path) -> Iterator[Path]:
    """Yield the hidden folders of mkpkg runs in `folder`, of dead and living ones."""
    try:
        members = sorted(folder.iterdir())
    except OSError:
        return
    yield from filter(is_hidden, members)


def is_hidden(path: Path) -> bool:
    """Tell whether a path is a hidden folder of some mkpkg run."""
    return _NAME.fullmatch(path.name) is not None


def is_dead(hidden: Path) -> bool:
    """Tell whether the process that made a hidden folder is no more."""
    owner = _NAME.fullmatch(hidden.name)
    if owner is None:
        return False
    if owner["host"] != _host():
        return _age(hidden) > _STRANGER_LIVES
    pid = int(owner["pid"])
    if pid == os.getpid():
        return owner["start"] != _started(pid)
    return not _is_running(pid) or owner["start"] != _started(pid)


def owner_pid(hidden: Path) -> int:
    """Return the process that made a hidden folder."""
    owner = _NAME.fullmatch(hidden.name)
    return int(owner["pid"]) if owner else 0


def _host() -> str:
    space = ""
    if sys.platform == "linux":
        # Two containers may share a folder and a host name, never a process table.
        try:
            space = str(Path("/proc/self/ns/pid").readlink())
        except OSError:
            space = ""
    return f"{zlib.crc32(f'{platform.node()}{space}'.encode()):08x}"


def _started(pid: int) -> str:
    """Return when a process started, in clock ticks since boot; 0 where unknown."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        state, *fields = stat.rpartition(")")[2].split()
        # A zombie is dead, and only waits to be told so by its parent.
        return "never" if state == "Z" else fields[18]
    except (OSError, IndexError):
        return "0"


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    # os.kill(pid, 0) would end the process there.
    import ctypes

    query_limited_information, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
