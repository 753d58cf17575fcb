"""`mkpkg update`: a newer template, merged into what people made of an older one."""

import json
import os
import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from mkpkg import template
from mkpkg.template import ANSWERS_FILE

from ..conftest import Result, Run, tree_of
from ..owners import living_owner
from ..projects import git, lay_out
from .updates import (
    ANSWERS,
    JOURNAL,
    MIDDLE,
    NEW,
    OLD,
    Renders,
    Step,
    committed,
    do,
    edited,
    everything,
    replaced,
    rows,
    state_of,
)

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

BORN = {"src/sound/__init__.py", "tests/test_it.py"}


def changes(result: Result) -> dict[str, str]:
    """Return the status of each change, by its path."""
    return {change["path"]: change["status"] for change in result.document["changes"]}


def test_where_nobody_edited_it_is_the_new_template(
    old: Path, run: Run, renders: Renders
) -> None:
    before = tree_of(old)
    head = git(old, "rev-parse", "HEAD")
    result = run("update", "--json")
    assert (result.code, result.codes) == (0, [])
    born = {path: before[path] for path in BORN}
    assert tree_of(old) == {**renders.made(NEW), **born}
    assert result.document["template"] == {"from": OLD, "to": NEW}
    assert git(old, "rev-parse", "HEAD") == head
    # All of it is staged, and nothing is left behind.
    assert git(old, "diff", "--stat") == ""
    assert git(old, "ls-files", "--others") == ""
    assert not (old / ".git" / JOURNAL).exists()
    committed(old)
    again = run("update")
    assert (again.code, "nothing to do" in again.out) == (0, True)


def test_the_readme_shows_real_output(old: Path, run: Run) -> None:
    edited(old, {"HISTORY.md": "Mine.\n", "AUTHORS.md": "Mine.\n"})
    replaced(old, "pyproject.toml", "pytest>=9", "pytest>=9.1")
    committed(old)
    result = run("update")
    assert result.code == 1
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"$ mkpkg update\n{result.err}{result.out}```\n" in page


