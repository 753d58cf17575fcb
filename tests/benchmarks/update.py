"""Measures `mkpkg update` against `copier update`, in a small project and in a large one.

Run it in an environment that has mkpkg from a wheel (an editable install is slower)::

    python -m build --wheel && python -m venv /tmp/bench
    /tmp/bench/bin/pip install dist/*.whl pytest
    /tmp/bench/bin/python tests/benchmarks/update.py [ROUNDS]

Whole processes, side by side in one run; medians, their ratios, and how many processes
of git each starts. Both go from the first version of a template to the third; Copier
has the template in a repository on this machine, and a mirror of it already.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import mkpkg
from tests.template_versions import (
    VERSIONS,
    installed_trees,
    real_versions,
    template_repository,
)

ADDRESS = "https://mkpkg.invalid/mkpkg.git"
OLD, NEW = VERSIONS[0], VERSIONS[-1]
OTHER_FILES = {"small project": 0, "20,000 other files": 20_000}
LIMIT = 0.6


def installed_at(version: str, trees: dict[str, Path], base: Path) -> Path:
    """Return a folder with an mkpkg that carries a version of the template."""
    package = base / f"mkpkg-{version}" / "mkpkg"
    own = Path(mkpkg.__file__).parent
    shutil.copytree(own, package, ignore=shutil.ignore_patterns("_template"))
    shutil.copytree(trees[version], package / "_template")
    number = version.removeprefix("v")
    (package / "_version.py").write_text(f'__version__ = "{number}"\n')
    return package.parent


class Bench:
    """The two programs, and what they run in."""

    def __init__(self, base: Path) -> None:
        """Lay out everything in a folder."""
        trees = installed_trees(base / "trees", real_versions())
        repository = template_repository(base / "repository", real_versions())
        self._places = {
            version: installed_at(version, trees, base) for version in (OLD, NEW)
        }
        self._environment = {
            **os.environ,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{repository}.insteadOf",
            "GIT_CONFIG_VALUE_0": ADDRESS,
            "COPIER_CACHE_DIR": str(base / "cache"),
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@b.org",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@b.org",
        }

    def run(self, root: Path, *command: str, **more: str) -> float:
        """Run a command, and return how long it takes."""
        started = time.perf_counter()
        subprocess.run(
            command,
            cwd=root,
            env={**self._environment, **more},
            check=True,
            capture_output=True,
        )
        return time.perf_counter() - started

    def mkpkg(self, root: Path, version: str, *arguments: str, **more: str) -> float:
        """Run mkpkg at a version."""
        place = str(self._places[version])
        command = (sys.executable, "-m", "mkpkg", *arguments)
        return self.run(root, *command, PYTHONPATH=place, **more)

    def update(self, tool: str, root: Path, **more: str) -> float:
        """Update a project, and return how long it takes; then undo it."""
        if tool == "mkpkg":
            took = self.mkpkg(root, NEW, "update", **more)
        else:
            options = ("--defaults", "--quiet", "--vcs-ref", NEW)
            command = (sys.executable, "-m", "copier", "update", *options)
            took = self.run(root, *command, **more)
        assert (root / "CHANGELOG.md").exists()
        self.run(root, "git", "reset", "-q", "--hard")
        self.run(root, "git", "clean", "-fdq")
        return took

    def project(self, root: Path, others: int) -> None:
        """Make a project with so many other files, and commit it."""
        subs = ("--sub", "formats,effects,filters")
        self.mkpkg(root.parent, OLD, "new", root.name, *subs)
        for number in range(others):
            folder = root / "data" / str(number % 200)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number}.txt").write_text(f"{number}\n" * 50)
        self.run(root, "git", "add", "-A")
        self.run(root, "git", "commit", "-q", "-m", "x")


def count_processes(bench: Bench, tool: str, root: Path) -> int:
    """Return how many processes of git an update starts."""
    trace = root.with_suffix(f".{tool}")
    bench.update(tool, root, GIT_TRACE2_EVENT=str(trace))
    events = trace.read_text().splitlines()
    return sum('"event":"start"' in event for event in events)


def main(rounds: int) -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        bench = Bench(base)
        for label, others in OTHER_FILES.items():
            root = base / "projects" / f"with-{others}"
            root.parent.mkdir(exist_ok=True)
            bench.project(root, others)
            tools = ("copier", "mkpkg")
            counts = {tool: count_processes(bench, tool, root) for tool in tools}
            measured: dict[str, list[float]] = {tool: [] for tool in tools}
            for _ in range(rounds):
                for tool in tools:
                    measured[tool].append(bench.update(tool, root))
            medians = {tool: statistics.median(measured[tool]) for tool in tools}
            print(f"{label}:")
            for tool in tools:
                print(
                    f"  {tool} update  {medians[tool] * 1000:6.0f} ms  "
                    f"{counts[tool]:4} processes of git"
                )
            ratio = medians["mkpkg"] / medians["copier"]
            print(f"  {ratio:.2f} x copier update (limit {LIMIT})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
