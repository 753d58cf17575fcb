"""What ``mkpkg sync PATH`` is about: a file, a folder, or something in neither."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg._errors import Refused
from mkpkg.commands import Outcome, SyncRequest
from mkpkg.plan import Update

from ..conftest import Run
from .projects import Files, said, write

SETTINGS = "[tool.mkpkg]\nsubmodules = false\n"


def package(folder: str) -> Files:
    return {f"{folder}/__init__.py": "", f"{folder}/_internals.py": "a = 1"}


PROJECT: Files = {
    "pyproject.toml": SETTINGS,
    "README.md": "",
    "docs/index.md": "",
    "tests/data/x.json": "",
    **package("src/p"),
    **package("src/p/m"),
    **package("src/p/m/n"),
    "src/p/data/x.json": "",
    **package("src/q"),
    **package("tools"),
    **package("tools/fx"),
    **package(".hidden/p"),
    **package("web/node_modules/x"),
    "env/pyvenv.cfg": "",
    **package("env/lib/site-packages/x"),
    **package("other/o"),
    "other/pyproject.toml": SETTINGS,
    "other/node_modules/x/pyproject.toml": SETTINGS,
    **package("other/node_modules/x/p"),
}
P = ["src/p/m/n", "src/p/m", "src/p"]
ALL = [*P, "src/q"]

# A path, the folders of the packages that are changed, and the project's, if another.
PLACES = [
    ("the project", ".", ALL, "."),
    ("its manifest", "pyproject.toml", ALL, "."),
    ("another file of it", "README.md", ALL, "."),
    ("the folder of its packages", "src", ALL, "."),
    ("a package", "src/p", P, "."),
    ("a package in it", "src/p/m", ["src/p/m/n", "src/p/m"], "."),
    ("a module", "src/p/m/_internals.py", ["src/p/m"], "."),
    ("the file of a package", "src/p/m/__init__.py", ["src/p/m"], "."),
    ("data in a package", "src/p/data/x.json", ["src/p"], "."),
    ("a folder of data", "src/p/data", ["src/p"], "."),
    ("a package that is not the project's", "tools", ["tools/fx", "tools"], "."),
    ("one in that", "tools/fx", ["tools/fx"], "."),
    ("a module in that", "tools/fx/_internals.py", ["tools/fx"], "."),
    ("another project", "other", ["o"], "other"),
    ("a package of that", "other/o", ["o"], "other"),
    ("a project among installed packages", "other/node_modules/x", ["p"], "other/node_modules/x"),
]  # fmt: skip


def planned(root: Path, place: str) -> Outcome:
    path = os.fspath(root / place)
    return commands.sync(SyncRequest(path, dry_run=True))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    write(root, PROJECT)
    return root


@pytest.mark.parametrize(
    ("place", "folders", "home"),
    [row[1:] for row in PLACES],
    ids=[row[0] for row in PLACES],
)
def test_what_a_path_is_about(
    place: str, folders: list[str], home: str, project: Path
) -> None:
    outcome = planned(project, place)
    changed = [change.path.parent.as_posix() for change in outcome.plan.writes]
    assert sorted(changed) == sorted(folders)
    assert outcome.root == project / home


NOTHING = [
    ("docs", False),
    ("docs/index.md", False),
    ("tests", False),
    ("web", False),
    ("web/node_modules/x", True),
    (".hidden/p", True),
    ("env/lib/site-packages/x", True),
    ("env/lib/site-packages/x/_internals.py", True),
]


@pytest.mark.parametrize(("place", "is_foreign"), NOTHING)
def test_where_no_package_of_the_project_is(
    place: str, is_foreign: bool, project: Path
) -> None:
    with pytest.raises(Refused) as raised:
        planned(project, place)
    (found,) = raised.value.findings
    assert (found.code, "installed" in found.why) == ("no-package", is_foreign)


MANIFESTS = [
    ("pyproject.toml", "tool.setuptools.package-dir = {'' = 'lib'}"),
    ("setup.cfg", "[options]\npackage_dir =\n    =lib\n"),
    ("setup.py", "setup(package_dir={'': 'lib'})"),
]


@pytest.mark.parametrize(("manifest", "text"), MANIFESTS)
def test_the_project_is_found_upwards(manifest: str, text: str, tmp_path: Path) -> None:
    stale = {"lib/p/m/__init__.py": "from .gone import a\n", "lib/p/__init__.py": ""}
    for name, content in {manifest: text, **stale}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    outcome = planned(tmp_path, "lib/p/m")
    assert outcome.root == tmp_path
    assert [str(change.path) for change in outcome.plan.writes] == [*stale][:1]


def test_a_path_that_is_a_link(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project / "src/q")
    outcome = planned(tmp_path, "link")
    assert [str(change.path) for change in outcome.plan.writes] == ["src/q/__init__.py"]


def test_a_part_is_not_told_of_others(tmp_path: Path) -> None:
    write(tmp_path, {**package("src/p"), **package("flat"), "pyproject.toml": SETTINGS})
    assert said(planned(tmp_path, "src")) == ["missing-export:a"]
    assert said(planned(tmp_path, ".")) == ["beside:flat", "missing-export:a"]


def test_settings_count_in_a_place_that_is_not_the_project_s(tmp_path: Path) -> None:
    settings = f'{SETTINGS}exclude = ["tools/fx"]\n'
    write(tmp_path, {**package("src/p"), **package("tools"), **package("tools/fx"), "pyproject.toml": settings})  # fmt: skip
    changed = [change.path.parent.as_posix() for change in planned(tmp_path, "tools").plan.writes]  # fmt: skip
    assert changed == ["tools"]


CLOSED = [
    ("in a package", {**package("p"), "p/closed/m.py": ""}, "unreadable:closed"),
    ("a package in one", {**package("p"), **package("p/closed")}, "unreadable:closed"),
    ("beside one", {**package("p"), "closed/m.py": ""}, ""),
    ("with a name that is told", {**package("p"), "closed/m.py": "", "pyproject.toml": f"{SETTINGS}[tool.flit.module]\nname = 'closed'\n"}, "unreadable:closed unbuilt:p.closed"),
]  # fmt: skip


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(os.path.realpath(name))
        root.chmod(0o755)
        yield root


@contextmanager
def somebody() -> Iterator[None]:
    """Be somebody whom folders can be closed to, as root is not."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


