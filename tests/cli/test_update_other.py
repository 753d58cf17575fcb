"""`mkpkg update` and `mkpkg diff` of projects from templates of others."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from mkpkg import template

from ..conftest import Run, everything_in, tree_of
from .sources import ANSWERS, answers_in, commit, git

CONFIG = """\
_subdirectory: project
_skip_if_exists: ["notes.txt"]
_exclude: ["{% if _copier_operation == 'update' %}once.txt{% endif %}"]
name: {type: str}
size: {type: int, default: 5}
"""
ONE = {
    "copier.yml": CONFIG,
    "project/{{ _copier_conf.answers_file }}.jinja": ANSWERS,
    "project/README.md.jinja": "# {{ name }}\n\none\ntwo\nthree\n",
    "project/notes.txt": "Write here.\n",
    "project/once.txt": "once\n",
    "project/run.sh": "#!/bin/sh\n",
    "project/old.txt": "old\n",
    "project/settings.toml": "[tool.x]\na = 1\nb = 2\n\n[tool.y]\nc = 3\n",
    "project/ci.yml": "on: push\njobs:\n  test:\n    steps:\n      - run: a\n",
}
TWO = {
    "project/README.md.jinja": "# {{ name }}\n\none\nTWO {{ size }}\nthree\n",
    "project/notes.txt": "Write something here.\n",
    "project/once.txt": "changed\n",
    "project/new.txt": "new\n",
    "project/settings.toml": "[tool.x]\na = 1\nb = 20\n\n[tool.y]\nc = 3\nd = 4\n",
    "project/ci.yml": "on: push\njobs:\n  test:\n    steps:\n      - run: a\n      - run: b\n",
}


@pytest.fixture
def source(here: Path) -> Path:
    """A template with two releases, of which the second also drops a file."""
    folder = here.parent / "template"
    commit_version(folder, ONE, "v1.0.0")
    (folder / "project/old.txt").unlink()
    (folder / "project/run.sh").chmod(0o755)
    commit_version(folder, TWO, "v2.0.0")
    return folder


def commit_version(folder: Path, files: dict[str, str], *tags: str) -> None:
    folder.mkdir(exist_ok=True)
    commit(folder, files, *tags)


def made(
    run: Run,
    here: Path,
    source: Path | str,
    ref: str = "v1.0.0",
    answer: str = "name=sound",
) -> Path:
    """Make a project with an older version, and go into it."""
    arguments = ("--template", str(source), "--ref", ref, "--data", answer)
    result = run("new", "x", *arguments)
    assert result.code == 0, result.err
    commit(here / "x", {})
    os.chdir(here / "x")
    return here / "x"


@pytest.fixture
def project(here: Path, run: Run, source: Path) -> Path:
    return made(run, here, source)


@pytest.mark.slow
def test_an_update_is_what_copier_makes_of_it(
    here: Path, run: Run, source: Path, project: Path
) -> None:
    import copier

    shutil.copytree(project, here / "y")
    copier.run_update(here / "y", defaults=True, quiet=True, overwrite=True)
    assert run("update").code == 0
    assert tree_of(project) == tree_of(here / "y")
    assert everything_in(project / "..") == everything_in(here)
    assert answers_in(project)["_commit"] == "v2.0.0"
    assert (project / "notes.txt").read_text() == "Write here.\n"
    assert (project / "once.txt").read_text() == "once\n"
    assert not (project / "old.txt").exists()
    assert os.access(project / "run.sh", os.X_OK) or sys.platform == "win32"


@pytest.mark.slow
def test_a_project_that_copier_made_is_updated(
    here: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import copier

    copier.run_copy(
        f"git+file://{source}",
        here / "z",
        data={"name": "sound"},
        vcs_ref="v1.0.0",
        defaults=True,
        quiet=True,
    )
    commit(here / "z", {"README.md": "# sound\n\none\ntwo\nthree\nfour\n"})
    monkeypatch.chdir(here / "z")
    result = run("update", "--json")
    assert (result.code, result.codes) == (0, [])
    assert (here / "z/README.md").read_text() == "# sound\n\none\nTWO 5\nthree\nfour\n"
    assert run("diff").code == 1


def test_edits_of_both_are_in_what_comes_out(
    run: Run, source: Path, project: Path
) -> None:
    mine = (
        "# mine\n[tool.x]\na = 9  # mine\nb = 2\n\n[tool.y]\nc = 3\n\n[tool.z]\ne = 5\n"
    )
    jobs = "on: push\njobs:\n  test:\n    steps:\n      - run: a # mine\n  more: {}\n"
    commit(project, {"settings.toml": mine, "ci.yml": jobs, "old.txt": "mine\n"})
    result = run("update")
    assert (result.code, "note[kept-dropped]: old.txt is kept" in result.err) == (
        0,
        True,
    )
    assert (project / "settings.toml").read_text() == (
        "# mine\n[tool.x]\na = 9  # mine\nb = 20\n\n"
        "[tool.y]\nc = 3\nd = 4\n\n[tool.z]\ne = 5\n"
    )
    assert (project / "ci.yml").read_text() == (
        "on: push\njobs:\n  test:\n    steps:\n      - run: a # mine\n"
        "      - run: b\n  more: {}\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        pytest.param(
            "settings.toml",
            "[tool.x]\na = 1\nb = 7\n\n[tool.y]\nc = 3\n",
            "you and the template both changed tool.x.b",
            id="a key",
        ),
        pytest.param(
            "README.md",
            "# sound\n\none\nzwei\nthree\n",
            "you and the template changed the same lines",
            id="lines",
        ),
        pytest.param(
            "settings.toml",
            "[tool.x\na = 1\nb = 7\n",
            "you and the template changed the same lines",
            id="no TOML any more",
        ),
    ],
)
def test_conflicts_are_left_as_git_leaves_them(
    run: Run, project: Path, path: str, text: str, why: str
) -> None:
    commit(project, {path: text})
    before = tree_of(project)
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["conflict"])
    stages = git(project, "ls-files", "--unmerged", path).splitlines()
    assert [line.split()[2] for line in stages] == ["1", "2", "3"]
    now = (project / path).read_text()
    assert ("<<<<<<< yours" in now, ">>>>>>> template v2.0.0" in now) == (True, True)
    assert f"both changed {why}" in result.out or why in result.out
    assert run("update", "--abort").code == 0
    assert (tree_of(project), git(project, "status", "--porcelain")) == (before, "")


def test_a_dry_run_is_the_forecast(run: Run, project: Path) -> None:
    before = tree_of(project)
    forecast = run("update", "-n", "--json").document["changes"]
    assert tree_of(project) == before
    assert run("update", "--json").document["changes"] == forecast
    assert {change["status"] for change in forecast} == {"new", "updated", "deleted"}
    git(project, "commit", "-qm", "Update")
    result = run("update")
    assert (result.code, "template v2.0.0 is there already" in result.out) == (0, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ref", "tags", "code"),
    [
        pytest.param("v1.0.0", None, 1, id="an older release"),
        pytest.param("v2.0.0", None, 0, id="the newest release"),
        pytest.param("main", None, 0, id="newer than all releases"),
        pytest.param("v1.0.0", "none", 1, id="an older commit, without tags"),
        pytest.param("main", "none", 0, id="the newest commit, without tags"),
    ],
)
def test_whether_there_is_a_newer_one(
    here: Path, run: Run, source: Path, ref: str, tags: str | None, code: int
) -> None:
    if ref == "main":
        commit(source, {"project/new.txt": "newer\n"})
    if tags:
        ref = git(source, "rev-parse", ref)
        git(source, "tag", "-d", "v1.0.0", "v2.0.0")
    made(run, here, source, ref)
    result = run("update", "--check")
    assert (result.code, "warning[outdated]" in result.err) == (code, bool(code))
    assert run("update", "-n").code == 0
    assert ("is there already" in run("update", "-n").out) == (code == 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("recorded", "code"), [("commit", 1), ("v0.0.bogus", 1)], ids=["commit", "unknown"]
)
def test_a_version_that_is_no_tag(
    here: Path, run: Run, source: Path, recorded: str, code: int
) -> None:
    project = made(run, here, source)
    answers = project / ".copier-answers.yml"
    if recorded == "commit":
        recorded = git(source, "rev-parse", "--short", "v1.0.0")
    answers.write_text(answers.read_text().replace("v1.0.0", recorded))
    git(project, "commit", "-qam", "Record")
    check, dry = run("update", "--check"), run("update", "-n")
    assert check.code == code
    assert ("error[version]" in check.err) == ("error[version]" in dry.err)
    assert ("error[version]" in check.err) == ("bogus" in recorded)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("--to", "v2.0.0"), 0, "to v2.0.0", id="a tag"),
        pytest.param(("--to", "main"), 0, "to v2.0.0-1-g", id="a branch"),
        pytest.param(("--to", "v9"), 2, "error[version]", id="none"),
        pytest.param(("--to", "--upload-pack=x"), 2, "error[version]", id="an option"),
        pytest.param(("--data", "nmae=x"), 2, "no question `nmae`", id="no question"),
        pytest.param(("--data", "size=x"), 2, "error[data]", id="no number"),
        pytest.param(("--data", "size=7"), 0, "to v2.0.0", id="another answer"),
        pytest.param(("--check", "--trust"), 2, "error[usage]", id="--check --trust"),
    ],
)
def test_which_version(
    here: Path, run: Run, source: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    commit(source, {"project/new.txt": "newer\n"})
    project = made(run, here, source)
    before = tree_of(project)
    result = run("update", *arguments)
    assert (result.code, said in result.out + result.err) == (code, True), result.err
    assert (tree_of(project) == before) == bool(code)


@pytest.mark.slow
@pytest.mark.parametrize("of_one_history", [True, False])
def test_backwards_is_refused(
    here: Path, run: Run, source: Path, of_one_history: bool
) -> None:
    if not of_one_history:
        git(source, "checkout", "-q", "--orphan", "other")
        commit(source, {"x": "x"}, "v1.5.0")
        git(source, "checkout", "-qf", "main")
    project = made(run, here, source, "v2.0.0")
    before = tree_of(project)
    result = run("update", "--to", "v1.0.0" if of_one_history else "v1.5.0")
    assert (result.code, "error[backwards]" in result.err) == (1, True)
    assert tree_of(project) == before


def test_a_new_question_wants_an_answer(run: Run, source: Path, project: Path) -> None:
    asks = f"{CONFIG}colour: {{type: str}}\n"
    commit(source, {"copier.yml": asks, "project/new.txt.jinja": "{{ colour }}"}, "v3")
    result = run("update")
    assert (result.code, "--data colour=ANSWER" in result.err) == (2, True)
    assert run("update", "--data", "colour=red").code == 0
    assert answers_in(project)["colour"] == "red"


@pytest.mark.slow
def test_a_secret_is_not_recorded_and_has_to_be_said(
    run: Run, source: Path, here: Path
) -> None:
    asks = f"{CONFIG}key: {{type: str, secret: true, default: none}}\n"
    commit(source, {"copier.yml": asks, "project/key.txt.jinja": "{{ key }}\n"}, "v3")
    commit(source, {"project/new.txt": "newer\n"}, "v4")
    arguments = ("--template", str(source), "--ref", "v3", "--data", "name=sound")
    assert run("new", "x", *arguments, "--data", "key=k").code == 0
    commit(here / "x", {})
    os.chdir(here / "x")
    assert run("diff", "--data", "key=k").code == 0
    result = run("update", "--data", "key=k")
    assert (result.code, (here / "x/key.txt").read_text()) == (0, "k\n")


RISKY = (
    f"_tasks: [\"touch done\"]\n_migrations: [{{version: v3, command: 'x'}}]\n{CONFIG}"
)


def test_what_needs_trust_is_refused_without(
    here: Path, run: Run, source: Path, project: Path
) -> None:
    commit(source, {"copier.yml": RISKY}, "v3")
    before = tree_of(project)
    result = run("update")
    assert (result.code, "error[trust]" in result.err) == (1, True)
    assert "it runs 1 command" in result.err
    assert tree_of(project) == before
    assert run("update", "--trust", "--dry-run", "-q").code == 0
    result = run("update", "--trust")
    assert (result.code, (project / "done").exists()) == (0, True)
    assert "note[migrations]: the template has 1 command for this update" in result.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param("gone", "fetch", id="the repository is gone"),
        pytest.param("untagged", "version", id="the version is gone"),
        pytest.param("plain", "source", id="a plain folder"),
        pytest.param("unversioned", "answers", id="no version"),
        pytest.param("nowhere", "answers", id="no address"),
        pytest.param("gitless", "git", id="no git"),
    ],
)
@pytest.mark.parametrize("command", ["update", "diff"])
def test_what_cannot_be_had(
    run: Run,
    source: Path,
    project: Path,
    clean_environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: str,
    code: str,
    command: str,
) -> None:
    answers = project / ".copier-answers.yml"
    text = answers.read_text()
    if spoil == "gone":
        text = text.replace(str(source), f"file://{source}-gone")
    elif spoil == "untagged":
        text = text.replace("v1.0.0", "v1.0.1")
    elif spoil == "plain":
        shutil.rmtree(source / ".git")
    elif spoil == "unversioned":
        text = text.replace("_commit", "commit")
    elif spoil == "nowhere":
        text = text.replace("_src_path", "src_path")
    answers.write_text(text)
    git(project, "commit", "-aqm", "x", "--allow-empty")
    if spoil == "gitless":
        monkeypatch.setenv("PATH", str(clean_environment))
    result = run(command, "--json")
    assert (result.code, result.codes) == (1, [code])


def test_a_password_is_never_shown_and_never_recorded(
    here: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://ada:s3cret@example.invalid/template.git"
    result = run("new", "x", "--template", address)
    assert (result.code, "s3cret" in result.err) == (1, False)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.{source}.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", address)
    project = made(run, here, address)
    assert answers_in(project)["_src_path"] == "https://example.invalid/template.git"
    result = run("update")
    assert (result.code, "error[fetch]" in result.err) == (1, True)


@pytest.mark.slow
def test_a_fork_of_mkpkgs_template_is_another_one(here: Path, run: Run) -> None:
    fork = here.parent / "fork"
    fork.mkdir()
    home = template.template_root()
    shutil.copy(home / "copier.yml", fork)
    shutil.copytree(home / "template", fork / "template")
    commit(fork, {}, "v0.1.0+acme.1")
    readme = fork / "template/project/README.md.jinja"
    readme.write_text(f"{readme.read_text()}\nAcme\n")
    commit(fork, {}, "v0.1.0+acme.2")
    project = made(run, here, fork, "v0.1.0+acme.1", answer="project=sound")
    assert run("diff").code == 0
    assert run("update", "--check").code == 1
    assert run("update").code == 0
    assert (project / "README.md").read_text().endswith("\nAcme\n")
    assert answers_in(project)["_commit"] == "v0.1.0+acme.2"


def test_of_mkpkgs_own_template_nothing_is_to_be_said(here: Path, run: Run) -> None:
    assert run("new", "sound", "--no-git").code == 0
    os.chdir(here / "sound")
    for option in (("--trust",), ("--data", "name=x")):
        result = run("diff", *option)
        assert (result.code, f"{option[0]} is for another" in result.err) == (2, True)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="makes links")
def test_links_come_and_stay(here: Path, run: Run, source: Path) -> None:
    keeps = {"copier.yml": f"_preserve_symlinks: true\n{CONFIG}"}
    (source / "project/first").symlink_to("README.md")
    commit(source, keeps, "v3")
    (source / "project/second").symlink_to("notes.txt")
    commit(source, {"project/new.txt": "newer\n"}, "v4")
    project = made(run, here, source, "v3")
    assert run("diff").code == 0
    assert run("update").code == 0
    assert (project / "first").readlink() == Path("README.md")
    assert (project / "second").readlink() == Path("notes.txt")
    git(project, "commit", "-qm", "Update")
    (source / "project/first").unlink()
    (source / "project/first").symlink_to("notes.txt")
    (source / "project/second").unlink()
    commit(source, {"project/new.txt": "newest\n"}, "v5")
    (project / "new.txt").write_text("mine\n")
    git(project, "commit", "-aqm", "mine")
    assert run("update").code == 1
    assert (project / "first").readlink() == Path("notes.txt")
    assert not (project / "second").is_symlink()
    assert run("update", "--abort").code == 0
    assert git(project, "status", "--porcelain") == ""
    assert (project / "first").readlink() == Path("README.md")
    (project / "second").unlink()
    (project / "second").symlink_to("README.md")
    assert run("diff", "second").code == 1


@pytest.mark.slow
def test_what_the_template_makes_is_proved(
    run: Run, source: Path, project: Path
) -> None:
    commit(source, {"project/new.toml": "a = \n"}, "v3")
    before = tree_of(project)
    result = run("update", "--json")
    assert (result.code, result.codes) == (1, ["proof"])
    assert tree_of(project) == before
