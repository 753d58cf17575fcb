"""Measures `mkpkg tree` against reading the same files with `ast.parse`.

Run it in an environment that has mkpkg from a wheel (an editable install is slower),
with any large package, such as Django::

    python -m build --wheel && python -m venv /tmp/bench
    /tmp/bench/bin/pip install dist/*.whl django
    /tmp/bench/bin/python tests/benchmarks/tree.py django [ROUNDS]

Whole processes, side by side in one run; medians, and their ratios to the loop.
"""

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOOP = """
import ast, sys
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.py"):
    try:
        ast.parse(path.read_bytes())
    except SyntaxError:
        pass
"""
LIMIT = 3.0
FORMS: dict[str, list[str]] = {
    "tree": [],
    "tree --all": ["--all"],
    "tree --outline": ["--outline"],
    "tree --mermaid": ["--mermaid"],
    "tree --depth 1": ["--depth", "1"],
}


def folder_of(package: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    found = importlib.util.find_spec(package)
    if found is None or not found.origin:
        sys.exit(f"{package} is not installed")
    return Path(found.origin).parent


def seconds(command: list[str]) -> float:
    """Return how long a process takes, which must do its work."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main(package: str, rounds: int) -> None:
    """Measure and print a table."""
    folder = str(folder_of(package))
    mkpkg = str(Path(sys.executable).parent / "mkpkg")
    with tempfile.TemporaryDirectory() as name:
        loop = Path(name) / "loop.py"
        loop.write_text(LOOP)
        commands = {"ast.parse loop": [sys.executable, str(loop), folder]}
        for form, options in FORMS.items():
            commands[form] = [mkpkg, "tree", folder, *options]
        taken: dict[str, list[float]] = {label: [] for label in commands}
        for number in range(rounds + 1):
            for label, command in commands.items():
                took = seconds(command)
                # The first round warms the caches.
                if number:
                    taken[label].append(took)
    medians = {label: statistics.median(times) for label, times in taken.items()}
    base = medians["ast.parse loop"]
    for label, median in medians.items():
        print(
            f"{label:15} {median * 1000:6.0f} ms  {median / base:.2f} x (limit {LIMIT})"
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
