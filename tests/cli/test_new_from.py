"""`mkpkg new --template`: other templates, with the same promises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import Run
from .sources import CONFIG, FILES, answers_in, commit, git, write


@pytest.fixture
def source(here: Path) -> Path:
    """A template in a repository: two releases, a prerelease, and what is newer."""
    folder = here.parent / "template"
    folder.mkdir()
    write(folder, FILES)
    (folder / "project/run.sh").chmod(0o755)
    commit(folder, {}, "v1.0.0")
    commit(folder, {"project/NEWS": "two\n"}, "v1.10.0")
    commit(folder, {"project/NEWS": "three\n"}, "v2.0.0a1", "nightly")
    commit(folder, {"project/NEWS": "four\n"})
    return folder


@pytest.mark.parametrize(
    ("ref", "version", "news"),
    [
        pytest.param(None, "v1.10.0", "two", id="the newest release"),
        pytest.param("v1.0.0", "v1.0.0", None, id="a tag"),
        pytest.param("v2.0.0a1", "v2.0.0a1", "three", id="a prerelease"),
        pytest.param("main", None, "four", id="a branch"),
        pytest.param("HEAD", None, "four", id="HEAD"),
    ],
)
def test_a_version_is_rendered_and_recorded(
    here: Path, run: Run, source: Path, ref: str | None, version: str, news: str | None
) -> None:
    more = ("--ref", ref) if ref else ()
    result = run("new", "x", "--template", str(source), "--data", "name=sound", *more)
    assert (result.code, "every file parses" in result.out) == (0, True), result.err
    found = here / "x/NEWS"
    assert (found.read_text().strip() if found.exists() else None) == news
    described = git(source, "describe", "--tags", "--always", ref or "v1.10.0")
    assert answers_in(here / "x") == {
        "_commit": version or described,
        "_src_path": str(source),
        "answer": 42,
        "name": "sound",
    }
    assert (here / "x/.git").is_dir()


def test_it_is_what_copier_makes(
    here: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import copier

    assert run("new", "a", "--template", str(source), "--data", "name=sound").code == 0
    copier.run_copy(
        str(source), here / "b", data={"name": "sound"}, defaults=True, quiet=True
    )

    def files(folder: Path) -> dict[str, tuple[bytes, bool]]:
        return {
            path.relative_to(folder).as_posix(): (
                path.read_bytes(),
                os.access(path, os.X_OK),
            )
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".git" not in path.parts
        }

    assert files(here / "a") == files(here / "b")


def test_the_answers_reach_the_files(here: Path, run: Run, source: Path) -> None:
    data = ("--data", "name=sound", "--data", "answer=7")
    assert run("new", "x", "--template", str(source), *data).code == 0
    assert (here / "x/README.md").read_text() == "# sound 7\n"


def test_a_folder_is_a_template_without_versions(here: Path, run: Run) -> None:
    folder = here.parent / "plain"
    write(folder, FILES)
    result = run("new", "x", "--template", str(folder), "--data", "name=sound")
    assert result.code == 0
    assert "note[unversioned]" in result.err
    assert answers_in(here / "x")["_src_path"] == str(folder)


def test_an_existing_folder_is_filled(here: Path, run: Run, source: Path) -> None:
    write(here / "x", {"README.md": "mine\n"})
    result = run("new", "x", "--template", str(source), "--data", "name=sound")
    assert result.code == 0
    assert (here / "x/README.md").read_text() == "mine\n"
    assert (here / "x/src/sound/__init__.py").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="makes links and modes")
def test_modes_and_links_are_kept(here: Path, run: Run, source: Path) -> None:
    settings = {"copier.yml": f"_preserve_symlinks: true\n{CONFIG}"}
    (source / "project/LINK.md").symlink_to("README.md")
    commit(source, settings, "v3")
    for target in ("x", "y"):
        if target == "y":
            write(here / "y", {"mine.txt": "mine\n"})
        result = run("new", target, "--template", str(source), "--data", "name=sound")
        assert result.code == 0, result.err
        assert os.access(here / target / "run.sh", os.X_OK)
        assert not os.access(here / target / "README.md", os.X_OK) or os.geteuid() == 0
        assert (here / target / "LINK.md").readlink() == Path("README.md")


@pytest.mark.parametrize(
    ("arguments", "code", "kind", "said"),
    [
        pytest.param((), 2, "data", "no default for `name`", id="no answer"),
        pytest.param(
            ("--data", "name=bad"), 2, "data", "not that one", id="a refused answer"
        ),
        pytest.param(
            ("--data", "name=s", "--data", "answer=x"), 2, "data", "int()", id="type"
        ),
        pytest.param(
            ("--data", "name=s", "--data", "nmae=s"),
            2,
            "data",
            "it asks for name, answer",
            id="an unknown question",
        ),
        pytest.param(("--data", "name"), 2, "data", "QUESTION=ANSWER", id="no equals"),
        pytest.param(
            ("--data", "name=class"), 2, "keyword", "Python keyword", id="a keyword"
        ),
        pytest.param(("--data", "name=s", "--ref", "v9"), 1, "ref", "v9", id="no ref"),
        pytest.param(
            ("--data", "name=s", "--sub", "a"), 2, "usage", "--sub is for", id="--sub"
        ),
    ],
)
def test_what_is_refused(
    here: Path,
    run: Run,
    source: Path,
    arguments: tuple[str, ...],
    code: int,
    kind: str,
    said: str,
) -> None:
    result = run("new", "x", "--template", str(source), *arguments)
    assert (result.code, f"error[{kind}]" in result.err) == (code, True), result.err
    assert said in result.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        pytest.param("nowhere", "source", id="nothing"),
        pytest.param("file:///nowhere/at/all.git", "fetch", id="no repository"),
        pytest.param("ext::sh -c touch% hacked", "source", id="a command"),
        pytest.param("git+ext::sh -c touch% hacked", "fetch", id="a hidden command"),
        pytest.param("--upload-pack=touch hacked", "source", id="an option"),
    ],
)
def test_a_template_that_cannot_be_had(
    here: Path, run: Run, template: str, kind: str
) -> None:
    result = run("new", "x", f"--template={template}")
    assert (result.code, f"error[{kind}]" in result.err) == (1, True), result.err
    assert list(here.iterdir()) == []


def test_other_options_want_a_template(here: Path, run: Run) -> None:
    for option in ("--ref=x", "--data=a=b", "--trust"):
        result = run("new", "sound", option)
        assert (result.code, "give it: --template SRC" in result.err) == (2, True)


TASK = {"copier.yml": f"_tasks:\n  - touch done\n{CONFIG}"}


def test_a_template_that_runs_something_is_refused(
    here: Path, run: Run, source: Path
) -> None:
    commit(source, TASK, "v3")
    result = run("new", "x", "--template", str(source), "--data", "name=sound")
    assert (result.code, "error[trust]" in result.err) == (1, True)
    assert "it runs 1 command" in result.err
    assert list(here.iterdir()) == []


def test_a_trusted_template_runs_its_commands(
    here: Path, run: Run, source: Path
) -> None:
    commit(source, TASK, "v3")
    arguments = ("--template", str(source), "--data", "name=sound", "--trust")
    assert run("new", "x", *arguments, "--dry-run").code == 0
    assert list(here.iterdir()) == []
    assert run("new", "x", *arguments).code == 0
    assert (here / "x/done").exists()


def test_the_settings_of_copier_say_who_is_trusted(
    here: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(source, TASK, "v3")
    settings = here.parent / "settings.yml"
    settings.write_text(f"trust:\n  - {source.parent}/\n")
    monkeypatch.setenv("COPIER_SETTINGS_PATH", str(settings))
    result = run("new", "x", "--template", str(source), "--data", "name=sound")
    assert (result.code, (here / "x/done").exists()) == (0, True), result.err


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        pytest.param("a.py", "def f(:\n", 1, id="Python"),
        pytest.param("a.toml", "a = \n", 1, id="TOML"),
        pytest.param("a.yml", "a: [\n", 1, id="YAML"),
        pytest.param("a.json", "{\n", 1, id="JSON"),
        pytest.param("b.yml", "a: !!python/name:x.y\n--- \nb: 1\n", 0, id="tags"),
        pytest.param(".vscode/c.json", "{} // comment\n", 0, id="comments"),
        pytest.param("d.py", 'x = "\\d"\n', 0, id="a warning"),
        pytest.param("pyproject.toml", "project = 3\n", 0, id="a table that is none"),
    ],
)
def test_what_it_makes_is_proved_by_reading(
    here: Path, run: Run, source: Path, path: str, text: str, code: int
) -> None:
    commit(source, {f"project/{path}": text}, "v3")
    result = run("new", "x", "--template", str(source), "--data", "name=sound")
    assert result.code == code, result.err
    assert (here / "x").exists() == (code == 0)
    if code:
        assert f"error[proof]: {path} is not valid" in result.err


@pytest.mark.parametrize("name", ["../out", "/tmp/out"])
def test_nothing_is_written_outside(here: Path, source: Path, name: str) -> None:
    commit(source, {"project/{{ name }}.txt": "x\n"}, "v3")
    arguments = ["new", "x", "--template", str(source), "--data", f"name={name}"]
    # In a process of its own: Copier leaves a folder open then.
    done = subprocess.run(
        [sys.executable, "-m", "mkpkg", *arguments], capture_output=True, check=False
    )
    assert (done.returncode, b"error[outside]" in done.stderr) == (1, True)
    assert list(here.iterdir()) == []


def test_no_code_of_the_template_is_executed(
    here: Path, run: Run, source: Path
) -> None:
    code = "import pathlib\npathlib.Path('hacked').touch()\n"
    commit(source, {"project/src/{{ name }}/__init__.py.jinja": code}, "v3")
    assert run("new", "x", "--template", str(source), "--data", "name=sound").code == 0
    assert [path.name for path in here.iterdir()] == ["x"]
    assert not list(here.rglob("hacked"))


def test_parts_of_a_configuration_are_included(
    here: Path, run: Run, source: Path
) -> None:
    parts = {
        "copier.yml": "--- !include more/*.yml\n---\n" + CONFIG,
        "more/a.yml": "extra: 1\n",
    }
    commit(source, parts, "v3")
    data = ("--data", "name=sound", "--data", "extra=2")
    assert run("new", "x", "--template", str(source), *data).code == 0
    assert answers_in(here / "x")["extra"] == 2


def test_submodules_are_a_part_of_a_template(
    here: Path, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "protocol.file.allow")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "always")
    part = here.parent / "part"
    part.mkdir()
    commit(part, {"part.txt": "part\n"})
    git(source, "submodule", "--quiet", "add", str(part), "project/part")
    commit(source, {}, "v3")
    result = run("new", "x", "--template", str(source), "--data", "name=sound")
    assert result.code == 0, result.err
    assert sorted(path.name for path in (here / "x/part").iterdir()) == ["part.txt"]


def test_the_whole_is_told_as_json(here: Path, run: Run, source: Path) -> None:
    arguments = ("--template", str(source), "--data", "name=sound", "--json")
    document = run("new", "x", *arguments).document
    assert document["next"] == ["cd x"]
    assert {change["op"] for change in document["changes"]} == {"create"}
    assert run("new", "x", *arguments).document["findings"][0]["code"] == "exists"