# What the user did, and what becomes of each file.
STATUSES: dict[str, tuple[dict[str, str | None], dict[str, str]]] = {
    "nothing": (
        {},
        {"CHANGELOG.md": "renamed", "AUTHORS.md": "deleted", "CONTRIBUTING.md": "new", "pyproject.toml": "updated"},
    ),
    "edits": (
        {"HISTORY.md": "Mine.\n", "README.md": "Mine.\n", "pyproject.toml": "[tool.mine]\n"},
        {"CHANGELOG.md": "merged", "README.md": "yours", "pyproject.toml": "merged",
         "AUTHORS.md": "deleted", "CONTRIBUTING.md": "new"},
    ),
    "deletions": (
        {"HISTORY.md": None, "README.md": None, "pyproject.toml": None, "AUTHORS.md": None},
        {"CHANGELOG.md": "kept-deleted", "README.md": "kept-deleted", "pyproject.toml": "kept-deleted",
         "CONTRIBUTING.md": "new"},
    ),
    "a file that the template drops": (
        {"AUTHORS.md": "Mine.\n"},
        {"AUTHORS.md": "kept-dropped", "CHANGELOG.md": "renamed", "CONTRIBUTING.md": "new", "pyproject.toml": "updated"},
    ),
    "a file that the template adds": (
        {"CONTRIBUTING.md": "Be nice.\n"},
        {"CONTRIBUTING.md": "conflict", "CHANGELOG.md": "renamed", "AUTHORS.md": "deleted", "pyproject.toml": "updated"},
    ),
    "the same as the template": (
        {"CONTRIBUTING.md": "Be kind.\n", "AUTHORS.md": None},
        {"CHANGELOG.md": "renamed", "pyproject.toml": "updated"},
    ),
    "the new name": (
        {"CHANGELOG.md": "Mine.\n"},
        {"CHANGELOG.md": "conflict", "HISTORY.md": "deleted", "AUTHORS.md": "deleted", "CONTRIBUTING.md": "new",
         "pyproject.toml": "updated"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("done", rows(STATUSES, "deletions", "the new name"))
def test_a_forecast_is_what_happens(old: Path, run: Run, done: str) -> None:
    edits, statuses = STATUSES[done]
    edited(old, edits)
    before = everything(old)
    forecast = run("update", "-n", "--json", "--diff")
    assert changes(forecast) == {ANSWERS_FILE: "updated", **statuses}
    assert everything(old) == before
    result = run("update", "--json", "--diff")
    assert {**result.document, "dry_run": True} == forecast.document
    has_conflict = "conflict" in statuses.values()
    assert (result.code, forecast.code) == (int(has_conflict),) * 2
    assert (old / ".git" / JOURNAL).exists() is has_conflict
    for path, status in statuses.items():
        there = (old / path).exists()
        assert there is (status not in {"deleted", "kept-deleted"}), path
    unmerged = set(git(old, "diff", "--name-only", "--diff-filter=U").split())
    assert unmerged == {p for p, status in statuses.items() if status == "conflict"}


@pytest.mark.slow
def test_edits_are_in_what_comes_out(old: Path, run: Run) -> None:
    edited(old, STATUSES["edits"][0])
    run("update")
    assert (old / "CHANGELOG.md").read_text().startswith("Line 0")
    assert (old / "CHANGELOG.md").read_text().endswith("\nMine.\n")
    assert "Row 2" in (old / "CHANGELOG.md").read_text()
    manifest = (old / "pyproject.toml").read_text()
    assert ("mypy>=1.16" in manifest, manifest.endswith("[tool.mine]\n")) == (True,) * 2


def test_what_both_changed_in_a_list_is_merged(old: Path, run: Run) -> None:
    mine = 'test = [\n    "hypothesis>=6",\n    "pytest>=9",  # {}\n]'
    replaced(old, "pyproject.toml", 'test = ["pytest>=9"]', mine.format("mine"))
    committed(old)
    result = run("update", "--json")
    assert (result.code, result.codes) == (0, [])
    assert changes(result)["pyproject.toml"] == "merged"
    text = (old / "pyproject.toml").read_text()
    assert mine.replace("pytest>=9", "pytest>=10").format("mine") in text


def test_a_conflict_is_left_as_git_leaves_it(old: Path, run: Run) -> None:
    replaced(old, "pyproject.toml", "pytest>=9", "pytest>=9.1")
    committed(old)
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["conflict"])
    (found,) = result.document["findings"]
    assert (found["severity"], found["path"]) == ("error", "pyproject.toml")
    assert (
        "<<<<<<< yours\n"
        'test = ["pytest>=9.1"]\n'
        "=======\n"
        'test = ["pytest>=10"]\n'
        ">>>>>>> template v0.3.0\n"
        'lint = ["mypy>=1.16", "ruff>=0.10"]\n'
    ) in (old / "pyproject.toml").read_text()
    lines = git(old, "ls-files", "--unmerged").splitlines()
    assert [line.split()[2:] for line in lines] == [
        ["1", "pyproject.toml"],
        ["2", "pyproject.toml"],
        ["3", "pyproject.toml"],
    ]
    for stage, text in ((1, '"pytest>=9"'), (2, '"pytest>=9.1"'), (3, '"pytest>=10"')):
        assert text in git(old, "show", f":{stage}:pyproject.toml")


def with_conflict(old: Path, run: Run) -> tuple[Any, ...]:
    """Update a project with a conflict, and return what it was before."""
    replaced(old, "pyproject.toml", "pytest>=9", "pytest>=9.1")
    edited(old, {"deep/er/README.md": "Mine.\n", "HISTORY.md": "Mine.\n"})
    lay_out(old, {"untracked.txt": "x", "it.log": "x", "README.md": "dirty"})
    git(old, "add", "README.md")
    before = state_of(old)
    assert run("update").code == 1
    return before


def test_going_back_after_a_conflict(old: Path, run: Run) -> None:
    before = with_conflict(old, run)
    assert run("update", "--json").codes == ["unfinished"]
    there = everything(old)
    forecast = run("update", "--abort", "-n", "--json")
    assert (forecast.code, everything(old)) == (0, there)
    result = run("update", "--abort", "--json")
    assert (result.code, result.codes) == (0, [])
    assert result.document["changes"] == forecast.document["changes"]
    assert {(c["op"], c["path"]) for c in result.document["changes"]} == {
        ("create", "AUTHORS.md"),
        ("create", "HISTORY.md"),
        ("delete", "CONTRIBUTING.md"),
        ("delete", "CHANGELOG.md"),
        ("update", ANSWERS_FILE),
        ("update", "pyproject.toml"),
    }
    assert state_of(old) == before
    assert run("update", "--abort", "--json").codes == ["nothing-to-abort"]


@pytest.mark.slow
def test_what_was_resolved_by_half_is_kept_in_git(old: Path, run: Run) -> None:
    before = with_conflict(old, run)
    lay_out(old, {"pyproject.toml": "half", "CHANGELOG.md": "more"})
    result = run("update", "--abort")
    assert (result.code, result.err.count("note[edited]")) == (0, 2)
    assert state_of(old) == before
    kept = [line.split()[-3] for line in result.err.splitlines() if "cat-file" in line]
    assert {git(old, "cat-file", "blob", id) for id in kept} == {"half", "more"}


@pytest.mark.slow
def test_a_commit_concludes_it(old: Path, run: Run, renders: Renders) -> None:
    with_conflict(old, run)
    lay_out(old, renders.made(NEW))
    committed(old)
    assert run("update", "--abort", "--json").codes == ["nothing-to-abort"]
    assert run("update").code == 0
    replaced(old, ANSWERS_FILE, NEW, MIDDLE)
    committed(old)
    # The journal of the first one is not in the way of another.
    assert (old / ".git" / JOURNAL).exists()
    assert run("update", "--json").codes == []
    assert not (old / ".git" / JOURNAL).exists()


@pytest.mark.slow
def test_going_back_by_git_concludes_it_too(old: Path, run: Run) -> None:
    replaced(old, "pyproject.toml", "pytest>=9", "pytest>=9.1")
    committed(old)
    before = state_of(old)
    run("update")
    git(old, "reset", "-q", "--hard")
    assert state_of(old) == before
    assert run("update", "--abort", "--json").codes == ["nothing-to-abort"]
    assert run("update", "--json").codes == ["conflict"]


@pytest.mark.slow
def test_nothing_to_go_back_to(old: Path, run: Run) -> None:
    result = run("update", "--abort", "--json")
    assert (result.code, result.codes) == (1, ["nothing-to-abort"])


# What is not committed, and what is said of it.
MANIFEST = "pyproject.toml"
EDIT: Step = ("write", MANIFEST, "x")
NEWER: Step = ("write", "CONTRIBUTING.md", "x")
# Elsewhere the two names are one file.
CASE = "casefold" if sys.platform == "linux" else "in-the-way"
DIRT: dict[str, tuple[list[Step], list[str]]] = {
    "edited": ([EDIT], ["uncommitted"]),
    "edited and staged": ([EDIT, ("git", "add", ".")], ["uncommitted"]),
    "staged and edited back": (
        [("replace", MANIFEST, "pytest", "tox"), ("git", "add", "."), ("replace", MANIFEST, "tox", "pytest")],
        ["uncommitted"],
    ),
    "deleted": ([("remove", "AUTHORS.md")], ["uncommitted"]),
    "renamed": ([("git", "mv", "HISTORY.md", "x.md")], ["uncommitted"]),
    "assumed unchanged": ([("git", "update-index", "--assume-unchanged", MANIFEST), EDIT], ["uncommitted"]),
    "a link": ([("git", "mv", MANIFEST, "x"), ("git", "reset", "-q"), ("link", MANIFEST, "x")], ["symlink"]),
    "the answers": ([("replace", ANSWERS_FILE, "3.11", "3.12")], ["uncommitted"]),
    "untracked, in the way": ([NEWER], ["in-the-way"]),
    "ignored, in the way": ([("write", ".git/info/exclude", "C*"), NEWER], ["in-the-way"]),
    "staged, in the way": ([NEWER, ("git", "add", ".")], ["in-the-way"]),
    "announced, in the way": ([NEWER, ("git", "add", "-N", ".")], ["in-the-way"]),
    "a link to nothing, in the way": ([("link", "CONTRIBUTING.md", "nowhere")], ["in-the-way"]),
    "a folder, in the way": ([("folder", "CHANGELOG.md")], ["in-the-way"]),
    "by another case, in the way": ([("write", "contributing.md", "x")], [CASE]),
    "what is not written": (
        [
            ("write", "README.md", "x"), ("write", "src/sound/new.py", "x"), ("git", "add", "src"),
            ("write", "uv.lock", "x"), ("write", "x.log", "x"), ("folder", ".venv"),
        ],
        [],
    ),
    "deleted, and not written": ([("remove", "README.md")], []),
}  # fmt: skip


@pytest.mark.parametrize("dirt", rows(DIRT, "edited", "ignored, in the way"))
def test_what_is_not_committed_is_not_written_over(
    old: Path, run: Run, dirt: str
) -> None:
    steps, codes = DIRT[dirt]
    do(old, steps)
    before = state_of(old)
    forecast = run("update", "-n", "--json")
    assert (forecast.code, forecast.codes) == (int(bool(codes)), codes)
    assert state_of(old) == before
    result = run("update", "--json")
    assert (result.code, result.codes) == (int(bool(codes)), codes)
    if codes:
        assert state_of(old) == before
        assert result.document["changes"] == []
        assert all(found["help"] for found in result.document["findings"])


@pytest.mark.slow
def test_other_changes_stay_as_they_are(old: Path, run: Run) -> None:
    lay_out(old, {"README.md": "staged"})
    git(old, "add", ".")
    lay_out(old, {"README.md": "edited", "new.txt": "x"})
    assert run("update").code == 0
    status = git(old, "status", "--porcelain").splitlines()
    assert {"MM README.md", "?? new.txt"} <= set(status)
    assert git(old, "show", ":README.md") == "staged"


def answers(text: str) -> list[Step]:
    return [("write", ANSWERS_FILE, text), ("commit",)]


OURS = "".join(f"{key}: {value}\n" for key, value in ANSWERS.items())

# What is wrong, and the code that says so.
UNFIT: dict[str, tuple[list[Step], str]] = {
    "no repository": ([("move", ".git", "not-git")], "git"),
    "no commit": ([("move", ".git", "not-git"), ("git", "init", "-q")], "git"),
    "not in the commit": (
        [("git", "rm", "-rq", "--cached", "."), ("git", "commit", "-qm", "empty")],
        "uncommitted",
    ),
    "no answers": ([("remove", ANSWERS_FILE), ("commit",)], "no-answers"),
    "empty answers": (answers(""), "answers"),
    "answers with conflict markers": (
        answers(f"<<<<<<< a\n{OURS}=======\n>>>>>>> b\n"),
        "answers",
    ),
    "unreadable answers": (answers("a: ["), "answers"),
    "no version": (answers(OURS), "answers"),
    "an unknown version": (answers(f"_commit: v0.0.1\n{OURS}"), "version"),
    "a newer version": (answers(f"_commit: v1.0.0\n{OURS}"), "newer"),
    "another template": (answers("_commit: v0.1.0\n_src_path: /no/such/place\n"), "source"),
    "two other answers files": (
        [("git", "mv", ANSWERS_FILE, ".copier-answers.b.yml"), ("write", ".copier-answers.a.yml", ""), ("commit",)],
        "several",
    ),
}  # fmt: skip


@pytest.mark.parametrize("unfit", rows(UNFIT, "no repository", "not in the commit"))
def test_what_cannot_be_updated_is_told_plainly(
    old: Path, run: Run, unfit: str
) -> None:
    steps, code = UNFIT[unfit]
    do(old, steps)
    before = everything(old)
    result = run("update", "--json")
    assert (result.code, set(result.codes)) == (1, {code})
    assert everything(old) == before
    assert all(found["help"] for found in result.document["findings"])


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is searched for programs before all others."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.mark.slow
def test_without_git(old: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["git"])
    assert "not installed" in result.document["findings"][0]["message"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a program of the shell")
def test_an_old_git(old: Path, run: Run, programs: Path) -> None:
    real = shutil.which("git")
    (programs / "git").write_text(
        "#!/bin/sh\n"
        'case "$*" in\n'
        '  *merge-tree*) echo "usage: git merge-tree <base> <one> <two>" >&2; exit 129;;\n'
        '  *version) echo "git version 2.34.1";;\n'
        f'  *) exec {real} "$@";;\n'
        "esac\n"
    )
    (programs / "git").chmod(0o755)
    before = state_of(old)
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["git"])
    (found,) = result.document["findings"]
    assert "git version 2.34.1 is too old" in found["message"]
    assert "2.38" in found["message"]
    assert found["help"]
    assert state_of(old) == before


# What `--to` is given, the exit code, and what is said.
GIVEN: dict[str, tuple[str, int, list[str]]] = {
    "between": ("v0.2.0", 0, []),
    "without its letter": ("0.2.0", 0, []),
    "the newest": ("v0.3.0", 0, []),
    "the same": ("v0.1.0", 0, []),
    "unknown": ("v0.2.1", 2, ["version"]),
    "a path": ("../v0.2.0", 2, ["version"]),
    "empty": ("", 2, ["version"]),
}


@pytest.mark.parametrize("given", rows(GIVEN, "without its letter", "a path"))
def test_another_version(old: Path, run: Run, renders: Renders, given: str) -> None:
    version, code, codes = GIVEN[given]
    born = {path: content for path, content in tree_of(old).items() if path in BORN}
    before = tree_of(old)
    result = run("update", "--to", version, "--json")
    assert (result.code, result.codes) == (code, codes)
    there = f"v{version.removeprefix('v')}"
    expected = before if codes else {**renders.made(there), **born}
    assert tree_of(old) == expected


@pytest.mark.slow
def test_backwards_is_refused(old: Path, run: Run) -> None:
    run("update")
    committed(old)
    result = run("update", "--to", OLD, "--json")
    assert (result.code, result.codes) == (1, ["backwards"])
    assert "git revert" in result.document["findings"][0]["help"]


@pytest.mark.slow
def test_a_version_that_came_early(old: Path, run: Run, renders: Renders) -> None:
    early = "v0.2.0rc1"
    archive = renders.installed.roots[NEW] / "template/history"
    shutil.copy(archive / f"{MIDDLE}.tar.gz", archive / f"{early}.tar.gz")
    try:
        assert run("update", "--to", early).code == 0
        committed(old)
        assert f'"{early}"' in (old / ANSWERS_FILE).read_text()
        assert run("update", "--json").document["template"] == {
            "from": early,
            "to": NEW,
        }
    finally:
        (archive / f"{early}.tar.gz").unlink()


def test_whether_there_is_a_newer_template(
    old: Path, run: Run, monkeypatch: pytest.MonkeyPatch, renders: Renders
) -> None:
    before = everything(old)
    with monkeypatch.context() as bare:
        bare.setenv("PATH", "")
        bare.delitem(sys.modules, "copier", raising=False)
        bare.setitem(sys.modules, "copier", None)
        result = run("update", "--check", "--json")
        assert (result.code, result.codes) == (1, ["outdated"])
        assert result.document["template"] == {"from": OLD, "to": NEW}
        shown = run("update", "--check", "-C", "src")
        assert (shown.code, shown.out) == (1, f"sound: template {OLD}, not {NEW}\n")
        assert everything(old) == before
        renders.installed.become(OLD)
        result = run("update", "--check", "--json")
        assert (result.code, result.codes) == (0, [])
        assert result.document["template"] == {"from": OLD, "to": OLD}
    do(old, answers(f"_commit: v9.0.0\n{OURS}"))
    assert run("update", "--check", "--json").codes == ["newer"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [("--check", "--abort"), ("--to", "v0.2.0", "--check"), ("--to", "x", "--abort")],
)
def test_options_that_do_not_go_together(
    old: Path, run: Run, options: tuple[str, ...]
) -> None:
    result = run("update", *options, "--json")
    assert (result.code, result.codes) == (2, ["usage"])


def test_outside_of_a_project(here: Path, run: Run) -> None:
    assert run("update", "--json").codes == ["no-project"]
    assert run("update", "--abort", "--json").codes == ["no-project"]
    assert run("update", "--check", "--json").codes == ["no-project"]


@pytest.mark.slow
def test_quietly(old: Path, run: Run) -> None:
    edited(old, {"AUTHORS.md": "Mine.\n"})
    result = run("update", "-q")
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.slow
def test_an_address_that_led_nowhere_is_replaced(
    old: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = "https://example.org/mkpkg.git"
    monkeypatch.setenv("MKPKG_TEMPLATE_SOURCE", home)
    assert run("update", "--to", MIDDLE).code == 0
    assert f'_src_path: "{home}"' in (old / ANSWERS_FILE).read_text()
    committed(old)
    # Any other stays.
    monkeypatch.setenv("MKPKG_TEMPLATE_SOURCE", "https://example.org/other.git")
    assert run("update").code == 0
    assert f'_src_path: "{home}"' in (old / ANSWERS_FILE).read_text()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a process that lives on")
@pytest.mark.parametrize("option", [(), ("--abort",), ("-n",)])
def test_another_process_at_work(old: Path, run: Run, option: tuple[str, ...]) -> None:
    with_conflict(old, run)
    journal = old / ".git" / JOURNAL
    data = json.loads(journal.read_text())
    data["facts"]["is_written"] = False
    data["owner"] = living_owner(data["owner"])
    journal.write_text(json.dumps(data))
    before = everything(old)
    result = run("update", *option, "--json")
    assert (result.code, result.codes) == (1, ["busy"])
    assert everything(old) == before


@pytest.mark.slow
def test_answers_above_the_repository_are_of_no_project_in_it(
    old: Path, run: Run
) -> None:
    inner = old / "inner"
    lay_out(inner, {"pyproject.toml": "", "src/deep/x.py": ""})
    assert run("update", "-n", "-C", str(inner / "src"), "--json").code == 0
    git(inner, "init", "-q")
    result = run("update", "-n", "-C", str(inner / "src"), "--json")
    assert result.codes == ["no-answers"]


@pytest.mark.slow
def test_a_template_that_makes_nonsense_is_not_merged(
    old: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = template.render_recorded

    def render(*arguments: object) -> dict[PurePosixPath, bytes]:
        files = dict(real(*arguments))  # type: ignore[arg-type]
        return {**files, PurePosixPath("pyproject.toml"): b"x ="}

    monkeypatch.setattr(template, "render_recorded", render)
    before = everything(old)
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["proof"])
    assert everything(old) == before
