"""The proof of a package by importing it, in a process that sees nothing else."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mkpkg._findings import Finding, error

# Runs in the other process: imports modules and looks up every name that they offer.
_PROBE = """
import sys
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    __import__(name)
    module = sys.modules[name]
    for export in getattr(module, "__all__", ()):
        getattr(module, export)
"""


def prove_imports(
    source_root: Path, files: Iterable[PurePosixPath]
) -> tuple[Finding, ...]:
    """Import every module in a folder, warnings being errors.

    The code runs: only for packages that mkpkg itself has just made.

    Args:
        source_root: The folder that holds the package.
        files: The package's files, relative to that folder.

    Returns:
        An error when an import fails or a name in an ``__all__`` does not resolve.
    """
    modules = sorted(filter(None, map(_module_name, files)))
    done = subprocess.run(
        [
            sys.executable,
            "-I", "-S", "-B", "-W", "error",
            "-c", _PROBE, str(source_root), *modules,
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
            f"the package `{modules[0]}` does not import",
            why=reason,
            help="nothing was written; please report it with the command you ran",
        ),
    )


def _module_name(path: PurePosixPath) -> str | None:
    if path.suffix != ".py" or path.name == "__main__.py":
        return None
    parts = (
        path.parent.parts if path.name == "__init__.py" else path.with_suffix("").parts
    )
    return ".".join(parts)
