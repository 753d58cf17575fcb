"""Where packages are found, and by which names they are known.

A row is a name, the files, and what is said: the packages that miss a name are those that
were found, each as ``dotted``, in order; what is told of others is ``code:name``.
"""

import os
import subprocess
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg.commands import SyncRequest

from .projects import Files, said, sync, write

BARE = "[tool.mkpkg]\nsubmodules = false\n"


def tool(text: str, name: str = "") -> str:
    project = f'[project]\nname = "{name}"\n' if name else ""
    return f"{text}\n{project}{BARE}"


def package(folder: str) -> Files:
    """Return a package that misses the name of its own module."""
    return {f"{folder}/__init__.py": "", f"{folder}/_internals.py": "a = 1"}


def packages(*folders: str) -> Files:
    return {path: text for f in folders for path, text in package(f).items()}


LIB = packages("lib/sound", "lib/sound/fx")
FOUND = "sound.fx sound"

MAPPED: list[tuple[str, str, Files, str]] = [
    ("setuptools, a root", "tool.setuptools.package-dir = {'' = 'lib'}", LIB, FOUND),
    ("setuptools, a folder", "tool.setuptools.package-dir = {sound = 'lib/sound'}", LIB, FOUND),
    ("setuptools, another name", "tool.setuptools.package-dir = {music = 'lib/sound'}", LIB, "music.fx music"),
    ("setuptools, a subpackage", "tool.setuptools.package-dir = {'' = 'lib', 'sound.extra' = 'extra'}", {**LIB, **package("extra")}, "sound.extra sound.fx sound"),
    ("setuptools, where", "tool.setuptools.packages.find.where = ['lib']", LIB, FOUND),
    ("hatch", "tool.hatch.build.targets.wheel.packages = ['lib/sound']", LIB, FOUND),
    ("hatch, sources", "tool.hatch.build.targets.wheel.sources = ['lib']", LIB, FOUND),
    ("hatch, another name", "tool.hatch.build.targets.wheel.sources = {'lib/sound' = 'music'}", LIB, "music.fx music"),
    ("uv", "tool.uv.build-backend.module-root = 'lib'", LIB, FOUND),
    ("poetry", "tool.poetry.packages = [{include = 'sound', from = 'lib'}]", LIB, FOUND),
    ("pdm", "tool.pdm.build.package-dir = 'lib'", LIB, FOUND),
    ("maturin", "tool.maturin.python-source = 'lib'", LIB, FOUND),
    ("scikit-build", "tool.scikit-build.wheel.packages = ['lib/sound']", LIB, FOUND),
    ("a namespace in it", "tool.maturin.python-source = 'lib'", packages("lib/ns/sound"), "ns.sound"),
    ("no tests in it", "tool.maturin.python-source = 'lib'", packages("lib/sound", "lib/tests", "lib/tools"), "sound"),
    ("two", "tool.setuptools.packages.find.where = ['lib', 'more']", packages("lib/sound", "more/music"), "sound music"),
    ("and src", "tool.maturin.python-source = 'lib'", packages("lib/sound", "src/music"), "music sound"),
    ("a folder that is not there", "tool.maturin.python-source = 'lib'", packages("sound"), "sound"),
    ("a file", "tool.hatch.build.targets.wheel.force-include = {'x.yml' = 'sound/x.yml'}", {**package("sound"), "x.yml": ""}, "sound"),
]  # fmt: skip

TEXTS: list[tuple[str, Files, str]] = [
    ("setup.cfg, a root", {"setup.cfg": "[options]\npackage_dir =\n    = lib\n", **LIB}, FOUND),
    ("setup.cfg, where", {"setup.cfg": "[options]\npackages = find:\n[options.packages.find]\nwhere = lib\n", **LIB}, FOUND),
    ("setup.py", {"setup.py": "setup(package_dir={'': 'lib'})", **LIB}, FOUND),
    ("setup.py, a folder", {"setup.py": "setup(package_dir={'music': 'lib/sound'})", **LIB}, "music.fx music"),
]  # fmt: skip

