"""Where packages are, as each build backend is told: tables in, folders and names out.

What is expected is a line: roots as they are, packages as ``dotted=folder``, and names
with a question mark.
"""

import tomllib
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkpkg.layout import Sources, find_sources
from mkpkg.metadata import read_tables

MANIFESTS = [
    ("nothing", "", ""),
    ("other tables", "[tool.ruff]\nsrc = ['lib']\n", ""),
    ("setuptools, a root", "tool.setuptools.package-dir = {'' = 'lib'}", "lib"),
    ("setuptools, a folder", "tool.setuptools.package-dir = {sound = 'lib/x'}", "sound=lib/x sound?"),
    ("setuptools, a subpackage", "tool.setuptools.package-dir = {'sound.fx' = 'fx'}", "sound.fx=fx sound?"),
    ("setuptools, a list", "tool.setuptools.packages = ['tools', 'tools.fx']", "tools?"),
    ("setuptools, where", "tool.setuptools.packages.find.where = ['lib', 'more']", "lib more"),
    ("setuptools, a pattern", "tool.setuptools.packages.find.include = ['tools*', '*', 'doc.*']", "doc? tools?"),
    ("hatch, a package", "tool.hatch.build.targets.wheel.packages = ['lib/sound']", "lib sound=lib/sound sound?"),
    ("hatch, one here", "tool.hatch.build.targets.wheel.packages = ['tools/']", "tools=tools tools?"),
    ("hatch, all targets", "tool.hatch.build.packages = ['lib/sound']", "lib sound=lib/sound sound?"),
    ("hatch, sources", "tool.hatch.build.targets.wheel.sources = ['lib']", "lib"),
    ("hatch, sources that go elsewhere", "tool.hatch.build.targets.wheel.sources = {'lib/x' = 'sound'}", "sound=lib/x sound?"),
    ("hatch, sources that go to the top", "tool.hatch.build.targets.wheel.sources = {lib = ''}", "lib"),
    ("hatch, included", "tool.hatch.build.targets.wheel.force-include = {lib = 'sound/fx'}", "sound.fx=lib sound?"),
    ("uv", "tool.uv.build-backend = {module-root = 'lib', module-name = 'sound'}", "lib sound?"),
    ("uv, here", "tool.uv.build-backend = {module-root = '', module-name = 'tools'}", ". tools?"),
    ("uv, several", "tool.uv.build-backend.module-name = ['tools', 'ns.sound']", "ns? tools?"),
    ("poetry", "tool.poetry.packages = [{include = 'sound', from = 'lib'}]", "lib sound?"),
    ("poetry, here", "tool.poetry.packages = [{include = 'tools'}]", ". tools?"),
    ("poetry, a pattern", "tool.poetry.packages = [{include = 'sound/**/*.py', from = 'lib'}]", "lib sound?"),
    ("poetry, a module", "tool.poetry.packages = [{include = '*.py'}]", ""),
    ("poetry, to another place", "tool.poetry.packages = [{include = 'fx', from = 'lib', to = 'sound'}]", "sound.fx=lib/fx sound?"),
    ("pdm", "tool.pdm.build = {package-dir = 'lib', includes = ['lib/sound']}", "lib sound?"),
    ("pdm, here", "tool.pdm.build.includes = ['tools/**/*.py']", "tools?"),
    ("flit", "tool.flit.module.name = 'tools'", "tools?"),
    ("flit, as it was", "tool.flit.metadata.module = 'tools'", "tools?"),
    ("maturin", "tool.maturin = {python-source = 'python', module-name = 'sound._core'}", "python sound?"),
    ("maturin, packages", "tool.maturin.python-packages = ['tools']", "tools?"),
    ("scikit-build", "tool.scikit-build.wheel.packages = ['python/sound']", "python sound=python/sound sound?"),
    ("scikit-build, by its place", "tool.scikit-build.wheel.packages = {'sound/fx' = 'python/x'}", "sound.fx=python/x sound?"),
    ("outside", "tool.maturin.python-source = '../lib'", ""),
    ("absolute", "tool.maturin.python-source = '/lib'", ""),
    ("values of another form", "tool.setuptools = {package-dir = 1, packages = {find = 2}}\ntool.poetry.packages = 3\ntool.pdm.build = 4", ""),
]  # fmt: skip

