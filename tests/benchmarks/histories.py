"""Twelve versions of a template, and what people do to a project in the meantime.

The files of the first version are those of `mkpkg new`, with a workflow and hooks of
pre-commit as many templates have them. Each version changes what templates change:
bounds, rules, tools, hooks, steps. Each history is a list of edits, drawn with a seed:
what `uv add`, `pre-commit autoupdate` and a bot write, and what people write by hand.
"""

from collections.abc import Sequence
from random import Random

from .edits import HOOKS, MANIFEST, WORKFLOW, Edit, Files, draw_edit

_FIRST: Files = {
    MANIFEST: '''\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "sound"
version = "0.1.0"
readme = "README.md"
requires-python = ">=3.11"
authors = [{ name = "Ada", email = "ada@example.org" }]
classifiers = ["Typing :: Typed"]
dependencies = []

[project.urls]
Repository = "https://example.org/sound"

[dependency-groups]
test = ["pytest>=9"]
lint = ["mypy>=1.15", "ruff>=0.10"]
dev = [{ include-group = "test" }, { include-group = "lint" }]

[tool.hatch.build.targets.wheel]
packages = ["src/sound"]

[tool.pytest]
strict = true
testpaths = ["tests"]
addopts = ["--import-mode=importlib"]
filterwarnings = ["error"]

[tool.mypy]
strict = true
files = ["src", "tests"]

[tool.ruff.lint]
extend-select = ["I", "A005", "TID252"]

[tool.ruff.lint.flake8-builtins]
strict-checking = true

[tool.mkpkg]
''',
    HOOKS: '''\
# Run on each commit, once `pre-commit install` was run.
repos:
  - repo: https://github.com/astral-sh/ruff-pre-commit
    rev: v0.10.0
    hooks:
      - id: ruff
        args: [--fix]
      - id: ruff-format
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
      - id: end-of-file-fixer
      - id: trailing-whitespace
''',
    WORKFLOW: '''\
name: CI

on:
  push:
    branches: [main]
  pull_request:

jobs:
  tests:
    strategy:
      matrix:
        os: [ubuntu-latest]
        python: ["3.11", "3.12", "3.13"]
    runs-on: ${{ matrix.os }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: ${{ matrix.python }}
      - name: Install
        run: python -m pip install -e . --group dev
      - name: Test
        run: python -m pytest

  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - name: Install
        run: python -m pip install -e . --group dev
      - name: Lint
        run: ruff check && ruff format --check && mypy
''',
}  # fmt: skip

#: What each version changes: file, text, and what stands in its place.
_VERSIONS: Sequence[Sequence[tuple[str, str, str]]] = [
    [
        (MANIFEST, '"ruff>=0.10"', '"ruff>=0.11"'),
        (HOOKS, "rev: v0.10.0", "rev: v0.11.0"),
    ],
    [
        (MANIFEST, 'extend-select = ["I", "A005", "TID252"]', 'extend-select = ["I", "A005", "B", "TID252", "UP"]'),
        (WORKFLOW, "jobs:\n", "permissions:\n  contents: read\n\njobs:\n"),
    ],
    [
        (WORKFLOW, "actions/setup-python@v5", "actions/setup-python@v6"),
        (WORKFLOW, '"3.13"]', '"3.13", "3.14"]'),
        (MANIFEST, 'classifiers = ["Typing :: Typed"]', 'classifiers = ["Programming Language :: Python :: 3 :: Only", "Typing :: Typed"]'),
    ],
    [
        (MANIFEST, 'test = ["pytest>=9"]', 'test = ["coverage>=7.6", "pytest>=9"]'),
        (MANIFEST, "[tool.mypy]\n", '# What the tests must reach.\n[tool.coverage.run]\nbranch = true\nsource = ["sound"]\n\n[tool.mypy]\n'),
        (WORKFLOW, "run: python -m pytest\n", "run: python -m coverage run -m pytest\n      - name: Coverage\n        run: python -m coverage report\n"),
    ],
    [
        (MANIFEST, '"mypy>=1.15"', '"mypy>=1.16"'),
        (MANIFEST, 'strict = true\nfiles = ["src", "tests"]\n', 'strict = true\nfiles = ["src", "tests"]\n# Code that cannot run is a mistake.\nwarn_unreachable = true\n'),
    ],
    [
        (HOOKS, "rev: v0.11.0", "rev: v0.12.2"),
        (HOOKS, "      - id: end-of-file-fixer\n", "      - id: check-toml\n      - id: check-yaml\n      - id: end-of-file-fixer\n"),
        (MANIFEST, 'requires = ["hatchling>=1.27"]', 'requires = ["hatchling>=1.28"]'),
    ],
    [
        (MANIFEST, 'dev = [{ include-group = "test" }, { include-group = "lint" }]', 'docs = ["mkdocs>=1.6"]\ndev = [{ include-group = "test" }, { include-group = "lint" }, { include-group = "docs" }]'),
        (MANIFEST, "[tool.mkpkg]\n", '[tool.ruff.lint.pydocstyle]\nconvention = "google"\n\n[tool.mkpkg]\n'),
    ],
    [
        (MANIFEST, '"pytest>=9"', '"pytest>=9.1"'),
        (MANIFEST, 'addopts = ["--import-mode=importlib"]', 'addopts = ["--import-mode=importlib", "--strict-markers"]'),
        (WORKFLOW, "os: [ubuntu-latest]", "os: [ubuntu-latest, windows-latest]"),
    ],
    [
        (WORKFLOW, "actions/checkout@v4", "actions/checkout@v5"),
        (WORKFLOW, "  lint:\n    runs-on: ubuntu-latest\n", "  lint:\n    runs-on: ubuntu-latest\n    timeout-minutes: 10\n"),
        (HOOKS, "rev: v5.0.0", "rev: v6.0.0"),
    ],
    [
        (MANIFEST, 'branch = true\nsource = ["sound"]\n', 'branch = true\nsource_pkgs = ["sound"]\n\n[tool.coverage.report]\nshow_missing = true\n'),
        (MANIFEST, '"TID252", "UP"]', '"RUF022", "TID252", "UP"]'),
    ],
    [
        (MANIFEST, '"mypy>=1.16", "ruff>=0.11"', '"mypy>=1.18", "ruff>=0.12"'),
        (MANIFEST, "[tool.ruff.lint.flake8-builtins]\nstrict-checking = true\n\n", ""),
        (HOOKS, "repos:\n", "ci:\n  autofix_prs: false\n\nrepos:\n"),
    ],
]  # fmt: skip


def template_versions() -> list[Files]:
    """Return the files of a project at each version of the template."""
    versions = [_FIRST]
    for changes in _VERSIONS:
        files = dict(versions[-1])
        for path, old, new in changes:
            assert old in files[path], old
            files[path] = files[path].replace(old, new)
        versions.append(files)
    return versions


def draw_history(random: Random) -> list[list[Edit]]:
    """Draw what happens to a project until each newer version of the template."""
    return [[draw_edit(random) for _ in range(random.randint(1, 4))] for _ in _VERSIONS]


def project_files(version: Files, edits: Sequence[Edit]) -> Files:
    """Return the files of a project that was made with a version, after edits."""
    files = dict(version)
    for edit in edits:
        edit(files)
    return files
