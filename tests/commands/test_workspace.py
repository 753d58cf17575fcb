"""A workspace of uv: what ``sync`` does at its root, and in a member."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg._errors import BadInput, Refused
from mkpkg.commands import SyncRequest

from .projects import Files, said, sync, write

MANAGED = "[tool.mkpkg]\nsubmodules = false\n"
LIFTS = f'{MANAGED}export-from = ["_*"]\n'
UNMANAGED = ""


def workspace(members: str, exclude: str = "", more: str = MANAGED) -> str:
    return f"{more}[tool.uv.workspace]\nmembers = [{members}]\nexclude = [{exclude}]\n"


def member(folder: str, manifest: str = MANAGED) -> Files:
    name = folder.rpartition("/")[2]
    place = f"{folder}/src/{name}" if folder else "src/root"
    home = f"{folder}/" if folder else ""
    return {
        f"{home}pyproject.toml": manifest,
        f"{place}/__init__.py": "",
        f"{place}/_internals.py": "a = 1",
        f"{place}/_other.py": "b = 1",
    }


STAR = workspace("'packages/*'")
FILES: Files = {
    **member("", STAR),
    **member("packages/one"),
    **member("packages/two", LIFTS),
    **member("packages/three", UNMANAGED),
    **member("elsewhere/four"),
}
ROOT, ONE = "src/root", "packages/one/src/one"
TWO, FOUR = "packages/two/src/two", "elsewhere/four/src/four"


def planned(path: Path) -> list[str]:
    """Return the folders of the packages that would be changed."""
    outcome = commands.sync(SyncRequest(os.fspath(path), dry_run=True))
    return sorted(change.path.parent.as_posix() for change in outcome.plan.writes)


MEMBERS = [
    ("all of a folder", STAR, [ONE, TWO, ROOT]),
    ("one by name", workspace("'packages/two'"), [TWO, ROOT]),
    ("one by name, another by a pattern", workspace("'elsewhere/four', 'packages/o*'"), [FOUR, ONE, ROOT]),
    ("the same twice", workspace("'packages/*', 'packages/one'"), [ONE, TWO, ROOT]),
    ("all but one", workspace("'packages/*'", "'packages/two'"), [ONE, ROOT]),
    ("all but some", workspace("'*/*'", "'packages/t*'"), [FOUR, ONE, ROOT]),
    ("at any depth", workspace("'**'"), [FOUR, ONE, TWO, ROOT]),
    ("none", workspace(""), [ROOT]),
    ("a pattern that is none", workspace("'', '/x', '..'"), [ROOT]),
    ("no workspace", MANAGED, [ROOT]),
    ("a root that is no project", workspace("'packages/*'", "", ""), [ONE, TWO]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("manifest", "changed"), [row[1:] for row in MEMBERS], ids=[r[0] for r in MEMBERS]
)
def test_the_root_stands_for_its_members(
    manifest: str, changed: list[str], tmp_path: Path
) -> None:
    write(tmp_path, {**FILES, "pyproject.toml": manifest})
    assert planned(tmp_path) == sorted(changed)


PLACES = [
    ("a folder of members", "packages", [ONE, TWO]),
    ("a file at the root", "README.md", [ROOT]),
    ("the root's packages", "src", [ROOT]),
    ("a member", "packages/one", ["src/one"]),
    ("what is in a member", "packages/two/src/two", ["src/two"]),
    ("what is no member", "elsewhere/four", ["src/four"]),
]


@pytest.mark.parametrize(
    ("place", "changed"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_a_part_of_a_workspace(place: str, changed: list[str], tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "README.md": ""})
    assert planned(tmp_path / place) == changed


def test_each_member_has_its_own_settings(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    outcome = sync(tmp_path)
    assert sorted(said(outcome)) == [*["missing-export:a"] * 4, "missing-export:b"]
    text = (tmp_path / TWO / "__init__.py").read_text()
    assert "from ._other import b\n" in text
    assert "_other" not in (tmp_path / ONE / "__init__.py").read_text()
    assert (tmp_path / "packages/three/src/three/__init__.py").read_text() == ""
    assert not sync(tmp_path).plan.writes


def test_paths_are_relative_to_the_root(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    outcome = sync(tmp_path)
    assert outcome.root == tmp_path
    told = {found.path for found in outcome.findings}
    assert told == {
        f"{place}/__init__.py" for place in (ROOT, ONE, TWO, "packages/three/src/three")
    }


def test_what_is_refused_in_a_member_is_refused_there(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, f"{ONE}/_internals.py": "("})
    outcome = commands.sync(SyncRequest(os.fspath(tmp_path)))
    (refused,) = [found for found in outcome.findings if found.is_error]
    assert (refused.code, refused.path) == ("syntax", f"{ONE}/_internals.py")
    assert outcome.exit_code == 1
    assert len(outcome.plan.writes) == 2


WRONG = [
    ("settings", "[tool.mkpkg]\nfoo = 1\n", BadInput),
    ("no TOML", "[tool.mkpkg\n", Refused),
]


@pytest.mark.parametrize(
    ("manifest", "kind"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_member_that_cannot_be_read_is_named(
    manifest: str, kind: type[BadInput | Refused], tmp_path: Path
) -> None:
    write(tmp_path, {**FILES, "packages/one/pyproject.toml": manifest})
    with pytest.raises(kind) as raised:
        planned(tmp_path)
    (found,) = raised.value.findings
    assert (found.code, found.path) == ("settings", "packages/one/pyproject.toml")
    # Others are not concerned.
    assert planned(tmp_path / "packages/two") == ["src/two"]
    assert planned(tmp_path / "src") == [ROOT]


def test_members_among_installed_packages_are_none(tmp_path: Path) -> None:
    installed = {
        **member("packages/node_modules"),
        **member("packages/one/.venv/x"),
        **member("env/lib/y"),
        "env/pyvenv.cfg": "",
    }
    write(tmp_path, {**FILES, **installed, "pyproject.toml": workspace("'**'")})
    assert planned(tmp_path) == sorted([FOUR, ONE, TWO, ROOT])


LINKS = [
    ("inside", "../elsewhere/four", [FOUR, ONE, TWO, ROOT]),
    ("to a member", "one", [ONE, TWO, ROOT]),
    ("outside", "../../outside", [ONE, TWO, ROOT]),
    ("to nothing", "gone", [ONE, TWO, ROOT]),
]


@pytest.mark.parametrize(
    ("target", "changed"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS]
)
def test_members_behind_links(target: str, changed: list[str], tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, {**FILES, "../outside/pyproject.toml": MANAGED, "../outside/x/__init__.py": ""})  # fmt: skip
    (root / "packages/link").symlink_to(target)
    assert planned(root) == sorted(changed)


CUT_SHORT = """
import os, sys
from mkpkg import commands
from mkpkg.disk import _commit
do, count = _commit._do, []
def cut_short(base, step):
    if count:
        os._exit(9)
    count.append(do(base, step))