CONFIGS = [
    ("nothing", "[metadata]\nversion = 1\n", ""),
    ("a root", "[options]\npackage_dir =\n    = lib\npackages = find:\n[options.packages.find]\nwhere = lib\n", "lib"),
    ("on one line", "[options]\npackage_dir = =lib\n", "lib"),
    ("a folder", "[options]\npackage_dir =\n    sound = lib/x\n", "sound=lib/x sound?"),
    ("where", "[options]\npackages = find_namespace:\n[options.packages.find]\nwhere = lib\n", "lib"),
    ("where, without find", "[options]\npackages = tools\n[options.packages.find]\nwhere = lib\n", "tools?"),
    ("a list", "[options]\npackages =\n    tools\n    doc\n", "doc? tools?"),
    ("pbr", "[files]\npackages_root = lib\npackages = sound\n", "lib sound?"),
    ("broken", "packages = [\n", ""),
]  # fmt: skip

SCRIPTS = [
    ("nothing", "from setuptools import setup\nsetup()\n", ""),
    ("a root", "setup(package_dir={'': 'lib'}, packages=find_packages('lib'))", "lib"),
    ("a folder", "setuptools.setup(package_dir={'sound': 'lib/x'})", "sound=lib/x sound?"),
    ("where", "setup(packages=setuptools.find_packages(where='lib'))", "lib"),
    ("namespaces", "setup(packages=find_namespace_packages('lib'))", "lib"),
    ("a list", "setup(packages=['tools', 'tools.fx'])", "tools?"),
    ("a pattern", "setup(packages=find_packages(include=['tools*']))", "tools?"),
    ("not plain", "setup(package_dir={'': ROOT}, packages=find_packages(ROOT))", ""),
    ("an invalid escape", "setup(name='\\d', packages=['tools'])", "tools?"),
    ("not Python", "setup(packages=[", ""),
]  # fmt: skip


def line(sources: Sources) -> str:
    packages = [f"{dotted}={folder}" for dotted, folder in sources.packages]
    names = [f"{name}?" for name in sorted(sources.names)]
    return " ".join([*sources.roots, *packages, *names])


@pytest.mark.parametrize(
    ("text", "told"), [row[1:] for row in MANIFESTS], ids=[row[0] for row in MANIFESTS]
)
def test_pyproject(text: str, told: str) -> None:
    assert line(find_sources(tomllib.loads(text))) == told


@pytest.mark.parametrize(
    ("text", "told"), [row[1:] for row in CONFIGS], ids=[row[0] for row in CONFIGS]
)
def test_setup_cfg(text: str, told: str) -> None:
    assert line(find_sources({}, read_tables(text))) == told


@pytest.mark.parametrize(
    ("text", "told"), [row[1:] for row in SCRIPTS], ids=[row[0] for row in SCRIPTS]
)
def test_setup_py(text: str, told: str) -> None:
    assert line(find_sources({}, {}, text)) == told


PROJECTS = [
    ({"project": {"name": "Sound-Tools"}}, "", "", "Sound-Tools"),
    ({"tool": {"poetry": {"name": "sound"}}}, "", "", "sound"),
    ({}, "[metadata]\nname = sound\n", "", "sound"),
    ({}, "", "setup(name='sound')", "sound"),
    ({"project": {"name": 1}}, "", "", None),
]


@pytest.mark.parametrize(("manifest", "config", "script", "name"), PROJECTS)
def test_what_the_project_is_called(
    manifest: dict[str, object], config: str, script: str, name: str | None
) -> None:
    assert find_sources(manifest, read_tables(config), script).project == name


TOLD = [
    ("my-tools", "my_tools", True),
    ("My.Tools", "my_tools", True),
    ("tools", "Tools", True),
    ("tools", "tool", False),
    (None, "tools", False),
    (None, "doc", True),
]


@pytest.mark.parametrize(("project", "name", "is_told"), TOLD)
def test_which_packages_are_told_by_name(
    project: str | None, name: str, is_told: bool
) -> None:
    assert Sources(names=frozenset({"doc"}), project=project).tells_of(name) is is_told


KEYS = [
    "setuptools", "package-dir", "packages", "find", "where", "include", "hatch", "build",
    "targets", "wheel", "sources", "force-include", "uv", "build-backend", "module-root",
    "module-name", "poetry", "from", "to", "pdm", "includes", "flit", "module", "name",
    "maturin", "python-source", "scikit-build", "", "lib", "../x", "a b",
]  # fmt: skip
VALUES = st.recursive(
    st.sampled_from(["", ".", "lib/sound", "../x", "/x", "*", "a.b", "\0", 1, None]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_nothing_that_is_told_leads_out_of_the_project(value: object) -> None:
    tables = {
        "tool": dict.fromkeys(["setuptools", "hatch", "uv", "poetry", "pdm"], value)
    }
    sources = find_sources(tables)
    folders = [*sources.roots, *(folder for _, folder in sources.packages)]
    for folder in folders:
        path = PurePosixPath(folder)
        assert not path.is_absolute()
        assert not {"..", "\0"} & {*path.parts}
    names = [dotted for dotted, _ in sources.packages]
    assert all(part.isidentifier() for name in names for part in name.split("."))
