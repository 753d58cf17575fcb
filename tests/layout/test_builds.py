"""What the files of a build say about a module called ``p._core``."""

import tomllib

import pytest

from mkpkg.layout import Build, is_build_file
from mkpkg.metadata import read_tables

PURE = 'build-system.requires = ["hatchling"]\n'

# A file, its text, and whether it is about that module.
NAMES = [
    ("an extension of setuptools", "pyproject.toml", "tool.setuptools.ext-modules = [{name = 'p._core', sources = ['x.c']}]", True),
    ("another one", "pyproject.toml", "tool.setuptools.ext-modules = [{name = 'p._other', sources = ['x.c']}]", False),
    ("the module of maturin", "pyproject.toml", "tool.maturin.module-name = 'p._core'", True),
    ("a file of setuptools_scm", "pyproject.toml", "tool.setuptools_scm.version_file = 'src/p/_core.py'", True),
    ("the same, as it was", "pyproject.toml", "tool.setuptools_scm.write_to = 'src/p/_core.py'", True),
    ("a file of hatch-vcs", "pyproject.toml", "tool.hatch.build.hooks.vcs.version-file = '_core.py'", True),
    ("a file of scikit-build", "pyproject.toml", "tool.scikit-build.generate = [{path = 'p/_core.py'}]", True),
    ("a pattern", "pyproject.toml", "tool.hatch.build.artifacts = ['**/_core.*']", True),
    ("a key", "pyproject.toml", "tool.poetry-dynamic-versioning.files.'p/_core.py' = {}", True),
    ("files of Cython", "pyproject.toml", "tool.cython.files = ['p/_core.pyx']", True),
    ("a part of a name", "pyproject.toml", "tool.maturin.module-name = 'p._core_x'", False),
    ("for a linter", "pyproject.toml", "tool.ruff.lint.per-file-ignores.'p/_core.py' = ['D']", False),
    ("for a type checker", "pyproject.toml", "tool.mypy.overrides = [{module = 'p._core'}]", False),
    ("for mkpkg", "pyproject.toml", "tool.mkpkg.unbound = ['p._core']", False),
    ("a script that it has", "pyproject.toml", "project.scripts.p = 'p._core:main'", False),
    ("setup.cfg", "setup.cfg", "[versioneer]\nversionfile_source = p/_core.py\n", True),
    ("setup.cfg, for a linter", "setup.cfg", "[flake8]\nper-file-ignores = p/_core.py:D\n", False),
    ("setup.cfg, for a type checker", "setup.cfg", "[mypy-p._core]\nignore_errors = true\n", False),
    ("an extension of setup.py", "setup.py", "setup(ext_modules=[Extension('p._core', [])])", True),
    ("one that is put together", "setup.py", "Extension(f'{NAME}._core', [])", True),
    ("a variable of that name", "setup.py", "_core = 1\nsetup(version=_core)", False),
    ("a hook", "hatch_build.py", "Path('src/p/_core.py').write_text('')", True),
    ("meson", "src/p/meson.build", "py.extension_module('_core', 'core.c')", True),
    ("meson, a list", "meson.build", "foreach name : ['_core', '_x']", True),
    ("meson, another one", "meson.build", "py.extension_module('_core_x', 'x.c')", False),
    ("CMake", "cpp/CMakeLists.txt", "pybind11_add_module(_core core.cpp)", True),
    ("a part of CMake", "cmake/x.cmake", "add_module(_core)", True),
    ("Cargo", "rust/Cargo.toml", '[lib]\nname = "_core"\n', True),
    ("make", "Makefile", "p/_core.so: core.c\n\tcc core.c\n", True),
    ("make, a target", "Makefile", "_core: x\n", False),
]  # fmt: skip


def build_of(path: str, text: str) -> Build:
    if path == "pyproject.toml":
        return Build(tomllib.loads(text), {}, {})
    if path == "setup.cfg":
        return Build({}, read_tables(text) or {}, {})
    return Build({}, {}, {path: text})


@pytest.mark.parametrize(
    ("path", "text", "is_named"), [row[1:] for row in NAMES], ids=[r[0] for r in NAMES]
)
def test_what_names_a_module(path: str, text: str, is_named: bool) -> None:
    assert build_of(path, text).names("p._core") is is_named
    assert is_build_file(path.rpartition("/")[2]) is not path.startswith(
        ("pyproject", "setup.cfg")
    )


SOURCES = [
    ("csrc/_core.cpp", True),
    ("_core.pyx.in", True),
    ("core.c", False),
    ("_core_x.c", False),
]


@pytest.mark.parametrize(("path", "is_named"), SOURCES)
def test_a_source_anywhere_makes_a_module(path: str, is_named: bool) -> None:
    assert Build({}, {}, {}, (path,)).names("p._core") is is_named


COMPILES = [
    ("nothing is told", "", {}, (), True),
    ("hatchling", PURE, {}, (), False),
    ("with a version from git", 'build-system.requires = ["hatchling>=1", "Hatch_vcs"]', {}, (), False),
    ("setuptools", 'build-system.requires = ["setuptools>=61"]', {}, (), False),
    ("setuptools, a plain script", 'build-system.requires = ["setuptools"]', {"setup.py": "setup()"}, (), False),
    ("setuptools, extensions", 'build-system.requires = ["setuptools"]', {"setup.py": "ext_modules=x"}, (), True),
    ("setuptools, told of them", 'build-system.requires = ["setuptools"]\ntool.setuptools.ext-modules = []', {}, (), True),
    ("setuptools, Cython", 'build-system.requires = ["setuptools", "cython"]', {}, (), True),
    ("maturin", 'build-system.requires = ["maturin>=1"]', {}, (), True),
    ("a hook", f"{PURE}tool.hatch.build.hooks.custom = {{}}", {}, (), True),
    ("the code of a hook", PURE, {"hatch_build.py": "cythonize('x.pyx')"}, (), True),
    ("code that compiles nothing", PURE, {"hatch_build.py": "shutil.copy(a, b)"}, (), False),
    ("make, for tests", PURE, {"Makefile": "test:\n\tpytest\n"}, (), False),
    ("make, with a compiler", PURE, {"Makefile": "x.o: x.h\n\tcc -c x\n"}, (), True),
    ("a script of poetry", 'build-system.requires = ["poetry-core"]\ntool.poetry.build.script = "x.py"', {}, (), True),
    ("meson", PURE, {"p/meson.build": ""}, (), True),
    ("a source", PURE, {}, ("p/x.pyx",), True),
    ("values of another form", "build-system.requires = 1", {}, (), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("manifest", "files", "sources", "compiles"),
    [row[1:] for row in COMPILES],
    ids=[row[0] for row in COMPILES],
)
def test_what_may_compile(
    manifest: str, files: dict[str, str], sources: tuple[str, ...], compiles: bool
) -> None:
    build = Build(tomllib.loads(manifest), {}, files, sources)
    assert build.compiles is compiles
