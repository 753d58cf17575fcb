"""What a build makes: the modules that its files name, and whether it compiles any."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from ._endings import is_source

# Files that only projects with compiled modules have: a bare word counts there.
_COMPILING = frozenset(
    {
        "BUILD", "BUILD.bazel", "CMakeLists.txt", "Cargo.toml", "SConscript",
        "SConstruct", "build.zig", "meson.build", "wscript",
    }
)  # fmt: skip
# Files that make other things, too: there, a module is named by its file.
_MAKING = frozenset(
    {
        "GNUmakefile", "Justfile", "Makefile", "build.py", "cffi_build.py",
        "hatch_build.py", "justfile", "makefile", "pdm_build.py", "setup.py",
    }
)  # fmt: skip
# What compiles, in the words of scripts.
_COMPILES = (
    r"ext_modules|Extension|build_ext|[Cc]ython|cffi|mypyc|pybind11|nanobind|f2py|swig"
    r"|cmake|cargo|maturin|\b(cc|gcc|g\+\+|clang|nvcc)\b|\.(so|pyd)\b"
)

# Tables that name modules, and are about something else than the build.
_OTHER_TABLES = frozenset(
    {
        "autopep8", "bandit", "basedpyright", "black", "bumpversion", "codespell",
        "commitizen", "coverage", "dependencies", "dependency-groups", "deptry",
        "docformatter", "envs", "flake8", "group", "importlinter", "interrogate", "isort",
        "metadata", "mkpkg", "mutmut", "mypy", "nox", "options.entry_points", "plugins",
        "poe", "project", "pydocstyle", "pydoctor", "pylint", "pyrefly", "pyright",
        "pytest", "pytype", "refurb", "ruff", "scripts", "semantic_release", "tach",
        "taskipy", "tool:pytest", "towncrier", "tox", "ty", "vulture", "yapf",
    }
)  # fmt: skip
# What builds, and compiles nothing unless it is told of code that does.
_PURE = frozenset(
    {
        "flit", "flit-core", "flit-scm", "hatch-fancy-pypi-readme",
        "hatch-requirements-txt", "hatch-vcs", "hatchling", "pbr", "pdm-backend",
        "poetry", "poetry-core", "poetry-dynamic-versioning", "setuptools",
        "setuptools-git-versioning", "setuptools-scm", "uv-build",
        "uv-dynamic-versioning", "versioneer", "versioningit", "wheel",
    }
)  # fmt: skip
_TOLD = frozenset({"custom", "custom-hook", "ext-modules", "run-setuptools", "script"})


def is_build_file(name: str) -> bool:
    """Tell whether a file of a name takes part in a build, wherever it lies."""
    return name in _MAKING or name.endswith(".mk") or _is_compiling(name)


@dataclass(frozen=True)
class Build:
    """How a project is built, as far as its files say so.

    Attributes:
        manifest: What is in ``pyproject.toml``.
        config: What is in ``setup.cfg``.
        files: The texts of the files that take part in the build, by their paths.
        sources: The paths of the files that may be made into modules.
    """

    manifest: Mapping[str, Any]
    config: Mapping[str, Any]
    files: Mapping[str, str]
    sources: tuple[str, ...] = ()

    def names(self, dotted: str) -> bool:
        """Tell whether the build is about a module: by its name, or from its source."""
        stem = dotted.rpartition(".")[2]
        if stem in self._stems:
            return True
        told = re.compile(rf"(?:^|[\s/\\.:;,=]){re.escape(stem)}(?:$|[\s.*:;,])")
        return any(map(told.search, (*self.told, *self._told_by_config))) or any(
            _is_about(path, text, stem) for path, text in self.files.items()
        )

    @cached_property
    def compiles(self) -> bool:
        """Whether it may make modules that no file of it names."""
        return (
            bool(self.sources)
            or not self._is_pure
            or any(
                _is_compiling(path) or re.search(_COMPILES, text)
                for path, text in self.files.items()
            )
        )

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The texts by which ``pyproject.toml`` tells what to build, and its keys."""
        return tuple(_texts_in(self.manifest))

    @cached_property
    def _told_by_config(self) -> tuple[str, ...]:
        return tuple(_texts_in(self.config))

    @cached_property
    def _stems(self) -> frozenset[str]:
        names = (PurePosixPath(path).name for path in self.sources)
        return frozenset(name.partition(".")[0] for name in names)

    @property
    def _is_pure(self) -> bool:
        system = self.manifest.get("build-system")
        needs = system.get("requires") if isinstance(system, dict) else None
        names = [
            re.sub(r"[-_.]+", "-", name[0]).lower()
            for need in (needs if isinstance(needs, list) else ())
            for name in [re.match(r"[\w.-]+", str(need))]
            if name
        ]
        return bool(names) and _PURE.issuperset(names) and not _TOLD & {*self.told}


def _is_about(path: str, text: str, stem: str) -> bool:
    """Tell whether a file of the build names a module."""
    name = re.escape(stem)
    if _is_compiling(path):
        # Cargo writes a hyphen for what is an underscore in Python.
        return bool(re.search(rf"\b{name.replace('_', '[-_]')}\b", text))
    return bool(re.search(rf"(?<=[\"'/\\.\s]){name}(?=[\"'.])", text))


def _is_compiling(path: str) -> bool:
    name = PurePosixPath(path).name
    return name in _COMPILING or name.endswith(".cmake")


def is_build_source(path: str) -> bool:
    """Tell whether a build may make a module of a file."""
    _, dot, suffix = PurePosixPath(path).name.partition(".")
    return is_source(f"{dot}{suffix}")


def _texts_in(value: Any) -> Iterator[str]:
    """Yield the keys and texts of tables that may be about a build."""
    if isinstance(value, str):
        # No path has a null character.
        yield value.replace("\0", "")
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            # As in `[mypy-sound.*]` and `[coverage:run]` of `setup.cfg`.
            if not {key, re.split("[-:.]", key)[0]} & _OTHER_TABLES:
                yield from _texts_in(key)
                yield from _texts_in(inner)