# Flat projects whose package has the name of a folder that is none elsewhere.
NAMED: list[tuple[str, str, Files, str]] = [
    *(
        (f"{name}, the project's name", tool("", name), packages(name), name)
        for name in ("tools", "scripts", "build", "examples", "doc", "docs", "tests")
    ),
    ("a name that is normalised", tool("", "Test"), packages("test"), "test"),
    ("flit", tool("tool.flit.module.name = 'tools'"), packages("tools"), "tools"),
    ("uv", tool("tool.uv.build-backend = {module-root = '', module-name = 'tools'}"), packages("tools"), "tools"),
    ("setuptools", tool("tool.setuptools.packages = ['tools', 'tools.x']"), packages("tools"), "tools"),
    ("hatch", tool("tool.hatch.build.targets.wheel.packages = ['tools']"), packages("tools"), "tools"),
    ("poetry", tool("tool.poetry.packages = [{include = 'tools'}]"), packages("tools"), "tools"),
    ("poetry's own name", tool("tool.poetry.name = 'tools'"), packages("tools"), "tools"),
    ("one of two", tool("", "tools"), packages("tools", "tests"), "tools"),
    ("another one", tool("", "sound"), packages("sound", "tools"), "sound"),
    ("a namespace that is told", tool("tool.flit.module.name = 'ns.sound'"), packages("ns/sound", "other"), "ns.sound other"),
    ("src is a package", tool(""), packages("src", "src/fx"), "src.fx src"),
    ("src is no package", tool("", "fx"), packages("src", "src/fx"), "fx"),
]  # fmt: skip

BESIDE: list[tuple[str, str, Files, str]] = [
    ("nobody tells of it", tool(""), packages("src/sound", "flat"), "sound beside:flat"),
    ("the build does", tool("tool.hatch.build.targets.wheel.packages = ['src/sound', 'flat']"), packages("src/sound", "flat"), "flat sound"),
    ("setuptools does", tool("tool.setuptools.packages = ['flat']"), packages("src/sound", "flat"), "sound flat"),
    ("tests are nothing to tell of", tool(""), packages("src/sound", "tests", "tools"), "sound"),
    ("a project of its own", tool(""), {**packages("src/sound", "flat"), "flat/pyproject.toml": ""}, "sound"),
    ("the same name twice", tool("tool.setuptools.packages.find.where = ['lib']"), packages("src/sound", "lib/sound"), "sound twice:sound"),
    ("a folder of that name", tool("tool.hatch.build.targets.wheel.packages = ['src/sound']"), {**packages("src/sound"), "sound/a.wav": ""}, "sound"),
    ("the same name, flat", tool(""), packages("src/sound", "sound"), "sound beside:sound"),
]  # fmt: skip

LINKS: list[tuple[str, str, Files, str]] = [
    ("a package elsewhere", tool(""), {**package("python/sound"), "./src/sound": ("../python/sound",)}, "sound"),
    ("a flat one", tool(""), {**package("python/x/sound"), "./sound": ("python/x/sound",)}, "sound"),
    ("one outside", tool("", "music"), {**package("music"), "./sound": ("../outside",), "../outside/__init__.py": ""}, "music outside:sound"),
    ("one in a package", tool(""), {**packages("sound", "other/fx", "other/fx/deep"), "other/pyproject.toml": "", "./sound/fx": ("../other/fx",)}, "sound.fx.deep sound.fx sound"),
    ("one that has a name", tool(""), {**packages("sound", "music"), "./sound/fx": ("../music",)}, "music sound"),
    ("two that have each other", tool(""), {**packages("sound", "music"), "./sound/fx": ("../music",), "./music/fx": ("../sound",)}, "music sound"),
    ("a link to itself", tool(""), {**package("sound"), "./sound/me": ("me",)}, "sound"),
    ("one that leads up, and more", tool(""), {**packages("sound", "sound/zoo"), "./sound/up": ("..",)}, "sound.zoo sound symlink-loop:up"),
]  # fmt: skip

ROWS = [
    *(
        pytest.param({"pyproject.toml": tool(t), **files}, said, id=f"mapped: {name}")
        for name, t, files, said in MAPPED
    ),
    *(
        pytest.param({"pyproject.toml": BARE, **files}, said, id=f"text: {name}")
        for name, files, said in TEXTS
    ),
    *(
        pytest.param({"pyproject.toml": text, **files}, said, id=f"{table}: {name}")
        for table, rows in {"named": NAMED, "beside": BESIDE, "link": LINKS}.items()
        for name, text, files, said in rows
    ),
]


