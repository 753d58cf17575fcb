"""`mkpkg update` in all kinds of repositories, and under all kinds of configuration."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mkpkg.git import _run as git_run
from mkpkg.template import ANSWERS_FILE

from ..conftest import Run, tree_of
from ..projects import commit_all, git, lay_out
from .updates import (
    NEW,
    OLD,
    Renders,
    committed,
    edited,
    everything,
    replaced,
    state_of,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("git"), reason="needs git"),
]

BORN = {"src/sound/__init__.py", "tests/test_it.py"}
CONFLICT = ("pyproject.toml", "pytest>=9", "pytest>=9.1")


def expected(renders: Renders) -> dict[str, bytes]:
    """Return what an update makes of a project that nobody edited."""
    made, born = renders.made(NEW), renders.made(OLD)
    return {**made, **{path: born[path] for path in BORN}}


def check(run: Run, root: Path, renders: Renders) -> None:
    """Check that a project is updated, with a conflict, back, and without one."""
    before = tree_of(root)
    head = git(root, "rev-parse", "HEAD")
    replaced(root, *CONFLICT)
    committed(root)
    conflicted = state_of(root)
    result = run("update", "-C", str(root), "--json")
    assert (result.code, result.codes) == (1, ["conflict"])
    assert ">>>>>>> template v0.3.0\n" in (root / "pyproject.toml").read_text()
    assert "<<<<<<< yours\n" in (root / "pyproject.toml").read_text()
    assert "|||||||" not in (root / "pyproject.toml").read_text()
    assert len(git(root, "ls-files", "-u").splitlines()) == 3
    assert run("update", "-C", str(root), "--abort").code == 0
    assert state_of(root) == conflicted
    git(root, "reset", "-q", "--hard", head.strip())
    assert tree_of(root) == before
    result = run("update", "-C", str(root), "--json")
    assert (result.code, result.codes) == (0, [])
    wanted = expected(renders)
    assert {path: tree_of(root)[path] for path in wanted} == wanted
    assert not {"HISTORY.md", "AUTHORS.md"} & set(tree_of(root))
    assert git(root, "diff", "--stat") == ""
    added = {"CONTRIBUTING.md", "CHANGELOG.md"}
    assert added <= set(git(root, "ls-files").splitlines())


def test_the_usual_place(old: Path, run: Run, renders: Renders) -> None:
    check(run, old, renders)


def test_a_detached_head(old: Path, run: Run, renders: Renders) -> None:
    git(old, "checkout", "-q", "--detach")
    check(run, old, renders)


def test_a_linked_work_tree(
    old: Path, run: Run, renders: Renders, tmp_path: Path
) -> None:
    linked = tmp_path / "linked"
    git(old, "worktree", "add", "-q", str(linked))
    before = everything(old / ".git" / "refs")
    check(run, linked, renders)
    # The other work tree has no part in it.
    assert git(old, "status", "--porcelain") == ""
    assert everything(old / ".git" / "refs").keys() == before.keys()


def test_a_shallow_clone(old: Path, run: Run, renders: Renders, tmp_path: Path) -> None:
    edited(old, {"x.txt": "x"})
    clone = tmp_path / "clone"
    git(old, "clone", "-q", "--depth=1", f"file://{old}", str(clone))
    assert git(clone, "rev-list", "--count", "HEAD").strip() == "1"
    check(run, clone, renders)


def test_objects_of_another_hash(run: Run, renders: Renders, tmp_path: Path) -> None:
    root = tmp_path / "sha256"
    root.mkdir()
    git(root, "init", "-q", "--object-format=sha256")
    lay_out(root, renders.made(OLD))
    committed(root)
    check(run, root, renders)
    committed(root)
    assert git(root, "fsck", "--strict", "--no-dangling") == ""


def test_a_submodule(old: Path, run: Run, renders: Renders, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    lay_out(outer, {"README.md": "x"})
    commit_all(outer)
    allow = ("-c", "protocol.file.allow=always")
    git(outer, *allow, "submodule", "--quiet", "add", str(old), "inner")
    check(run, outer / "inner", renders)


def test_a_folder_of_a_large_repository(
    run: Run, renders: Renders, tmp_path: Path
) -> None:
    top = tmp_path / "top"
    for name in ("one", "two words"):
        lay_out(top / "libs" / name, renders.made(OLD))
    lay_out(top, {"pyproject.toml": "x", "HISTORY.md": "outer\n", "other/x.txt": "x"})
    commit_all(top)
    lay_out(top, {"other/x.txt": "dirty", "other/new.txt": "x", "pyproject.toml": "y"})
    git(top, "add", "pyproject.toml")
    outside = {p: c for p, c in tree_of(top).items() if not p.startswith("libs/two")}
    root = top / "libs" / "two words"
    replaced(root, *CONFLICT)
    git(top, "commit", "-q", "-m", "x", "libs")
    before = state_of(top)
    result = run("update", "-C", str(root / "src"), "--json")
    assert (result.code, result.document["root"]) == (1, root.as_posix())
    # The other project can be updated while this one has a conflict.
    assert run("update", "-C", str(top / "libs/one"), "-n").code == 0
    assert run("update", "-C", str(top / "libs/one"), "--abort").code == 1
    assert run("update", "-C", str(root), "--abort").code == 0
    assert state_of(top) == before
    replaced(root, "pyproject.toml", "pytest>=9.1", "pytest>=9")
    git(top, "commit", "-q", "-m", "x", "libs")
    assert run("update", "-C", str(root)).code == 0
    assert tree_of(root) == expected(renders)
    now = {p: c for p, c in tree_of(top).items() if not p.startswith("libs/two")}
    assert now == outside
    staged = git(top, "diff", "--cached", "--name-only").splitlines()
    inner = [path for path in staged if not path.startswith("libs/two words/")]
    assert inner == ["pyproject.toml"]


def test_from_a_folder_inside_and_through_a_link(
    old: Path, run: Run, renders: Renders, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(old)
    result = run("update", "-C", str(tmp_path / "link" / "src" / "sound"))
    assert result.code == 0
    assert tree_of(old) == expected(renders)


CONFIGURATION = {
    "conflicts with the base": {"merge.conflictStyle": "diff3"},
    "no renames": {"merge.renames": "false", "diff.renames": "false"},
    "few renames": {"merge.renameLimit": "1", "diff.renameLimit": "1"},
    "renames of folders": {"merge.directoryRenames": "true"},
    "signatures": {"commit.gpgSign": "true", "gpg.program": "false", "user.signingKey": "x"},
    "no identity": {"user.name": "", "user.email": "", "user.useConfigOnly": "true"},
    "a monitor": {"core.fsmonitor": "false-monitor"},
    "an untracked cache": {"core.untrackedCache": "true", "core.splitIndex": "true"},
    "an index of skipped hashes": {"index.skipHash": "true", "index.version": "4"},
    "no unpacking": {"fastimport.unpackLimit": "1", "transfer.unpackLimit": "1"},
    "quoted names": {"core.quotePath": "true"},
    "recorded resolutions": {"rerere.enabled": "true", "rerere.autoUpdate": "true"},
    "another merge": {"merge.default": "binary", "merge.renormalize": "true"},
    "an external diff": {"diff.external": "false", "core.pager": "false"},
    "colours": {"color.ui": "always"},
}  # fmt: skip


@pytest.mark.parametrize("configured", CONFIGURATION)
def test_configuration_does_not_matter(
    old: Path,
    run: Run,
    renders: Renders,
    clean_environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    configured: str,
) -> None:
    plain = clean_environment / "gitconfig"
    odd = clean_environment / "odd"
    shutil.copy(plain, odd)
    for key, value in CONFIGURATION[configured].items():
        git(old, "config", "--file", str(odd), key, value)

    def odd_run(*arguments: str) -> object:
        with monkeypatch.context() as inner:
            inner.setenv("GIT_CONFIG_GLOBAL", str(odd))
            return run(*arguments)

    check(odd_run, old, renders)  # type: ignore[arg-type]


ATTRIBUTES = {
    "union": "* merge=union\n",
    "ours": "* merge=ours\n",
    "binary": "* binary\n",
    "a driver": "* merge=mine\n",
}


@pytest.mark.parametrize("attributes", ATTRIBUTES)
@pytest.mark.parametrize("place", [".gitattributes", ".git/info/attributes"])
def test_attributes_do_not_change_the_merge(
    old: Path, run: Run, renders: Renders, attributes: str, place: str
) -> None:
    lay_out(old, {place: ATTRIBUTES[attributes]})
    git(old, "config", "merge.mine.driver", "true")
    git(old, "config", "merge.ours.driver", "true")
    committed(old)
    check(run, old, renders)


def failing_hooks(folder: Path) -> None:
    """Make every hook fail, and say that it ran."""
    folder.mkdir(exist_ok=True)
    for name in (
        "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-checkout", "post-merge",
        "post-index-change", "reference-transaction", "pre-merge-commit", "pre-auto-gc", "post-rewrite",
    ):  # fmt: skip
        hook = folder / name
        hook.write_text(f"#!/bin/sh\ntouch {folder.parent}/hook-ran\nexit 1\n")
        hook.chmod(0o755)


def test_hooks_do_not_run(
    old: Path, run: Run, renders: Renders, clean_environment: Path, tmp_path: Path
) -> None:
    replaced(old, *CONFLICT)
    committed(old)
    failing_hooks(old / ".git" / "hooks")
    failing_hooks(tmp_path / "hooks")
    with (clean_environment / "gitconfig").open("a") as file:
        file.write(f'[init]\n\ttemplateDir = "{tmp_path}"\n')
    for arguments in (("update",), ("update", "--abort"), ("update", "-n")):
        assert run(*arguments, "--json").codes in (["conflict"], [])
    git(old, "config", "core.hooksPath", str(tmp_path / "hooks"))
    assert run("update").code == 1
    assert not (tmp_path / "hook-ran").exists()
    assert not (old / ".git" / "hook-ran").exists()


@pytest.mark.parametrize(
    "variable",
    [
        "GIT_INDEX_FILE",
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
        "GIT_PREFIX",
    ],
)
def test_in_a_hook_of_another_repository(
    old: Path,
    run: Run,
    renders: Renders,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    lay_out(other, {"x": "x"})
    commit_all(other)
    before = everything(other)
    value = {
        "GIT_INDEX_FILE": other / ".git/index",
        "GIT_OBJECT_DIRECTORY": other / ".git/objects",
        "GIT_WORK_TREE": other,
    }.get(variable, other / ".git")

    def hooked(*arguments: str) -> object:
        with monkeypatch.context() as inner:
            inner.setenv(variable, str(value))
            inner.setenv("GIT_CONFIG_COUNT", "1")
            inner.setenv("GIT_CONFIG_KEY_0", "core.bare")
            inner.setenv("GIT_CONFIG_VALUE_0", "true")
            return run(*arguments)

    check(hooked, old, renders)  # type: ignore[arg-type]
    assert everything(other) == before


def test_the_variables_of_git_are_known() -> None:
    asked = subprocess.check_output(["git", "rev-parse", "--local-env-vars"], text=True)
    assert set(asked.split()) <= set(git_run._LOCAL)


def blob(root: Path, name: str) -> bytes:
    return subprocess.check_output(["git", "cat-file", "blob", name], cwd=root)


@pytest.mark.parametrize("value", ["true", "input"])
def test_line_ends_of_windows_in_the_work_tree(
    run: Run, renders: Renders, tmp_path: Path, value: str
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    git(root, "init", "-q")
    lay_out(root, renders.made(OLD))
    committed(root)
    git(root, "config", "core.autocrlf", value)
    for path in root.glob("*.*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    git(root, "add", "--renormalize", ".")
    assert git(root, "diff", "--cached", "--stat") == ""
    replaced(root, *CONFLICT)
    edited(root, {"HISTORY.md": "Mine.\r\n"})
    before = state_of(root)
    result = run("update", "-C", str(root), "--json")
    assert (result.code, result.codes) == (1, ["conflict"])
    manifest = (root / "pyproject.toml").read_bytes()
    assert manifest.count(b"<<<<<<<") == 1
    assert manifest.count(b"\n") > 20
    ends = b"\r\n" if value == "true" else b"\n"
    for name in ("pyproject.toml", "CONTRIBUTING.md", "CHANGELOG.md", ANSWERS_FILE):
        content = (root / name).read_bytes()
        assert content.count(ends) == content.count(b"\n"), name
        stage = 2 if name == "pyproject.toml" else 0
        assert b"\r" not in blob(root, f":{stage}:{name}")
    assert "Mine." in (root / "CHANGELOG.md").read_text()
    assert run("update", "-C", str(root), "--abort").code == 0
    assert state_of(root) == before


def test_line_ends_of_windows_in_the_commit(old: Path, run: Run) -> None:
    for path in old.glob("*.*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    edited(old, {"HISTORY.md": "Mine.\r\n", "pyproject.toml": "[tool.mine]\r\n"})
    assert run("update").code == 0
    for path in old.glob("*.*"):
        if path.is_file():
            content = path.read_bytes()
            assert content.count(b"\r\n") == content.count(b"\n"), path
    assert "mypy>=1.16" in (old / "pyproject.toml").read_text()
    assert "[tool.mine]" in (old / "pyproject.toml").read_text()


def test_a_filter_of_the_project(old: Path, run: Run, renders: Renders) -> None:
    git(old, "config", "filter.next.clean", "tr b-z a-y")
    git(old, "config", "filter.next.smudge", "tr a-y b-z")
    following = {ord(letter): ord(letter) + 1 for letter in "abcdefghijklmnopqrstuvwxy"}
    for path in old.glob("*.md"):
        path.write_text(path.read_text().translate(following))
    edited(old, {".gitattributes": "*.md filter=next\n"})
    assert git(old, "show", ":README.md") == "# sound\n\nA package.\n"
    assert git(old, "status", "--porcelain") == ""
    assert run("update").code == 0
    assert (old / "CONTRIBUTING.md").read_text() == "Bf ljoe.\n"
    assert git(old, "diff", "--stat") == ""


@pytest.mark.parametrize("name", [".copier-answers.own.yml", ".copier-answers.x.yaml"])
def test_answers_that_were_moved(
    old: Path, run: Run, renders: Renders, name: str
) -> None:
    git(old, "mv", ANSWERS_FILE, name)
    committed(old)
    assert run("update").code == 0
    wanted = expected(renders)
    wanted[name] = wanted.pop(ANSWERS_FILE)
    assert tree_of(old) == wanted


def test_hand_written_packages_are_left_alone(
    old: Path, run: Run, renders: Renders
) -> None:
    edits: dict[str, str | None] = {
        "src/sound/effects/__init__.py": "X = 1\n",
        "src/sound/effects/_internals.py": "",
        "src/sound/__init__.py": "from . import effects\n",
        "tests/test_it.py": None,
        "tests/deep/test_more.py": "def test() -> None: ...\n",
    }
    edited(old, edits)
    before = {p: c for p, c in tree_of(old).items() if p.startswith(("src/", "tests/"))}
    assert run("update").code == 0
    now = {p: c for p, c in tree_of(old).items() if p.startswith(("src/", "tests/"))}
    assert now == before


def test_a_package_that_was_renamed_is_left_alone(old: Path, run: Run) -> None:
    git(old, "mv", "src/sound", "src/noise")
    git(old, "mv", "README.md", "src/noise/README.md")
    committed(old)
    assert run("update").code == 0
    assert sorted(tree_of(old / "src")) == ["noise/README.md", "noise/__init__.py"]
    assert "Newer" not in (old / "src/noise/__init__.py").read_text()


def test_a_file_that_the_user_moved_to_the_source_does_not(old: Path, run: Run) -> None:
    git(old, "mv", "pyproject.toml", "tests/pyproject.toml")
    committed(old)
    before = tree_of(old / "tests")
    result = run("update", "--json")
    assert (result.code, tree_of(old / "tests")) == (0, before)
    assert not (old / "pyproject.toml").exists()


def test_a_file_that_the_user_moved_gets_the_news(
    old: Path, run: Run, renders: Renders
) -> None:
    (old / "config").mkdir()
    git(old, "mv", "pyproject.toml", "config/project.toml")
    edited(old, {"config/project.toml": "[tool.mine]\n"})
    result = run("update", "--json")
    assert (result.code, result.codes) == (0, [])
    assert not (old / "pyproject.toml").exists()
    text = (old / "config/project.toml").read_text()
    assert ("pytest>=10" in text, "[tool.mine]" in text) == (True, True)


@pytest.mark.parametrize(
    ("path", "line"), [("CHANGELOG.md/x.txt", "x"), ("CONTRIBUTING.md/a/b.txt", "x")]
)
def test_a_committed_folder_in_the_way(
    old: Path, run: Run, path: str, line: str
) -> None:
    edited(old, {path: line})
    before = everything(old)
    assert run("update", "--json").codes == ["in-the-way"]
    assert everything(old) == before


def test_modes_stay(old: Path, run: Run) -> None:
    (old / "pyproject.toml").chmod(0o755)
    committed(old)
    (old / "AUTHORS.md").chmod(0o600)
    replaced(old, *CONFLICT)
    committed(old)
    before = state_of(old)
    assert run("update").code == 1
    assert os.access(old / "pyproject.toml", os.X_OK)
    assert "100755" in git(old, "ls-files", "-s", "pyproject.toml")
    assert run("update", "--abort").code == 0
    assert state_of(old) == before
    assert stat.S_IMODE((old / "AUTHORS.md").stat().st_mode) == 0o600


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_cannot_be_written_to(old: Path, run: Run) -> None:
    old.chmod(0o555)
    try:
        assert run("update", "--json").codes == ["read-only"]
    finally:
        old.chmod(0o755)


def test_a_lock_of_another_git(old: Path, run: Run) -> None:
    replaced(old, *CONFLICT)
    committed(old)
    before = state_of(old)
    lock = old / ".git/index.lock"
    lock.touch()
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["git"])
    assert "index.lock" in result.document["findings"][0]["message"]
    lock.unlink()
    assert state_of(old) == before
    assert run("update", "--abort", "--json").codes == ["nothing-to-abort"]


def test_a_repository_of_another_user(
    old: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["git"])
    assert "safe.directory" in result.document["findings"][0]["help"]


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The git commands that are run."""
    seen: list[str] = []
    real = git_run._run

    def counted(*arguments: object) -> object:
        words = [word for word in arguments[1] if "=" not in word and word != "-c"]  # type: ignore[attr-defined]
        seen.append(words[0])
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(git_run, "_run", counted)
    return seen


def test_twenty_thousand_other_files(
    old: Path, run: Run, renders: Renders, processes: list[str]
) -> None:
    for number in range(20_000):
        folder = old / "data" / str(number % 100)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text(f"{number}\n" * 20)
    committed(old)
    lay_out(old, {"data/1/1.txt": "dirty"})
    edited(old, {"README.md": "Mine.\n"})
    assert run("update").code == 0
    wanted = {**expected(renders), "README.md": (old / "README.md").read_bytes()}
    assert {path: (old / path).read_bytes() for path in wanted} == wanted
    assert processes == [
        "rev-parse", "cat-file", "ls-files",
        # The renames of the template, then the merge.
        "init", "fast-import", "diff-tree", "fast-import", "merge-tree", "ls-tree",
        # What was committed is what is merged, and nothing else is looked at.
        "fast-import", "update-index", "checkout-index",
    ]  # fmt: skip


def test_a_merge_needs_few_processes(old: Path, run: Run, processes: list[str]) -> None:
    assert run("update", "--to", "v0.2.0").code == 0
    assert len(processes) == 10
