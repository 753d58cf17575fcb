"""Measures `mkpkg sync --check` and `mkpkg add` against what they are held to.

Run it in an environment that has mkpkg from a wheel (an editable install is slower) and
mkinit::

    python -m build --wheel && python -m venv /tmp/bench
    /tmp/bench/bin/pip install dist/*.whl mkinit
    /tmp/bench/bin/python tests/benchmarks/sync.py [ROUNDS]

Whole processes, side by side in one run; medians, and their ratios to what each is
held against. The large tree has 10,000 modules in 1,000 packages, in two forms: as it
is by default, with names lifted from `_internals.py` alone, and with names lifted from
every module.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from new import BARE, template_repository  # type: ignore[import-not-found]

MODULE = '''"""Module {number}."""

import os
from typing import Any

LIMIT_{number} = {number}


class Thing{number}:
    """A thing."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def double(self) -> Any:
        """Return it twice."""
        if self.value:
            return self.value * 2
        return os.fspath(self.value)


def make_{number}(first: int, second: str = "x") -> Thing{number}:
    """Make a thing."""
    for index in range(first):
        second += str(index)
    return Thing{number}(second)


def _helper_{number}(a: int, b: int) -> int:
    total = 0
    for i in range(a):
        total = total + b if i % 2 else total - b
    return total
'''
LOOP = """
import ast, sys
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.py"):
    ast.parse(path.read_bytes())
"""
LIMITS = {
    "sync --check, 10,000 modules": [("ast.parse loop", 1.6), ("mkinit", 0.6)],
    "sync --check, all lifted": [("ast.parse loop, all lifted", 1.6)],
    "sync --check, small": [("bare Typer", 1.5)],
    "add": [("copier copy", 1.0)],
}
_MEGABYTES = 150


def large_tree(root: Path, *, lifts_all: bool) -> Path:
    """Write 10,000 modules in 1,000 packages, and bring them up to date."""
    package = root / "src/big"
    package.mkdir(parents=True)
    table = '[tool.mkpkg]\nexport-from = ["_*"]\n' if lifts_all else "[tool.mkpkg]\n"
    (root / "pyproject.toml").write_text(f'[project]\nname = "big"\n{table}')
    (package / "__init__.py").write_text('"""Big."""\n')
    for number in range(1000):
        folder = package / f"p{number}"
        folder.mkdir()
        (folder / "__init__.py").write_text(f'"""Package {number}."""\n')
        for inner in range(9):
            stem = f"_m{inner}" if lifts_all else f"m{inner}" if inner else "_internals"
            text = MODULE.format(number=number * 10 + inner)
            (folder / f"{stem}.py").write_text(text)
    subprocess.run([mkpkg(), "sync", "-q", str(root)], check=True)
    return root


def mkpkg() -> str:
    """Return the command of this environment."""
    return str(Path(sys.executable).parent / "mkpkg")


def compared(base: Path) -> dict[str, tuple[list[str], Callable[[], None]]]:
    """Return what is measured, by name: a command, and what to do before it."""
    scripts = Path(sys.executable).parent
    large = large_tree(base / "large", lifts_all=False)
    lifted = large_tree(base / "lifted", lifts_all=True)
    small = base / "sound"
    new = [mkpkg(), "new", str(small), "--sub", "formats,effects,filters", "-q"]
    subprocess.run(new, check=True)
    loop, bare = base / "loop.py", base / "bare.py"
    loop.write_text(LOOP)
    bare.write_text(BARE.replace('"Create a project."', 'typer.echo("a line")'))
    source = str(template_repository(base))
    python = sys.executable
    copy = [str(scripts / "copier"), "copy", "--quiet", "--defaults", source]

    def fresh() -> None:
        shutil.rmtree(base / "out", ignore_errors=True)
        command = [mkpkg(), "remove", "mixers", "--force", "-q", "-C", str(small)]
        subprocess.run(command, capture_output=True, check=False)

    return {
        "ast.parse loop": ([python, str(loop), str(large)], nothing),
        "mkinit": (
            [str(scripts / "mkinit"), "--recursive", str(large / "src/big")],
            nothing,
        ),
        "sync --check, 10,000 modules": (
            [mkpkg(), "sync", "--check", str(large)],
            nothing,
        ),
        "ast.parse loop, all lifted": ([python, str(loop), str(lifted)], nothing),
        "sync --check, all lifted": (
            [mkpkg(), "sync", "--check", str(lifted)],
            nothing,
        ),
        "bare Typer": ([python, str(bare), "new", "x"], nothing),
        "sync --check, small": ([mkpkg(), "sync", "--check", str(small)], nothing),
        "copier copy": ([*copy, str(base / "out")], fresh),
        "add": ([mkpkg(), "add", "mixers", "-C", str(small)], fresh),
    }


def nothing() -> None:
    """Prepare nothing."""


def seconds(command: list[str]) -> float:
    """Return how long a process takes, which must do its work."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def peak(command: list[str]) -> float:
    """Return the memory that a process takes at most, in megabytes."""
    pid = os.posix_spawn(command[0], command, os.environ)
    _, _, usage = os.wait4(pid, 0)
    used: resource.struct_rusage = usage
    return used.ru_maxrss / 1024


def main(rounds: int) -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["COLUMNS"] = "80"
        rows = compared(Path(name))
        taken: dict[str, list[float]] = {label: [] for label in rows}
        for number in range(rounds + 1):
            for label, (command, before) in rows.items():
                before()
                took = seconds(command)
                # The first round warms the caches.
                if number:
                    taken[label].append(took)
        memory = peak(rows["sync --check, all lifted"][0])
    medians = {label: statistics.median(times) for label, times in taken.items()}
    for label, median in medians.items():
        held = "; ".join(
            f"{median / medians[other]:.2f} x {other} (limit {limit})"
            for other, limit in LIMITS.get(label, [])
        )
        print(f"{label:30} {median * 1000:6.0f} ms  {held}")
    print(f"memory {memory:.0f} MB (limit {_MEGABYTES})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