@pytest.mark.parametrize(("files", "found"), ROWS)
def test_where_packages_are_found(files: Files, found: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    write(root, files, None)
    outcome = commands.sync(SyncRequest(os.fspath(root), dry_run=True))
    missing = [f for f in outcome.findings if f.code == "missing-export"]
    told = [f"{f.code}:{f.name}" for f in outcome.findings if f not in missing]
    names = [f.message.partition(" ")[0] for f in missing]
    assert " ".join(sorted([*names, *told])) == " ".join(sorted(found.split()))
    written = {change.path.parent.as_posix() for change in outcome.plan.writes}
    assert len(written) == len(names)


def test_absolute_imports_have_the_name_of_the_package(tmp_path: Path) -> None:
    """What is imported as `sound` must not be taken for `lib.sound`."""
    text = "from sound._internals import a, gone\n\n__all__ = ['a', 'gone']\n"
    files = {**package("lib/sound"), "lib/sound/__init__.py": text}
    write(
        tmp_path,
        {**files, "pyproject.toml": tool("tool.pdm.build.package-dir = 'lib'")},
    )
    assert said(sync(tmp_path)) == ["stale-export:gone"]
    assert (tmp_path / "lib/sound/__init__.py").read_text() == (
        "from sound._internals import a\n\n__all__ = ['a']\n"
    )


def test_a_mapped_subpackage_is_bound(tmp_path: Path) -> None:
    told = "[tool.mkpkg]\n[tool.setuptools]\npackage-dir = {'sound.fx' = 'effects'}\n"
    files = {"sound/__init__.py": "", "effects/__init__.py": "", "pyproject.toml": told}
    write(tmp_path, files)
    assert said(sync(tmp_path)) == ["unbound-module:fx"]


IGNORED = [
    ("a package", {**package("p"), **package("copies")}, "p"),
    ("a namespace", {**package("ns/p"), **package("copies/p")}, "ns/p"),
    ("one that is deep", {**package("ns/p"), **package("ns/copies/x/y")}, "ns/p"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "found"), [row[1:] for row in IGNORED], ids=[row[0] for row in IGNORED]
)
def test_what_git_ignores_is_not_looked_into(
    files: Files, found: str, tmp_path: Path
) -> None:
    write(tmp_path, {**files, "pyproject.toml": BARE, ".gitignore": "copies/\n"})
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    written = [change.path.parent.as_posix() for change in sync(tmp_path).plan.writes]
    assert written == [found]


def test_an_ignored_package_of_the_project_is_one(tmp_path: Path) -> None:
    """`build/` is ignored by many, and some projects are called so."""
    write(tmp_path, {**package("build"), "pyproject.toml": tool("", "build")})
    (tmp_path / ".gitignore").write_text("build/\n")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert said(sync(tmp_path)) == ["missing-export:a"]


SHARED = [
    ("with the same lines", {"q/_internals.py": "a = 1"}, "missing-export:a"),
    ("with other lines", {"q/_internals.py": "b = 1"}, "!shared:p !shared:q"),
    ("one of which cannot be read", {"q/_internals.py": "("}, "!shared:p !shared:q"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "told"), [row[1:] for row in SHARED], ids=[row[0] for row in SHARED]
)
@pytest.mark.parametrize("place", [".", "p", "q"])
def test_two_packages_with_one_file(
    place: str, files: Files, told: str, tmp_path: Path
) -> None:
    shared: Files = {
        "shared.py": '"""Doc."""\n',
        "p/__init__.py": ("../shared.py",),
        "q/__init__.py": ("../shared.py",),
        "_internals": "a = 1",
    }
    write(tmp_path, {**shared, **files})
    outcome = sync(tmp_path / place)
    assert {*said(outcome)} == {*told.split()}
    is_written = (tmp_path / "shared.py").read_text() != '"""Doc."""\n'
    assert is_written is (outcome.exit_code == 0) is ("!" not in told)
    assert (tmp_path / "p/__init__.py").is_symlink()


def test_a_link_in_place_of_a_file_stays_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"p/__init__.py": ("../body.py",), "body.py": "", "_internals": "a = 1"},
    )
    (tmp_path / "body.py").chmod(0o640)
    sync(tmp_path)
    assert (tmp_path / "p/__init__.py").is_symlink()
    assert "import a" in (tmp_path / "body.py").read_text()
    assert (tmp_path / "body.py").stat().st_mode & 0o777 == 0o640 or os.name == "nt"


DANGLING = [
    ("inside", "p", {"p/__init__.py": ("../gone.py",), "_internals": "a = 1"}),
    ("outside", "p", {"p/__init__.py": ("../../gone.py",), "_internals": "a = 1"}),
    ("below", "p/m", {"": "", "p/m/__init__.py": ("../../gone.py",)}),
]


@pytest.mark.parametrize(
    ("folder", "files"), [row[1:] for row in DANGLING], ids=[row[0] for row in DANGLING]
)
def test_a_link_to_nothing_says_so(folder: str, files: Files, tmp_path: Path) -> None:
    write(tmp_path, files)
    outcome = commands.sync(SyncRequest(os.fspath(tmp_path)))
    (found,) = [found for found in outcome.findings if found.is_error]
    assert (found.code, found.path) == ("unreadable", f"{folder}/__init__.py")
    assert "a link to" in found.message
    assert "not there" in found.message
    assert not outcome.plan.writes
