"""Modules that are not there: gone for good, or to be made by a build.

A row is a name, the files beside ``p/__init__.py``, which imports ``a`` from
``p._core``, and whether the import stays; where that is in doubt, it is told.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .projects import Files, said, sync, write

TEXT = 'from ._core import a\n\n__all__ = [\n    "a",\n]\n'
STALE = ["stale-export:a"]
TOLD = ["unbuilt:p._core"]
#: What compiles nothing, and says so.
PURE = '[tool.mkpkg]\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
MATURIN = '[tool.mkpkg]\n[build-system]\nrequires = ["maturin"]\n'

Row = tuple[str, Files, list[str]]

THERE: list[Row] = [
    ("a compiled module", {"p/_core.abi3.so": ""}, []),
    ("a library of its name", {"p/_core.so": ""}, []),
    ("a module without its source", {"p/_core.pyc": ""}, []),
    ("C", {"p/_core.c": ""}, []),
    ("C++", {"p/_core.cpp": ""}, []),
    ("Cython", {"p/_core.pyx": ""}, []),
    ("Rust", {"p/_core.rs": ""}, []),
    ("Fortran", {"p/_core.f90": ""}, []),
    ("a text that it is made from", {"p/_core.py.in": ""}, []),
    ("a stub", {"p/_core.pyi": "a: int"}, ["stub-only:_core.pyi"]),
    ("a folder", {"p/_core/data.csv": ""}, []),
    ("a link to nothing", {"p/_core.py": ("../gone.py",)}, ["dangling:_core.py"]),
]  # fmt: skip

NAMED: list[Row] = [
    ("meson", {"meson.build": "py.extension_module('_core')"}, TOLD),
    ("meson, below", {"p/meson.build": "py.extension_module('_core')"}, TOLD),
    ("CMake, below", {"cpp/lib/CMakeLists.txt": "pybind11_add_module(_core x.cpp)"}, TOLD),
    ("Cargo, below", {"rust/Cargo.toml": '[lib]\nname = "_core"\n'}, TOLD),
    ("setup.py", {"setup.py": "Extension('p._core', [])"}, TOLD),
    ("setuptools", {"pyproject.toml": "[tool.mkpkg]\n[tool.setuptools]\next-modules = [{name = 'p._core'}]\n"}, TOLD),
    ("maturin", {"pyproject.toml": "[tool.mkpkg]\n[tool.maturin]\nmodule-name = 'p._core'\n"}, TOLD),
    ("a file for the version", {"pyproject.toml": f"{PURE}[tool.hatch.build.hooks.vcs]\nversion-file = 'p/_core.py'\n"}, TOLD),
    ("a hook", {"hatch_build.py": "Path('p/_core.py').touch()"}, TOLD),
    ("a hook elsewhere", {"pyproject.toml": f"{PURE}[tool.hatch.build.hooks.custom]\npath = 'ci/hook.py'\n", "ci/hook.py": "Path('p/_core.py').touch()"}, TOLD),
    ("a backend at hand", {"pyproject.toml": "[tool.mkpkg]\n[build-system]\nrequires = []\nbuild-backend = 'own'\nbackend-path = ['ci']\n", "ci/own.py": "Path('p/_core.py').touch()"}, TOLD),
    ("setup.cfg", {"setup.cfg": "[versioneer]\nversionfile_source = p/_core.py\n"}, TOLD),
    ("a source elsewhere", {"csrc/deep/_core.cpp": ""}, TOLD),
]  # fmt: skip

GONE: list[Row] = [
    ("nothing", {}, STALE),
    ("what Python left of it", {"p/__pycache__/_core.cpython-313.pyc": ""}, STALE),
    ("an editor's copy", {"p/_core.py.bak": "", "p/_core.py~": "", "p/.#_core.py": ("me@here",)}, STALE),
    ("data of its name", {"p/_core.json": ""}, STALE),
    ("another module, in meson", {"meson.build": "py.extension_module('_other')"}, STALE),
    ("a linter that has it in mind", {"pyproject.toml": f"{PURE}[tool.ruff.lint.per-file-ignores]\n'p/_core.py' = ['D']\n"}, STALE),
    ("an environment that names it", {".venv/pyvenv.cfg": "", ".venv/x/CMakeLists.txt": "_core", "env/pyvenv.cfg": "", "env/setup.py": "'p._core'"}, STALE),
    ("packages from elsewhere that name it", {"web/node_modules/x/meson.build": "'_core'"}, STALE),
]  # fmt: skip

ROWS = [
    pytest.param(*row[1:], id=f"{table}: {row[0]}")
    for table, rows in {"there": THERE, "named": NAMED, "gone": GONE}.items()
    for row in rows
]


def is_kept(root: Path) -> bool:
    text = (root / "p/__init__.py").read_text()
    assert text in (TEXT, "")
    return bool(text)


@pytest.mark.parametrize(("files", "findings"), ROWS)
def test_what_is_gone(files: Files, findings: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"": TEXT, **files})
    assert said(sync(tmp_path)) == findings
    assert is_kept(tmp_path) is (findings != STALE)


# The pattern in a `.gitignore`, the manifest, and whether the import stays.
IGNORED = [
    ("its file", "_core.py", PURE, True),
    ("its path", "/p/_core.py", PURE, True),
    ("all that it may be", "**/_core.*", PURE, True),
    ("its compiled file", "p/_core*.so", PURE, True),
    ("that of Windows", "_core*.pyd", PURE, True),
    ("one of a pattern", "_c*.abi3.so", PURE, True),
    ("the folder that it may be", "/p/_core/", PURE, True),
    ("all compiled files, where some are made", "*.so", MATURIN, True),
    ("all compiled files, who knows how", "*.so\n*.pyd", "[tool.mkpkg]\n", True),
    ("all compiled files, as everybody has it", "*.so\n*.py[cod]\n*.c", PURE, False),
    ("the same, and a version that is written", "*.so", f"{PURE}[tool.hatch.build.hooks.vcs]\nversion-file = 'p/_version.py'\n", False),
    ("another file", "_other.py\n/q/_core.py", PURE, False),
]  # fmt: skip
ignored = pytest.mark.parametrize(
    ("pattern", "manifest", "stays"),
    [row[1:] for row in IGNORED],
    ids=[row[0] for row in IGNORED],
)


@ignored
def test_a_module_that_git_ignores_may_come(
    pattern: str, manifest: str, stays: bool, tmp_path: Path
) -> None:
    files = {"": TEXT, ".gitignore": f"{pattern}\n", "pyproject.toml": manifest}
    write(tmp_path, files)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert said(sync(tmp_path)) == (TOLD if stays else STALE)
    assert is_kept(tmp_path) is stays


@ignored
@pytest.mark.parametrize("has_git", [True, False], ids=["no repository", "no git"])
def test_without_git_what_it_may_ignore_counts(
    pattern: str,
    manifest: str,
    stays: bool,
    has_git: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {"": TEXT, "p/.gitignore": f"{pattern}\n", "pyproject.toml": manifest}
    write(tmp_path, files)
    if not has_git:
        (tmp_path / ".git").mkdir()
        monkeypatch.setenv("PATH", os.fspath(tmp_path))
        assert shutil.which("git") is None
    # The last parts of patterns count, wherever they lead.
    is_meant = stays or "_core.py" in pattern
    assert is_kept_after(tmp_path) is is_meant


def is_kept_after(root: Path) -> bool:
    sync(root)
    return is_kept(root)


@pytest.mark.parametrize("has_git", [True, False], ids=["git", "no repository"])
def test_a_whole_package_that_is_ignored_may_come(
    has_git: bool, tmp_path: Path
) -> None:
    text = "from .gen.api import a\n"
    write(tmp_path, {"": text, ".gitignore": "/p/gen/\n", "pyproject.toml": PURE})
    if has_git:
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert said(sync(tmp_path)) == ["unbuilt:p.gen.api"]


def test_a_repository_that_git_does_not_trust_is_read_without_it(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"": TEXT, ".gitignore": "_core.py\n", "pyproject.toml": PURE})
    # It is broken: git says so, and nothing else.
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    assert said(sync(tmp_path)) == TOLD


def test_in_a_project_that_is_ignored_as_a_whole_that_says_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / ".gitignore").write_text("/sandbox/\n")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write(tmp_path / "sandbox", {"": TEXT, "pyproject.toml": PURE})
    assert said(sync(tmp_path / "sandbox")) == STALE


OTHERS = [
    ("a module in a package", "from .sub import _core\n", {"sub/": ""}, "p.sub._core"),
    ("a module of its own", "from . import _core\n", {}, "p._core"),
    ("one that is only listed", '__all__ = ["_core"]\n', {}, "p._core"),
    ("a package", "from ._core.x import a\n", {}, "p._core.x"),
]


@pytest.mark.parametrize(
    ("text", "files", "module"), [row[1:] for row in OTHERS], ids=[r[0] for r in OTHERS]
)
def test_wherever_it_is_imported(
    text: str, files: Files, module: str, tmp_path: Path
) -> None:
    made = "py.extension_module('_core')\nsubdir('x')"
    write(tmp_path, {"": text, **files, "meson.build": made}, "submodules = false")
    assert said(sync(tmp_path)) == [f"unbuilt:{module}"]
    assert (tmp_path / "p/__init__.py").read_text() == text
    (tmp_path / "meson.build").unlink()
    sync(tmp_path)
    assert "_core" not in (tmp_path / "p/__init__.py").read_text()


def test_a_name_that_is_gone_is_not_taken_for_a_module(tmp_path: Path) -> None:
    """The build is about modules; `_core` is a name here, and its module is at hand."""
    files = {"": "from ._m import _core\n", "_m": "", "meson.build": "'_core'"}
    write(tmp_path, files)
    assert said(sync(tmp_path)) == ["stale-export:_core"]


def test_what_is_built_from_beside_the_project(tmp_path: Path) -> None:
    """As scikit-build-core is told by `cmake.source-dir`."""
    manifest = '[tool.mkpkg]\n[tool.scikit-build]\ncmake.source-dir = "../cpp"\n'
    write(tmp_path / "python", {"": TEXT, "pyproject.toml": manifest})
    (tmp_path / "cpp").mkdir()
    (tmp_path / "cpp/CMakeLists.txt").write_text("python_add_library(_core x.c)\n")
    assert said(sync(tmp_path / "python")) == TOLD


def test_folders_that_git_ignores_are_not_searched(tmp_path: Path) -> None:
    files = {"": TEXT, "data/CMakeLists.txt": "_core", ".gitignore": "/data/\n"}
    write(tmp_path, {**files, "pyproject.toml": PURE})
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert said(sync(tmp_path)) == STALE
