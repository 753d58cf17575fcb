"""What `mkpkg new` does in the places that people run it in."""

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from mkpkg import cli, commands, template
from mkpkg import git as git_package
from mkpkg.cli import _finish as finish_module
from mkpkg.cli import _show as show_module
from mkpkg.commands import _new as new_module
from mkpkg.disk import _commit as commit_module
from mkpkg.template import Answers

from ..conftest import FreshStreams, Run, everything_in, tree_of, with_uv

FINDING_KEYS = {
    "code", "severity", "message", "help", "path", "line", "column", "name", "suggestion",
}  # fmt: skip
DOCUMENT_KEYS = {"command", "root", "dry_run", "changes", "findings", "next"}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def answers(project: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(
        (project / ".copier-answers.yml").read_text(encoding="utf-8")
    )
    assert isinstance(loaded, dict)
    return loaded


def test_a_project_with_a_repository_and_no_commit(here: Path, run: Run) -> None:
    assert run("new", "sound", "--sub", "a").code == 0
    assert git(here / "sound", "rev-parse", "--is-inside-work-tree") == "true\n"
    assert git(here / "sound", "for-each-ref") == ""
    git(here / "sound", "add", "--all")
    tracked = git(here / "sound", "ls-files").splitlines()
    assert sorted(tracked) == sorted(tree_of(here / "sound"))


def test_subpackages_whose_names_are_often_ignored_are_tracked(
    here: Path, run: Run
) -> None:
    run("new", "sound", "--sub", "build,dist,lib,env,venv,var,eggs,target,uv/lock.py")
    git(here / "sound", "add", "--all")
    tracked = git(here / "sound", "ls-files").splitlines()
    assert sorted(tracked) == sorted(tree_of(here / "sound"))


def test_lock_files_and_environments_are_not_tracked(here: Path, run: Run) -> None:
    run("new", "sound")
    git(here / "sound", "add", "--all")
    (here / "sound" / "uv.lock").write_text("")
    (here / "sound" / ".venv").mkdir()
    (here / "sound" / ".venv" / "x").write_text("")
    assert "??" not in git(here / "sound", "status", "--porcelain")


def test_the_author_is_the_one_of_git(here: Path, run: Run) -> None:
    run("new", "sound")
    stored = answers(here / "sound")
    assert (stored["user_name"], stored["user_email"]) == (
        "Ada Tester",
        "ada@example.org",
    )
    assert stored["year"] == str(date.today().year)


def settings(text: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here.parent / "settings.yml"
    path.write_text(text)
    monkeypatch.setenv("COPIER_SETTINGS_PATH", str(path))


def test_settings_of_copier_come_before_git(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings("defaults:\n  user_name: Grace\n", here, monkeypatch)
    run("new", "sound")
    stored = answers(here / "sound")
    assert (stored["user_name"], stored["user_email"]) == ("Grace", "ada@example.org")


def test_options_come_before_all(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings("defaults: [", here, monkeypatch)
    assert run("new", "sound", "--author", "", "--email", "a@b.org").code == 0
    stored = answers(here / "sound")
    assert (stored["user_name"], stored["user_email"]) == ("", "a@b.org")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("defaults: [", "settings", 1),
        ('defaults:\n  user_name: "two\\nlines"\n', "author", 2),
        ("defaults:\n  user_email: nobody\n", "email", 2),
    ],
)
def test_unusable_settings_are_refused(
    here: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    code: str,
    expected: int,
) -> None:
    settings(text, here, monkeypatch)
    result = run("new", "sound", "--json")
    assert (result.code, result.codes) == (expected, [code])
    assert everything_in(here) == []


@pytest.mark.parametrize(
    "arguments", [["class"], ["sound", "--sub", "a,b-c"], ["x", "--email", "y"]]
)
def test_what_is_refused_leaves_nothing(
    here: Path, run: Run, arguments: list[str]
) -> None:
    assert run("new", *arguments).code == 2
    assert everything_in(here) == []


@pytest.mark.parametrize(
    ("path", "code", "finding"),
    [
        ("", 2, "empty"),
        ("..", 2, "path"),
        ("/", 2, "empty"),
        ("foo bar", 2, "grammar"),
        ("foo\n", 2, "control"),
        ("foo\udcff", 2, "surrogate"),
        ("a" * 300, 2, "length"),
        ("_internals", 2, "grammar"),
        ("file", 1, "exists"),
        ("dangling", 1, "exists"),
        ("file/inside", 1, "not-a-folder"),
        ("managed", 1, "exists"),
        ("flat", 1, "exists"),
    ],
)
def test_places_that_are_refused(
    here: Path, run: Run, path: str, code: int, finding: str
) -> None:
    (here / "file").write_text("mine")
    (here / "dangling").symlink_to("nowhere")
    (here / "managed").mkdir()
    (here / "managed/pyproject.toml").write_text("")
    (here / "flat/pkg").mkdir(parents=True)
    (here / "flat/pkg/__init__.py").write_text("")
    before = everything_in(here.parent)
    for option in ((), ("-n",)):
        result = run("new", path, "--json", *option)
        assert (result.code, set(result.codes)) == (code, {finding})
    assert everything_in(here.parent) == before


@pytest.mark.parametrize(
    "path", ["sound", "sound/", "./sound", "a/b/sound", "link/sound"]
)
def test_places_that_are_fine(here: Path, run: Run, path: str) -> None:
    (here / "target").mkdir()
    (here / "link").symlink_to("target")
    assert run("new", path).code == 0
    assert (here / path / "src/sound/__init__.py").is_file()


def test_an_existing_folder_is_filled_and_its_files_kept(here: Path, run: Run) -> None:
    mine = {
        "README.md": b"mine",
        "LICENSE": b"mine",
        ".gitignore": b"*.log\n",
        "tests/t.py": b"",
    }
    for path, content in mine.items():
        (here / path).parent.mkdir(exist_ok=True)
        (here / path).write_bytes(content)
    git(here, "init", "-q")
    git(here, "remote", "add", "origin", "git@example.org:ada/sound.git")
    result = run("new", ".", "--name", "sound", "--json")
    kept = [c["path"] for c in result.document["changes"] if c["op"] == "keep"]
    assert kept == [".gitignore", "LICENSE", "README.md", "tests/t.py"]
    assert mine.items() <= tree_of(here).items()
    assert answers(here)["repository"] == "https://example.org/ada/sound"
    assert (
        'Repository = "https://example.org/ada/sound"'
        in (here / "pyproject.toml").read_text()
    )
    assert result.codes == []
    assert (here / "src/sound/py.typed").is_file()


def test_the_name_of_the_folder_is_the_name_of_the_project(
    here: Path, run: Run
) -> None:
    assert run("new", ".").code == 0
    assert answers(here)["project"] == "here"


@pytest.mark.parametrize(
    ("member", "code"),
    [("readme.md", "casefold"), ("src", "not-a-folder"), ("README.md/x", "exists")],
)
def test_a_file_in_the_way_is_a_conflict(
    here: Path, run: Run, member: str, code: str
) -> None:
    (here / member).parent.mkdir(exist_ok=True)
    (here / member).write_text("mine")
    before = everything_in(here)
    for option in ((), ("-n",)):
        result = run("new", ".", "--json", *option)
        assert result.code == 1
        assert code in result.codes
    assert everything_in(here) == before


def test_a_folder_that_is_a_link_is_not_written_through(here: Path, run: Run) -> None:
    (here.parent / "elsewhere").mkdir()
    (here / "tests").symlink_to(here.parent / "elsewhere")
    result = run("new", ".", "--json")
    assert (result.code, set(result.codes)) == (1, {"symlink"})
    assert everything_in(here.parent / "elsewhere") == []


def test_no_repository_inside_another_one(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    assert run("new", "packages/sound").code == 0
    assert not (here / "packages/sound/.git").exists()


def test_a_repository_where_the_other_one_does_not_look(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    (here / ".gitignore").write_text("/scratch/\n")
    assert run("new", "scratch/sound").code == 0
    assert (here / "scratch/sound/.git").is_dir()


def test_a_file_that_would_not_be_committed_is_told(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    (here / ".gitignore").write_text("lib/\n")
    result = run("new", "sound", "--sub", "lib", "--json")
    ignored = [f["path"] for f in result.document["findings"] if f["code"] == "ignored"]
    assert ignored == ["src/sound/lib/__init__.py", "src/sound/lib/_internals.py"]


def test_without_git(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    result = run("new", "sound", "--json")
    assert result.code == 0
    assert "git" in result.codes
    assert not (here / "sound/.git").exists()
    assert answers(here / "sound")["user_name"] == ""


WORKSPACE = '[project]\nname = "all"\n[tool.uv.workspace]\nmembers = ["libs/*"]\n'


def test_a_member_of_a_workspace(here: Path, run: Run) -> None:
    (here / "pyproject.toml").write_text(WORKSPACE)
    assert run("new", "libs/sound", "--json").document["next"][0] == "cd libs/sound"
    listed = run("new", "apps/noise", "--json").document["next"]
    assert (
        listed[1]
        == '# in ../../pyproject.toml, add "apps/noise" to members of [tool.uv.workspace]'
    )
    assert len(listed) == 3
    assert (here / "pyproject.toml").read_text() == WORKSPACE
    result = run("new", "apps/sound", "--json")
    assert (result.code, result.codes) == (1, ["duplicate"])


@pytest.mark.parametrize("has_uv", [True, False])
def test_the_next_steps_are_commands_that_run(
    here: Path, run: Run, clean_environment: Path, has_uv: bool
) -> None:
    if has_uv:
        with_uv(clean_environment / "bin")
    steps = run("new", "my folder/it's", "--name", "sound", "--json").document["next"]
    assert len(steps) <= 3
    assert shlex.split(steps[0]) == ["cd", "my folder/it's"]
    assert ("uv run pytest" in steps) == has_uv
    inside = subprocess.check_output(
        f"{steps[0]} && pwd", shell=True, cwd=here, text=True
    )
    assert inside.strip() == str(here / "my folder/it's")


def test_started_elsewhere(here: Path, run: Run) -> None:
    (here / "a/b").mkdir(parents=True)
    result = run("-C", "a", "new", "-C", "b", "sound", "--json")
    assert result.document["root"] == (here / "a/b/sound").as_posix()
    assert result.document["next"][0] == "cd a/b/sound"
    assert Path.cwd() == here
    missing = run("new", "-C", "nowhere", "sound", "--json")
    assert (missing.code, missing.codes) == (2, ["directory"])


def test_one_json_document_in_its_documented_form(here: Path, run: Run) -> None:
    for arguments, code in (
        (["sound", "-n"], 0), (["sound"], 0), (["sound"], 1), (["class"], 2), (["x", "--y"], 2),
    ):  # fmt: skip
        result = run("new", *arguments, "--json")
        assert (result.code, result.err) == (code, "")
        document = result.document
        assert set(document) == DOCUMENT_KEYS
        assert document["command"] == "new"
        assert document["dry_run"] == ("-n" in arguments)
        assert all(
            set(change) == {"op", "path", "from", "status"}
            for change in document["changes"]
        )
        assert all(set(finding) == FINDING_KEYS for finding in document["findings"])
        assert bool(document["changes"]) == (code == 0)


def test_a_dry_run_shows_what_the_real_run_does(here: Path, run: Run) -> None:
    dry = run("new", "sound", "--sub", "a,b", "-n", "--json").document
    assert everything_in(here) == []
    real = run("new", "sound", "--sub", "a,b", "--json").document
    assert {**dry, "dry_run": False} == real
    assert [change["path"] for change in real["changes"]] == sorted(
        tree_of(here / "sound")
    )


def test_the_diff_is_the_project(here: Path, run: Run) -> None:
    diff = run("new", "sound", "--diff", "-n", "-q").out
    (here / "applied").mkdir()
    subprocess.run(
        ["git", "apply"], input=diff, text=True, cwd=here / "applied", check=True
    )
    run("new", "sound", "--no-git")
    assert tree_of(here / "applied") == tree_of(here / "sound")
    document = run("new", "other", "-n", "--json", "--diff").document
    assert document["diff"].startswith("diff --git a/.copier-answers.yml")


def test_twice_is_refused_and_changes_nothing(here: Path, run: Run) -> None:
    run("new", "sound")
    before = tree_of(here)
    assert run("new", "sound").code == 1
    assert tree_of(here) == before


def test_exports_are_eager_or_lazy(here: Path, run: Run) -> None:
    refused = run("new", "sound", "--exports", "sometimes")
    assert refused.code == 2
    assert "'--exports': 'sometimes' is not one of 'eager', 'lazy'\n" in refused.err
    assert everything_in(here) == []
    assert run("new", "sound", "--exports", "lazy").code == 0
    assert answers(here / "sound")["exports"] == "lazy"


def test_version_and_help(here: Path, run: Run) -> None:
    assert run("--version").out == "mkpkg 0.1.0\n"
    shown = run("new", "--help")
    assert shown.code == 0
    for option in ("--sub", "--name", "--import-name", "--description", "--author", "--email",
                   "--license", "--python", "--exports", "--no-git", "--no-example", "--dry-run",
                       "--interactive",
                   "--diff", "--json", "--quiet", "--debug", "--directory"):  # fmt: skip
        assert option in shown.out
    for later in ("--with",):
        assert later not in shown.out
        assert run("new", "sound", later, "x").code == 2
    nothing = run()
    assert (nothing.code, nothing.err) == (2, "")


def test_a_defect_shows_no_traceback_without_debug(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkpkg.commands.new", lambda request: 1 / 0)
    plain, debug = run("new", "sound"), run("new", "sound", "--debug")
    assert (plain.code, debug.code) == (1, 1)
    assert plain.err.startswith("error[internal]: ZeroDivisionError")
    assert "Traceback" not in plain.err
    assert "Traceback" in debug.err


def test_a_stop_is_told_and_leaves_nothing(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(request: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mkpkg.commands.new", stop)
    result = run("new", "sound")
    assert (result.code, result.err) == (130, "Stopped. Nothing was written.\n")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_cannot_be_written_to(here: Path, run: Run) -> None:
    here.chmod(0o500)
    result = run("new", "sound", "--json")
    here.chmod(0o700)
    assert (result.code, result.codes) == (1, ["os"])


def test_output_in_a_plain_encoding(here: Path, fresh_streams: FreshStreams) -> None:
    printed = fresh_streams("ascii")
    assert cli.main(["new", "sound", "--no-git"]) == 0
    assert b"ok: sound: 10 files, imports clean" in printed.getvalue()


@pytest.mark.parametrize(
    ("variables", "has_colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_only_where_it_is_wanted(
    here: Path,
    fresh_streams: FreshStreams,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    has_colour: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    printed = fresh_streams("utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    cli.main(["new", "sound", "--no-git"])
    assert (b"\x1b[" in printed.getvalue()) == has_colour
    assert "✔".encode() in printed.getvalue()


def test_no_colour_in_a_pipe(here: Path, run: Run) -> None:
    assert "\x1b" not in run("new", "sound").out


def test_json_is_not_mistaken_for_a_name(here: Path, run: Run) -> None:
    result = run("new", "--", "--json")
    assert result.code == 2
    assert result.err.startswith("error[grammar]")
    with pytest.raises(json.JSONDecodeError):
        result.document  # noqa: B018


def test_many_folders_alike_are_counted(here: Path, run: Run) -> None:
    names = ",".join(f"part{number}" for number in range(12))
    shown = run("new", "sound", "--sub", names, "-n").out
    assert "(+4 more like it)" in shown
    assert "create 34 files" in shown


SHELL = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def in_shell(here: Path, command: str) -> subprocess.CompletedProcess[str]:
    program = f'"{sys.executable}" -m mkpkg'
    return subprocess.run(
        ["bash", "-c", command.replace("mkpkg", program)],
        cwd=here, capture_output=True, text=True, check=False,
    )  # fmt: skip


@SHELL
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("mkpkg new sound -q >&-", 0),
        pytest.param("mkpkg new sound >&-", 0, marks=pytest.mark.slow),
        pytest.param("mkpkg new sound 2>&-", 0, marks=pytest.mark.slow),
        pytest.param("mkpkg new sound --json >&- 2>&-", 0, marks=pytest.mark.slow),
        ("mkpkg new class >&-", 2),
        pytest.param("mkpkg new class --json >&-", 2, marks=pytest.mark.slow),
        pytest.param("mkpkg new class 2>&-", 2, marks=pytest.mark.slow),
        ("set -o pipefail; mkpkg new sound | true", 0),
        pytest.param("mkpkg new sound <&-", 0, marks=pytest.mark.slow),
        pytest.param("mkpkg new sound > /dev/full", 1, marks=pytest.mark.slow),
        ("mkpkg new sound --json > /dev/full", 1),
    ],
)
def test_streams_that_are_closed_or_full(here: Path, command: str, code: int) -> None:
    done = in_shell(here, command)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if "sound" in command:
        assert (here / "sound/pyproject.toml").is_file()
        assert "nothing was written" not in done.stderr


@SHELL
def test_a_signal_that_the_caller_ignores_stops_nothing(here: Path) -> None:
    done = in_shell(
        here, "trap '' HUP INT; mkpkg new sound & sleep 0.3; kill -HUP $!; wait $!"
    )
    assert done.returncode == 0, done.stderr


@SHELL
def test_a_folder_that_is_gone(here: Path) -> None:
    done = in_shell(here, "mkdir x; cd x; rmdir ../x; mkpkg new sound")
    assert done.returncode == 1
    assert "the current folder does not exist" in done.stderr


def test_every_refusal_is_told_with_its_command(here: Path, run: Run) -> None:
    result = run("-C", ".", "new", "class", "--json", "-qn")
    assert (result.document["command"], result.document["dry_run"]) == ("new", True)
    assert run("--json", "--nothing").document["command"] is None


def test_all_texts_are_judged_at_once(here: Path, run: Run) -> None:
    arguments = [
        "--license",
        "no",
        "--email",
        "no",
        "--python",
        "no",
        "--author",
        "a\nb",
    ]
    result = run("new", "sound", *arguments, "--json")
    assert (result.code, result.codes) == (2, ["author", "email", "python", "license"])


def test_a_path_that_looks_like_an_option(here: Path, run: Run) -> None:
    result = run("new", "--name", "dashed", "--json", "--", "-foo")
    assert result.document["next"][0] == "cd ./-foo"


def test_a_gitignore_that_was_there_is_asked_too(here: Path, run: Run) -> None:
    (here / ".gitignore").write_text("lib/\n")
    result = run("new", ".", "--sub", "lib", "--json")
    assert result.codes.count("ignored") == 2


def test_a_configuration_that_git_cannot_read(
    here: Path, run: Run, clean_environment: Path
) -> None:
    (clean_environment / "gitconfig").write_text("[broken\n")
    for option in ("-n", "-q"):
        result = run("new", "sound", "--json", option)
        assert (result.code, result.codes) == (1, ["git"])
    assert run("new", "sound", "--no-git").code == 0


def test_a_project_that_appears_while_one_is_made(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = new_module._render

    def render(answers: Answers, *, can_import: bool) -> object:
        (here / "sound").mkdir()
        (here / "sound/pyproject.toml").write_text("theirs")
        return real(answers, can_import=can_import)

    monkeypatch.setattr(new_module, "_render", render)
    result = run("new", "sound", "--json")
    assert (result.code, result.codes) == (1, ["exists"])
    assert tree_of(here) == {"sound/pyproject.toml": b"theirs"}


@pytest.mark.parametrize("pattern", ["/abs/*", "", "a**", "[", "**"])
def test_odd_members_of_a_workspace(here: Path, run: Run, pattern: str) -> None:
    (here / "pyproject.toml").write_text(
        f"[tool.uv.workspace]\nmembers = ['{pattern}']\n"
    )
    result = run("new", "libs/sound", "--json")
    assert result.code == 0
    assert any("members of" in step for step in result.document["next"]) == (
        pattern != "**"
    )


def test_an_address_that_is_none(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MKPKG_TEMPLATE_SOURCE", "a\nb")
    assert run("new", "sound", "--json").codes == ["source"]


@pytest.mark.parametrize(("length", "code"), [(240, 0), (241, 2), (255, 2)])
def test_the_longest_import_name(here: Path, run: Run, length: int, code: int) -> None:
    result = run("new", "x", "--import-name", "a" * length, "--json")
    errors = [
        f["code"] for f in result.document["findings"] if f["severity"] == "error"
    ]
    assert (result.code, errors) == (code, ["length"] * bool(code))


def test_a_refused_rule_can_be_allowed_and_is_stored(here: Path, run: Run) -> None:
    assert run("new", "math", "--json").codes == ["pypi-stdlib", "stdlib"]
    assert everything_in(here) == []
    allowed = run(
        "new", "math", "--allow", "stdlib,pypi-stdlib", "--allow", "case", "--json"
    )
    assert allowed.code == 0
    assert {f["severity"] for f in allowed.document["findings"]} <= {"warning", "note"}
    assert answers(here / "math")["allow"] == ["case", "pypi-stdlib", "stdlib"]
    assert "Private :: Do Not Upload" in (here / "math/pyproject.toml").read_text()
    assert run("new", "other").code == 0
    assert "Private" not in (here / "other/pyproject.toml").read_text()


def test_what_cannot_be_imported_is_not_said_to_import(here: Path, run: Run) -> None:
    assert "imports clean" in run("new", "x", "--allow", "stdlib").out
    shown = run("new", "sys", "--allow", "stdlib,pypi-stdlib").out
    assert "10 files, compiles" in shown
    assert "imports clean" not in shown


def test_strict_makes_errors_of_warnings(here: Path, run: Run) -> None:
    assert run("new", "x", "--import-name", "Loud", "-n").code == 0
    strict = run("new", "x", "--import-name", "Loud", "--strict", "--json")
    assert (strict.code, "case" in strict.codes) == (2, True)
    assert (
        run("new", "x", "--import-name", "Loud", "--strict", "--allow", "case").code
        == 0
    )


def test_a_code_that_is_none_is_refused(here: Path, run: Run) -> None:
    assert run("new", "x", "--allow", "keyword,nonsense", "--json").codes == [
        "allow",
        "allow",
    ]


def test_a_project_that_its_own_tools_depend_on(here: Path, run: Run) -> None:
    result = run("new", "ruff", "--json")
    assert (result.code, result.codes[0]) == (2, "selfdep")
    assert everything_in(here) == []


@pytest.mark.parametrize(
    "name", ["on", "no", "yes", "1e5", "0x1f", "12:30", "null", "~x"]
)
def test_a_name_that_yaml_would_read_as_something_else(
    here: Path, run: Run, name: str
) -> None:
    given = {"--author": name, "--description": name}
    options = [text for pair in given.items() for text in pair]
    assert run("new", "x", *options).code == 0
    stored = answers(here / "x")
    assert (stored["user_name"], stored["description"]) == (name, name)


def test_a_non_ascii_name_that_is_allowed(here: Path, run: Run) -> None:
    assert run("new", "cafe", "--import-name", "caf\u00e9").code == 2
    assert (
        run("new", "cafe", "--import-name", "caf\u00e9", "--allow", "nonascii").code
        == 0
    )
    assert (here / "cafe/src/caf\u00e9/__init__.py").is_file()


def test_a_configuration_that_git_cannot_read_and_need_not(
    here: Path, run: Run, clean_environment: Path
) -> None:
    (clean_environment / "gitconfig").write_text("[broken\n")
    (here / ".gitignore").write_text("lib/\n")
    assert run("new", ".", "--no-git", "--sub", "lib").code == 0


RENDERED = {
    "toml": ("pyproject.toml", b'name = "'),
    "python": ("src/sound/_internals.py", b"def hello(:\n"),
    "import": ("src/sound/_internals.py", b"import nothing_of_that_name\n"),
    "promise": ("src/sound/__init__.py", b'__all__ = ["gone"]\n'),
    "warning": (
        "src/sound/_internals.py",
        b"hello = 1\nimport warnings; warnings.warn('x')\n",
    ),
}


@pytest.mark.parametrize(("path", "content"), RENDERED.values(), ids=RENDERED.keys())
@pytest.mark.parametrize("option", ["-n", "-q"])
def test_what_is_not_proved_is_not_written(
    here: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    content: bytes,
    option: str,
) -> None:
    real = template.render

    def render(answers: Mapping[str, object], scratch: Path) -> object:
        files = dict(real(answers, scratch))
        files[PurePosixPath(path)] = content
        (scratch / "rendered" / path).write_bytes(content)
        return files

    monkeypatch.setattr(template, "render", render)
    result = run("new", "sound", option, "--json")
    assert (result.code, set(result.codes)) == (1, {"proof"})
    assert everything_in(here) == []


def test_the_year_is_that_of_today(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> "Later":
            return cls(2031, 5, 1)

    monkeypatch.setattr(new_module, "date", Later)
    run("new", "sound", "--license", "MIT")
    assert answers(here / "sound")["year"] == "2031"
    assert "2031 Ada Tester" in (here / "sound/LICENSE").read_text()


def leftover(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave a commit of `new .` that is cut short after its first rename."""
    real = commit_module._do
    steps: list[object] = []

    def stop_after_one(base: Path, step: object) -> None:
        if steps:
            raise SystemExit
        steps.append(step)
        real(base, step)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(commit_module, "_do", stop_after_one)
        outcome = commands.new(commands.NewRequest(str(here), name="sound", start=here))
        with pytest.raises(SystemExit):
            commands.commit(outcome, lambda: None)
    (hidden,) = here.glob(".mkpkg-*")
    monkeypatch.setattr("mkpkg.disk._recover.is_dead", lambda path: True)
    return hidden


def test_a_commit_that_was_cut_short_is_finished_and_told(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "README.md").write_text("mine")
    hidden = leftover(here, monkeypatch)
    before = everything_in(here)
    dry = run("new", ".", "--name", "sound", "-n", "--json")
    assert (dry.code, dry.codes) == (1, ["unfinished"])
    assert everything_in(here) == before
    result = run("new", ".", "--name", "sound", "--json")
    assert (result.code, result.codes) == (1, ["exists", "finished"])
    assert (here / "src/sound/__init__.py").is_file()
    assert (here / "README.md").read_text() == "mine"
    assert not hidden.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_before_the_first_rename_undoes_everything(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = git_package.init

    def init(folder: Path) -> None:
        os.kill(os.getpid(), number)
        real(folder)

    monkeypatch.setattr(git_package, "init", init)
    result = run("new", "sound")
    assert (result.code, result.err) == (130, "Stopped. Nothing was written.\n")
    assert everything_in(here) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_after_the_last_rename_stops_nothing(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = show_module.show_result

    def show(outcome: commands.Outcome, *, dry_run: bool) -> None:
        os.kill(os.getpid(), number)
        real(outcome, dry_run=dry_run)

    monkeypatch.setattr(finish_module, "show_result", show)
    result = run("new", "sound")
    assert result.code == 0
    assert "imports clean" in result.out


def test_an_excluded_path_of_a_workspace_is_not_listed(here: Path, run: Run) -> None:
    text = "[tool.uv.workspace]\nmembers = ['libs/*']\nexclude = ['libs/old']\n"
    (here / "pyproject.toml").write_text(text)
    assert any(
        "members of" in step
        for step in run("new", "libs/old", "--json").document["next"]
    )


def test_a_folder_that_may_not_be_written_to_is_found_by_a_dry_run_too(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "tests").mkdir()
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path).name != "tests" and real(path, mode)
    )
    for option in ("-n", "-q"):
        result = run("new", ".", "--json", option)
        assert (result.code, result.codes) == (1, ["read-only"])


def test_excludes_of_the_user_are_told(
    here: Path, run: Run, clean_environment: Path
) -> None:
    excludes = clean_environment / "excludes"
    excludes.write_text("lib/\n")
    with (clean_environment / "gitconfig").open("a") as file:
        file.write(f"[core]\n\texcludesFile = {excludes}\n")
    result = run("new", "sound", "--sub", "lib", "--json")
    assert result.codes.count("ignored") == 2
    assert "ignored" not in run("new", "noise", "--sub", "other", "--json").codes


def test_the_python_of_the_next_steps_is_new_enough(here: Path, run: Run) -> None:
    steps = run("new", "sound", "--python", "3.15", "--json").document["next"]
    assert steps[1].startswith("python3.15 -m venv")


@pytest.mark.parametrize("name", ["LICENSE.md", "licence", "COPYING", "COPYING.rst"])
def test_a_licence_that_is_there_is_the_licence(
    here: Path, run: Run, name: str
) -> None:
    (here / name).write_text("mine")
    result = run("new", ".", "--license", "MIT", "--json")
    paths = [change["path"] for change in result.document["changes"]]
    assert (name in paths, "LICENSE" in paths) == (True, False)


def test_a_loop_of_links(here: Path, run: Run) -> None:
    (here / "loop").symlink_to("loop")
    result = run("new", "loop", "--json")
    assert (result.code, result.codes) == (1, ["exists"])


def test_an_odd_remote_does_not_stop_anything(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    git(here, "remote", "add", "origin", "https://example.org/caf\u00e9/x.git")
    assert run("new", ".").code == 0
    assert answers(here)["repository"] == "https://example.org/caf%C3%A9/x"


def test_names_on_the_disk_are_shown_safely(here: Path, run: Run) -> None:
    (here / "a\x1b[2Jb").write_text("")
    (here / "c\u202e").write_text("")
    result = run("new", ".", "--name", "sound")
    assert "\x1b[2J" not in result.out
    assert "\u202e" not in result.out
    steps = run("new", "d\x1bx/snd", "--json").document["next"]
    assert steps[0] == "cd $'d\\x1bx/snd'"


def test_help_has_no_colour_in_a_pipe(here: Path) -> None:
    environment = {**os.environ, "GITHUB_ACTIONS": "1"}
    command = [sys.executable, "-m", "mkpkg", "--help"]
    assert b"\x1b" not in subprocess.check_output(command, env=environment)


def test_names_that_clash_with_files_of_the_template_only_by_case(
    here: Path, run: Run
) -> None:
    for item in ("_INTERNALS.py", "__INIT__.py", "__Pycache__"):
        assert run("new", "x", "--sub", item).code == 2
    assert run("new", "Public-API").code == 0
    assert everything_in(here / "Public-API/tests") == ["test_public_api.py"]


def test_a_message_of_usage_is_shown_safely(here: Path, run: Run) -> None:
    result = run("new", "x", "a\u202eb", "\u3164")
    assert result.code == 2
    assert "\u202e" not in result.err
    assert "\u3164" not in result.err


@pytest.mark.parametrize(
    ("name", "python", "code"),
    [
        ("imp", "3.11", 2),
        ("imp", "3.12", 0),
        ("asyncore", "3.12", 0),
        ("json", "3.15", 2),
    ],
)
def test_what_left_the_standard_library_is_free_afterwards(
    here: Path, run: Run, name: str, python: str, code: int
) -> None:
    result = run("new", "x", "--import-name", name, "--python", python, "--json")
    assert (result.code, "stdlib" in result.codes) == (code, True)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_tree_fits_the_terminal(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run(
        "new", "sound", "--sub", "effects.reverb.deeper.still", "-n"
    ).out.splitlines()
    tree = lines[1 : lines.index("")]
    assert max(len(line) for line in tree if "." in line) <= columns
    assert sum("__init__.py" in line for line in tree) == 5


def test_a_signal_when_all_is_done_changes_nothing(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = finish_module.finish

    def finish(*arguments: Any) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(finish_module, "finish", finish)
    result = run("new", "sound")
    assert (result.code, result.err.count("Stopped")) == (0, 0)
    assert (here / "sound/pyproject.toml").is_file()
