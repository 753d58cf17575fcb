"""The proof of a package by importing it, in a process that sees nothing else."""

import subprocess
import sys
from pathlib import Path

from mkpkg._findings import Finding, error

# Runs in the other process: imports every module below a package and looks up every
# name that one of them offers.
_PROBE = """
import sys
sys.path.insert(0, sys.argv[1])
from importlib import import_module
from pkgutil import walk_packages
root = import_module(sys.argv[2])
modules = [root]
for found in walk_packages(root.__path__, root.__name__ + ".", onerror=import_module):
    if not found.name.endswith(".__main__"):
        modules.append(import_module(found.name))
for module in modules:
    for name in getattr(module, "__all__", ()):
        getattr(module, name)
"""


def prove_imports(source_root: Path, package: str) -> tuple[Finding, ...]:
    """Import a package and all of its modules, warnings being errors.

    The code runs: only for packages that mkpkg itself has just made.

    Args:
        source_root: The folder that holds the package.
        package: Its import name.

    Returns:
        An error when an import fails or a name in an ``__all__`` does not resolve.
    """
    done = subprocess.run(
        [
            sys.executable,
            "-I", "-S", "-B", "-W", "error",
            "-c", _PROBE, str(source_root), package,
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return ()
    reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    return (
        error(
            "proof",
            f"the package `{package}` does not import",
            why=reason,
            help="nothing was written; please report it with the command you ran",
        ),
    )