_commit._do = cut_short
outcome = commands.sync(commands.SyncRequest(sys.argv[1]))
commands.commit(outcome, lambda: None)
"""


@pytest.mark.parametrize("place", [".", "packages/one", "packages/three"])
def test_what_was_cut_short_at_the_root_is_finished(place: str, tmp_path: Path) -> None:
    write(tmp_path, FILES)
    done = subprocess.run([sys.executable, "-c", CUT_SHORT, tmp_path], check=False)
    assert done.returncode == 9
    with pytest.raises(Refused) as raised:
        planned(tmp_path / place)
    assert [found.code for found in raised.value.findings] == ["unfinished"]
    assert said(sync(tmp_path / place))[0] == "finished:None"
    texts = [
        (tmp_path / inner / "__init__.py").read_text() for inner in (ROOT, ONE, TWO)
    ]
    assert all("import a" in text for text in texts)


def test_what_was_cut_short_in_a_member_is_finished_at_the_root(tmp_path: Path) -> None:
    inner = {f"{ONE}/m/__init__.py": "", f"{ONE}/m/_internals.py": "a = 1"}
    write(tmp_path, {**FILES, **inner})
    home = tmp_path / "packages/one"
    subprocess.run([sys.executable, "-c", CUT_SHORT, home], check=False)
    assert said(sync(tmp_path))[0] == "finished:None"


def test_a_workspace_without_packages_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": STAR, "packages/x/pyproject.toml": MANAGED})
    with pytest.raises(Refused) as raised:
        planned(tmp_path)
    assert [found.code for found in raised.value.findings] == ["no-package"]