closable = pytest.mark.skipif(os.name == "nt", reason="has no modes")


@closable
@pytest.mark.parametrize(
    ("files", "told"), [row[1:] for row in CLOSED], ids=[row[0] for row in CLOSED]
)
def test_folders_that_are_closed_are_left_alone(
    files: Files, told: str, open_folder: Path
) -> None:
    write(open_folder, {"pyproject.toml": SETTINGS, **files})
    text = "from .closed import m\n\n__all__ = ['m']\n"
    (open_folder / "p/__init__.py").write_text(text)
    (closed,) = open_folder.rglob("closed")
    closed.chmod(0)
    with somebody():
        outcome = planned(open_folder, ".")
    closed.chmod(0o700)
    stale = [] if told else ["stale-export:m"]
    assert sorted(said(outcome)) == sorted(["missing-export:a", *stale, *told.split()])
    (change,) = outcome.plan.writes
    assert isinstance(change, Update)
    assert (b"from .closed import m" in change.content) is (not stale)


@closable
@pytest.mark.parametrize("name", ["__init__.py", "_internals.py"])
def test_files_that_are_closed_are_refused(name: str, open_folder: Path) -> None:
    text = "from ._internals import a, b\n"
    files = {**package("p"), "p/__init__.py": text, **package("q")}
    write(open_folder, {**files, "pyproject.toml": SETTINGS})
    (open_folder / "p" / name).chmod(0)
    with somebody():
        outcome = planned(open_folder, ".")
    told = "unreadable:p" if name == "__init__.py" else "no-source:p._internals"
    assert sorted(said(outcome)) == [f"!{told}", "missing-export:a"]
    assert [str(change.path) for change in outcome.plan.writes] == ["q/__init__.py"]


NAMES = [b"caf\xe9.py", b"\xff_internals.py", b"\xe9/__init__.py", b"d\xe9/x.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("option", ["--check", "--json", "--diff"])
def test_names_that_are_not_text(
    name: bytes, option: str, here: Path, run: Run
) -> None:
    write(here, {**package("p"), "pyproject.toml": "[tool.mkpkg]\n"})
    path = os.path.join(os.fsencode(here), b"p", name)  # noqa: PTH118
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "wb"):  # noqa: PTH123
        pass
    result = run("sync", option)
    assert result.code == int(option == "--check")
    is_told = "ident" in result.out + result.err
    assert is_told is (not name.endswith(b".txt"))
    assert b"\xff" not in (here / "p/__init__.py").read_bytes()
    assert run("sync", "--check").code == int(option == "--check")


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
@pytest.mark.parametrize("option", ["--quiet", "--json", "--diff"])
def test_a_project_in_a_folder_whose_name_is_not_text(
    option: str, here: Path, run: Run
) -> None:
    root = Path(os.fsdecode(os.path.join(os.fsencode(here), b"caf\xe9")))  # noqa: PTH118
    write(root, {**package("p"), "pyproject.toml": SETTINGS})
    assert run("sync", os.fspath(root), option).code == 0
    assert "import a" in (root / "p/__init__.py").read_text()
