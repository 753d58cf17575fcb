"""Measures `mkpkg new`, `--help` and a refusal against Copier and a bare Typer.

Run it in an environment that has mkpkg from a wheel (an editable install is slower)::

    python -m build --wheel && python -m venv /tmp/bench
    /tmp/bench/bin/pip install dist/*.whl
    /tmp/bench/bin/python tests/benchmarks/new.py [ROUNDS]

Whole processes, side by side in one run; medians, and their ratios to what each is
held against.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mkpkg.template import template_root

SUBS = ["formats", "effects", "filters"]
BARE = """
import typer
app = typer.Typer(add_completion=False)
@app.callback()
def main() -> None:
    "A bare application."
@app.command()
def new(path: str) -> None:
    "Create a project."
app()
"""
LIMITS = {
    "new --no-git": ("copier copy", 0.95),
    "new": ("copier copy", 1.05),
    "new class": ("copier copy", 0.4),
    "--help": ("bare Typer --help", 1.3),
}


def template_repository(base: Path) -> Path:
    """Return a git repository that holds the template at a tag."""
    folder = base / "template-repository"
    folder.mkdir()
    shutil.copy(template_root() / "copier.yml", folder)
    shutil.copytree(template_root() / "template", folder / "template")
    me = ["-c", "user.name=a", "-c", "user.email=a@b.org"]
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        [*me, "commit", "-qm", "x"],
        ["tag", "v0.1.0"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


def commands(base: Path) -> dict[str, list[str]]:
    """Return what is measured, by name."""
    scripts = Path(sys.executable).parent
    mkpkg, copier = str(scripts / "mkpkg"), str(scripts / "copier")
    data = ["-d", "project=out", "-d", f"subpackages={json.dumps(SUBS)}"]
    source = str(template_repository(base))
    bare = base / "bare.py"
    bare.write_text(BARE)
    subs = ["--sub", ",".join(SUBS)]
    return {
        "copier copy": [copier, "copy", "--quiet", "--defaults", *data, source, "out"],
        "bare Typer --help": [sys.executable, str(bare), "--help"],
        "new --no-git": [mkpkg, "new", "out", *subs, "--no-git"],
        "new": [mkpkg, "new", "out", *subs],
        "new class": [mkpkg, "new", "class"],
        "--help": [mkpkg, "--help"],
    }


def seconds(command: list[str], folder: Path) -> float:
    """Return how long a process takes."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return time.perf_counter() - started


def main(rounds: int) -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["COLUMNS"] = "80"
        compared = commands(base)
        for command in compared.values():
            seconds(command, base)
        measured: dict[str, list[float]] = {label: [] for label in compared}
        for _ in range(rounds):
            for label, command in compared.items():
                measured[label].append(seconds(command, base))
    medians = {label: statistics.median(taken) for label, taken in measured.items()}
    for label, median in medians.items():
        other, limit = LIMITS.get(label, ("", 0.0))
        held = (
            f"{median / medians[other]:5.2f} x {other} (limit {limit})" if other else ""
        )
        print(f"{label:20} {median * 1000:6.0f} ms  {held}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
