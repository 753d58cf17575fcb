"""Counts updates with conflicts: `mkpkg update` against `copier update`.

Run it in an environment that has mkpkg and its dependencies for tests::

    python tests/benchmarks/merges.py [HISTORIES [FIRST]]

Twelve versions of a template are merged into projects that people work on in the
meantime, each version into the next: so many histories, eleven updates each. Both
programs begin with the same commit each time, and Copier has the template in a
repository on this machine. A third row is what git makes of each file alone. Below them
are the keys that both sides changed to different values.

The histories are drawn with seeds, so that the figures are the same each time; a
hundred of them take the better part of an hour.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path, PurePosixPath
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

import pytest
import yaml

from mkpkg.cli import main as mkpkg
from mkpkg.merge import Reduced, merge_structured
from tests.benchmarks.edits import Edit, Files
from tests.benchmarks.histories import draw_history, project_files, template_versions
from tests.benchmarks.update import ADDRESS
from tests.projects import git, lay_out
from tests.template_versions import (
    SMALL,
    Installed,
    installed_trees,
    template_repository,
)

_VERSIONS = template_versions()
NAMES = [f"v0.{number}.0" for number in range(1, len(_VERSIONS) + 1)]
ANSWERS = f"""\
_commit: {{version}}
_src_path: {ADDRESS}
allow: []
exports: eager
package: sound
project: sound
python: "3.11"
"""
TOOLS = ("copier update", "git merge-file", "mkpkg update")


def template_at(version: Files) -> Files:
    """Return a template that makes the files of a version as they are."""
    kept = ("copier.yml", "template/project/{{ _copier_conf.answers_file }}.jinja")
    files = {path: SMALL[path] for path in kept}
    return files | {f"template/project/{path}": text for path, text in version.items()}


class Bench:
    """The programs, and a project that they update."""

    def __init__(self, base: Path) -> None:
        """Lay out everything in a folder."""
        templates = dict(zip(NAMES, map(template_at, _VERSIONS), strict=True))
        repository = template_repository(base / "repository", templates)
        trees = installed_trees(base / "trees", templates)
        self._installed = Installed(trees, pytest.MonkeyPatch())
        self._scratch = base / "scratch"
        self._scratch.mkdir()
        self.root = base / "project"
        self.root.mkdir()
        # Before Copier is imported, which looks at the environment then.
        os.environ |= {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{repository}.insteadOf",
            "GIT_CONFIG_VALUE_0": ADDRESS,
            "COPIER_CACHE_DIR": str(base / "cache"),
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@b.org",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@b.org",
        }
        git(self.root, "init", "-q")

    def begin(self, index: int, files: Files) -> None:
        """Commit a project that was made with a version, and edited since."""
        answers = {".copier-answers.yml": ANSWERS.format(version=NAMES[index])}
        lay_out(self.root, files | answers)
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", "x")

    def update(self, tool: str, index: int, files: Files) -> Files:
        """Return what a program makes of a project with the next version; undo it."""
        if tool == "git merge-file":
            return dict(self._by_lines(index, files))
        to = NAMES[index + 1]
        if tool == "mkpkg update":
            self._installed.become(to)
            with redirect_stderr(StringIO()):
                assert mkpkg(["update", "-q", "-C", str(self.root)]) in {0, 1}
        else:
            import copier

            copier.run_update(
                self.root, defaults=True, overwrite=True, quiet=True, vcs_ref=to
            )
        after = {path: (self.root / path).read_text() for path in files}
        assert to in (self.root / ".copier-answers.yml").read_text()
        git(self.root, "reset", "-q", "--hard")
        git(self.root, "clean", "-fdq")
        return after

    def _by_lines(self, index: int, files: Files) -> Iterator[tuple[str, str]]:
        for path, ours in files.items():
            sides = (ours, _VERSIONS[index][path], _VERSIONS[index + 1][path])
            names = ("ours", "base", "theirs")
            lay_out(self._scratch, dict(zip(names, sides, strict=True)))
            done = subprocess.run(
                ["git", "merge-file", "-p", *names],
                cwd=self._scratch,
                capture_output=True,
                text=True,
                check=False,
            )
            yield path, done.stdout


def has_conflict(text: str) -> bool:
    """Tell whether a file has the markers of a conflict."""
    return any(line.startswith("<<<<<<< ") for line in text.splitlines())


def is_valid(path: str, text: str) -> bool:
    """Tell whether a file says something."""
    try:
        tomllib.loads(text) if path.endswith(".toml") else yaml.safe_load(text)
    except (tomllib.TOMLDecodeError, yaml.YAMLError):
        return False
    return True


def keys_of(index: int, files: Files) -> Iterator[str]:
    """Yield the keys that a version and the user changed to different values."""
    for path, ours in files.items():
        sides = (_VERSIONS[index][path], ours, _VERSIONS[index + 1][path])
        texts = [side.encode() for side in sides]
        merged = merge_structured(PurePosixPath(path), *texts)
        if isinstance(merged, Reduced):
            yield from (f"{path}: {key}" for key in merged.keys)


def outcome(after: Files) -> str:
    """Return what is to be said of an update, in a word."""
    if any(map(has_conflict, after.values())):
        return "conflict"
    valid = all(is_valid(path, text) for path, text in after.items())
    return "clean" if valid else "invalid"


def shown(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield the rows of a table."""
    for tool, found in counts.items():
        row = "  ".join(
            f"{found[kind]:5} {kind} ({found[kind] / found.total():5.1%})"
            for kind in ("conflict", "invalid", "clean")
        )
        yield f"{tool:15}{row}"


def main(histories: int = 100, first: int = 0) -> None:
    """Update, count, and print a table."""
    counts: dict[str, Counter[str]] = {tool: Counter() for tool in TOOLS}
    keys: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        for seed in range(first, first + histories):
            edits: list[Edit] = []
            for index, new in enumerate(draw_history(Random(seed))):
                edits += new
                files = project_files(_VERSIONS[index], edits)
                bench.begin(index, files)
                keys.update(keys_of(index, files))
                for tool in TOOLS:
                    counts[tool][outcome(bench.update(tool, index, files))] += 1
            print(
                seed, *(found["conflict"] for found in counts.values()), file=sys.stderr
            )
    print(f"{len(_VERSIONS)} versions, {histories} histories")
    print(*shown(counts), sep="\n")
    for key, count in keys.most_common():
        print(f"{count:5} {key}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
