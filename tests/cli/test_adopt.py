"""What `mkpkg adopt` makes of the projects that people have, and takes back."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ..adoptable import ADOPTABLE, FLAT, MIT, SRC, Adoptable
from ..conftest import Run, tree_of
from ..projects import Files, commit_all, git, lay_out

ANSWERS = ".copier-answers.yml"
NAMED = '[project]\nname = "my-sound"\n'
SOUND: Files = {**SRC, "pyproject.toml": NAMED}
# The questions, where people know the answers by other names.
QUESTIONS = {"author": "user_name", "email": "user_email", "name": "project"}


def answers_of(document: Any) -> dict[str, str]:
    return {told["name"]: told["value"] for told in document["answers"]}


def sources_of(document: Any) -> dict[str, str | None]:
    return {told["name"]: told["source"] for told in document["answers"]}


def standings(document: Any) -> dict[str, str]:
    return {c["path"]: c["status"] for c in document["changes"] if c["op"] == "keep"}


def manifest_of(files: Files) -> dict[str, str]:
    """Return how the file stands that says what a project is."""
    if "pyproject.toml" in files:
        return {"pyproject.toml": "differs"}
    others = [name for name in ("setup.py", "setup.cfg") if name in files]
    return {others[0]: "instead"} if others else {"pyproject.toml": "missing"}


def recorded_in(folder: Path) -> dict[str, Any]:
    recorded = yaml.safe_load((folder / ANSWERS).read_text(encoding="utf-8"))
    assert isinstance(recorded, dict)
    return recorded


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("project", ADOPTABLE.values(), ids=ADOPTABLE)
def test_a_project_is_adopted_and_given_back(
    here: Path, run: Run, project: Adoptable
) -> None:
    lay_out(here, project.files)
    before = tree_of(here)
    result = run("adopt", "--json")
    assert (result.code, result.err) == (0, "")
    assert answers_of(result.document) == project.answers
    assert standings(result.document) == {
        "AUTHORS.md": "missing",
        ".gitignore": "missing",
        "HISTORY.md": "missing",
        "README.md": "missing",
        f"{project.folder}/__init__.py": "differs",
        "tests/test_it.py": "missing",
    } | manifest_of(project.files)
    told = {QUESTIONS.get(k, k): v for k, v in project.answers.items()}
    recorded = recorded_in(here)
    asked = ("project", "package", "exports", "python")
    assert recorded.items() >= {key: told[key] for key in asked}.items()
    assert tree_of(here).items() - before.items() == {
        (ANSWERS, (here / ANSWERS).read_bytes())
    }
    assert run("adopt", "--undo").code == 0
    assert tree_of(here) == before


@pytest.mark.usefixtures("small")
def test_a_dry_run_is_the_first_half_of_the_real_one(here: Path, run: Run) -> None:
    lay_out(here, ADOPTABLE["poetry, src"].files)
    before = tree_of(here)
    dry = run("adopt", "-n", "--json", "--diff", "--add", "HISTORY.md")
    assert tree_of(here) == before
    real = run("adopt", "--json", "--diff", "--add", "HISTORY.md")
    assert dry.document == {**real.document, "dry_run": True}
    assert "+++ b/HISTORY.md\n" in real.document["diff"]


def test_all_answers_are_recorded_whatever_is_in_them(here: Path, run: Run) -> None:
    project = ADOPTABLE["poetry, src"]
    lay_out(here, project.files)
    description = 'a: "b" # {{ c }} \n\u2028ü'
    assert run("adopt", "-q", "--description", description).code == 0
    told = {QUESTIONS.get(k, k): v for k, v in project.answers.items()}
    del told["layout"]
    recorded = recorded_in(here)
    expected = {**told, "allow": [], "description": description}
    assert recorded.items() >= expected.items()
    assert recorded.keys() - told.keys() == {"_commit", "_src_path"}


@pytest.mark.usefixtures("small")
def test_every_answer_says_where_it_comes_from(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, "LICENSE": MIT})
    git(here, "init", "-q")
    git(here, "remote", "add", "origin", "git@example.org:ada/sound.git")
    result = run("adopt", "-n", "--json", "--email", "g@example.org")
    assert sources_of(result.document) == {
        "name": "[project]",
        "package": "src/sound",
        "description": None,
        "author": "LICENSE",
        "email": "--email",
        "license": "LICENSE",
        "python": None,
        "year": "LICENSE",
        "repository": "git: the remote origin",
        "exports": None,
        "allow": None,
        "layout": "src/sound",
    }
    assert result.codes == ["python"]


@pytest.mark.usefixtures("small")
def test_what_the_user_chooses_counts_first(here: Path, run: Run) -> None:
    lay_out(here, ADOPTABLE["poetry, src"].files)
    options = {
        "name": "other",
        "description": "Others.",
        "author": "Eve",
        "email": "eve@example.org",
        "license": "BSD-3-Clause",
        "python": "3.13",
    }
    given = [part for key, value in options.items() for part in (f"--{key}", value)]
    result = run("adopt", "-n", "--json", *given)
    assert answers_of(result.document).items() >= options.items()
    sources = sources_of(result.document)
    assert all(sources[key] == f"--{key}" for key in options)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--author", "a\nb", "author"),
        ("--email", "nobody", "email"),
        ("--license", "Some Licence", "license"),
        ("--python", "3.9", "python"),
        ("--description", "\x00", "description"),
    ],
)
def test_a_wrong_choice_is_refused(
    here: Path, run: Run, option: str, value: str, code: str
) -> None:
    lay_out(here, SOUND)
    result = run("adopt", "--json", option, value)
    assert (result.code, result.codes) == (2, [code])
    assert not (here / ANSWERS).exists()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("text", "code", "recorded"),
    [
        ('requires-python = ">=3.7"', "python", {"python": "3.10"}),
        ('requires-python = ">=3.20"', "python", {"python": "3.15"}),
        ('authors = [{email = "nobody"}]', "email", {"email": ""}),
        ('authors = [{name = "a\\u0007"}]', "author", {"author": ""}),
        ('description = "\\u0007"', "description", {"description": ""}),
        ('urls.Source = "git@example.org:a/b"', "repository", {"repository": ""}),
        ('license = "Proprietary"', "license", {"license": "none"}),
    ],
)
def test_what_the_template_has_no_place_for_is_told(
    here: Path, run: Run, text: str, code: str, recorded: dict[str, str]
) -> None:
    lay_out(here, {**SRC, "pyproject.toml": f"{NAMED}{text}\n"})
    result = run("adopt", "-n", "--json")
    assert result.code == 0
    assert code in result.codes
    assert answers_of(result.document).items() >= recorded.items()


REFUSED: dict[str, tuple[Files, int, str, str]] = {
    "no package": ({"pyproject.toml": NAMED}, 1, "no-package", "mkpkg new"),
    "a module alone": (
        {"pyproject.toml": NAMED, "my_sound.py": ""},
        1,
        "no-package",
        "make it a package",
    ),
    "no project": ({"notes.txt": ""}, 1, "no-project", "mkpkg new"),
    "several packages": (
        {**SOUND, "src/noise/__init__.py": ""},
        2,
        "several",
        "--package noise",
    ),
    "several, one of the project's name": (
        {**SOUND, "src/my_sound/__init__.py": ""},
        2,
        "several",
        "--package my_sound",
    ),
    "a namespace": (
        {"pyproject.toml": NAMED, "src/my/sound/__init__.py": ""},
        1,
        "namespace",
        "mkpkg add",
    ),
    "a namespace of before": (
        {
            "pyproject.toml": NAMED,
            "my/__init__.py": "__path__ = __import__('pkgutil')."
            "extend_path(__path__, __name__)\n",
            "my/sound/__init__.py": "",
        },
        1,
        "namespace",
        "mkpkg add",
    ),
    "broken TOML": ({**SRC, "pyproject.toml": "[project\n"}, 1, "settings", "mend it"),
    "not text": ({**SRC, "pyproject.toml": b"\xff"}, 1, "settings", "mend it"),
    "wrong settings": (
        {**SRC, "pyproject.toml": f"{NAMED}[tool.mkpkg]\nx = 1\n"},
        2,
        "settings",
        "one of",
    ),
    "a keyword": (
        {"pyproject.toml": NAMED, "src/class/__init__.py": ""},
        1,
        "keyword",
        "mkpkg add",
    ),
    "no name for a project": (
        {**SRC, "pyproject.toml": '[project]\nname = "my sound!"\n'},
        1,
        "grammar",
        "--name NAME",
    ),
    "another template": (
        {**SOUND, ANSWERS: "_commit: v1\n_src_path: gh:a/b\n"},
        1,
        "foreign",
        "mkpkg update",
    ),
    "broken answers": ({**SOUND, ANSWERS: "<<<<<<< a\n"}, 1, "answers", "git checkout"),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("files", "exit_code", "code", "help"), REFUSED.values(), ids=REFUSED
)
def test_what_cannot_be_taken_is_refused(
    here: Path, run: Run, files: Files, exit_code: int, code: str, help: str
) -> None:
    lay_out(here, files)
    before = tree_of(here)
    result = run("adopt", "--json")
    assert (result.code, result.codes) == (exit_code, [code])
    assert help in result.document["findings"][0]["help"]
    assert tree_of(here) == before


@pytest.mark.usefixtures("small")
def test_a_manifest_that_is_a_folder_is_refused(here: Path, run: Run) -> None:
    lay_out(here, {**SRC, "setup.cfg": "", "pyproject.toml/x": ""})
    result = run("adopt", "--json")
    assert (result.code, result.codes) == (1, ["settings"])


@pytest.mark.usefixtures("small")
def test_of_several_packages_one_is_chosen(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, "src/noise/__init__.py": "", "src/_build/__init__.py": ""})
    result = run("adopt", "-n", "--json", "--package", "noise")
    assert answers_of(result.document)["package"] == "noise"
    assert "src/noise/__init__.py" in standings(result.document)
    result = run("adopt", "-n", "--json", "--package", "voice")
    assert (result.code, result.codes) == (2, ["package"])


@pytest.mark.usefixtures("small")
def test_a_private_package_beside_the_public_one_is_not_meant(
    here: Path, run: Run
) -> None:
    lay_out(here, {**SOUND, "src/_build/__init__.py": ""})
    result = run("adopt", "-n", "--json")
    assert answers_of(result.document)["package"] == "sound"


NAMES = [
    pytest.param("json", "json", ["pypi-stdlib", "stdlib"], id="stdlib"),
    pytest.param("requests", "requests", [], id="well-known"),
    pytest.param("my-sound", "übung", ["nonascii"], id="a letter"),
]
MORE_NAMES = [
    pytest.param("pytest", "pytest", ["tool"], id="a tool"),
    pytest.param("my-sound", "aux", ["windows"], id="a device"),
    pytest.param("Zope.Thing", "Thing", [], id="capitals"),
]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("project", "package", "allow"), NAMES)
def test_no_name_that_exists_is_refused(
    here: Path, run: Run, project: str, package: str, allow: list[str]
) -> None:
    name = f'[project]\nname = "{project}"\n'
    lay_out(here, {f"src/{package}/__init__.py": "", "pyproject.toml": name})
    assert run("adopt").code == 0
    recorded = recorded_in(here)
    assert (recorded["project"], recorded["package"]) == (project, package)
    assert recorded["allow"] == allow


@pytest.mark.slow
@pytest.mark.parametrize(("project", "package", "allow"), [*NAMES, *MORE_NAMES])
def test_the_real_template_takes_them_too(
    here: Path, run: Run, project: str, package: str, allow: list[str]
) -> None:
    test_no_name_that_exists_is_refused(here, run, project, package, allow)


@pytest.mark.usefixtures("small")
def test_a_broken_file_of_setuptools_is_told_and_left_out(here: Path, run: Run) -> None:
    lay_out(here, {**SRC, "setup.py": "print 'x'\n", "setup.cfg": "x\n"})
    result = run("adopt", "-n", "--json")
    assert (result.code, result.codes[:2]) == (0, ["unread", "unread"])
    assert answers_of(result.document)["name"] == "sound"


@pytest.mark.usefixtures("small")
def test_lazy_settings_are_taken_over(here: Path, run: Run) -> None:
    lazy = f'{NAMED}[tool.mkpkg]\nexports = "lazy"\n'
    lay_out(here, {**SRC, "pyproject.toml": lazy})
    result = run("adopt", "-n", "--json")
    assert answers_of(result.document)["exports"] == "lazy"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("separate", [False, True], ids=["all of it", "a part"])
def test_the_first_commit_tells_the_year(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, separate: bool
) -> None:
    root = here / "part" if separate else here
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2011-05-05T12:00:00")
    lay_out(here, {"notes.txt": ""})
    commit_all(here)
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2014-05-05T12:00:00")
    lay_out(root, SOUND)
    git(here, "add", "--all")
    git(here, "commit", "-qm", "more")
    result = run("adopt", str(root), "-n", "--json")
    year = "2014" if separate else "2011"
    assert answers_of(result.document)["year"] == year
    git(here, "clone", "-q", "--depth=1", here.as_uri(), "clone")
    clone = here / "clone/part" if separate else here / "clone"
    result = run("adopt", str(clone), "-n", "--json")
    assert sources_of(result.document)["year"] == "today"


def test_each_file_of_the_template_is_the_same_or_differs_or_is_missing(
    here: Path, run: Run
) -> None:
    lay_out(
        here,
        {
            **SRC,
            "setup.py": "",
            "README.rst": "",
            "LICENCE.txt": MIT,
            ".gitattributes": "* text=auto eol=lf\r\n",
            ".gitignore": "/dist/\n",
        },
    )
    result = run("adopt", "--json")
    assert standings(result.document) == {
        ".gitattributes": "same",
        ".gitignore": "differs",
        "LICENCE.txt": "instead",
        "README.rst": "instead",
        "setup.py": "instead",
        "src/sound/__init__.py": "differs",
        "src/sound/_internals.py": "missing",
        "src/sound/py.typed": "missing",
        "tests/test_public_api.py": "missing",
    }


def test_missing_files_are_created_where_they_are_wanted(here: Path, run: Run) -> None:
    lay_out(here, {**FLAT, "setup.cfg": "[metadata]\nname = sound\n"})
    before = tree_of(here)
    wanted = ["sound/py.typed", "./.gitattributes", "tests/test_public_api.py"]
    given = [part for path in wanted for part in ("--add", path)]
    assert run("adopt", "-q", *given).code == 0
    created = tree_of(here).keys() - before.keys()
    assert created == {ANSWERS, *(path.removeprefix("./") for path in wanted)}
    more = run("adopt", "--add", ".gitignore", "--json")
    assert (more.code, standings(more.document)["sound/py.typed"]) == (0, "same")
    (here / "sound/py.typed").unlink()
    (here / ".gitattributes").write_text("* -text\n")
    undone = run("adopt", "--undo", "--json")
    assert (undone.code, undone.codes) == (0, ["gone", "changed"])
    assert tree_of(here) == {**before, ".gitattributes": b"* -text\n"}
    assert not (here / "tests").exists()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("wanted", "exit_code", "code"),
    [
        pytest.param("README.md", 1, "exists", id="it is there"),
        pytest.param("pyproject.toml", 1, "exists", id="another does its work"),
        pytest.param("setup.cfg", 1, "exists", id="it does another's work"),
        pytest.param("Makefile", 2, "add", id="unknown"),
        pytest.param("../x", 2, "add", id="outside"),
        pytest.param(".copier-answers.yml", 2, "add", id="the answers"),
    ],
)
def test_only_what_is_missing_is_created(
    here: Path, run: Run, wanted: str, exit_code: int, code: str
) -> None:
    lay_out(
        here, {**FLAT, "setup.cfg": "[metadata]\nname = sound\n", "README.md": "Hi\n"}
    )
    before = tree_of(here)
    result = run("adopt", "--json", "--add", wanted)
    assert (result.code, result.codes) == (exit_code, [code])
    assert tree_of(here) == before


@pytest.mark.usefixtures("small")
def test_a_project_is_adopted_once(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    assert run("adopt", "-q").code == 0
    before = tree_of(here)
    for options, exit_code, code in (
        ([], 1, "adopted"),
        (["--add", ".gitignore", "--license", "MIT"], 2, "usage"),
        (["--undo", "--add", ".gitignore"], 2, "usage"),
    ):
        result = run("adopt", "--json", *options)
        assert (result.code, result.codes) == (exit_code, [code])
    assert tree_of(here) == before


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("answers", "code"),
    [
        pytest.param(None, "not-adopted", id="none"),
        pytest.param("project: sound\n", "not-adopted", id="made otherwise"),
        pytest.param("+year: '1999'\n", "changed", id="edited since"),
    ],
)
def test_what_was_not_adopted_is_not_undone(
    here: Path, run: Run, answers: str | None, code: str
) -> None:
    lay_out(here, SOUND)
    if answers and answers.startswith("+"):
        run("adopt", "-q", "--add", ".gitignore")
        text = (here / ANSWERS).read_text()
        (here / ANSWERS).write_text(answers[1:] + text)
    elif answers:
        lay_out(here, {ANSWERS: answers})
    before = tree_of(here)
    result = run("adopt", "--undo", "--json")
    assert (result.code, result.codes) == (1, [code])
    assert tree_of(here) == before


@pytest.mark.usefixtures("small")
def test_undoing_leaves_alone_what_a_repository_brings_along(
    here: Path, run: Run
) -> None:
    lay_out(here, {**SOUND, "keep": "x\n"})
    git(here, "init", "-q")
    run("adopt", "-q")
    head = (here / ".git/HEAD").read_text()
    text = (here / ANSWERS).read_text()
    assert "\n# " in text
    lines = [f"# {'0' * 16} {p}" for p in ("../x", "/etc/passwd", ".git/HEAD", "keep")]
    (here / ANSWERS).write_text(text + "\n".join(lines) + "\n")
    result = run("adopt", "--undo", "--json")
    assert (result.code, result.codes) == (0, ["changed"])
    assert (here / ".git/HEAD").read_text() == head
    assert tree_of(here).keys() == {*SOUND, "keep"}


@pytest.mark.usefixtures("small")
def test_lines_of_windows_do_not_keep_from_undoing(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    run("adopt", "-q", "--add", "HISTORY.md")
    for path in (ANSWERS, "HISTORY.md"):
        (here / path).write_bytes((here / path).read_bytes().replace(b"\n", b"\r\n"))
    assert run("adopt", "-q", "--add", "AUTHORS.md").code == 0
    assert run("adopt", "--undo", "-q").code == 0
    assert tree_of(here).keys() == SOUND.keys()


@pytest.mark.slow
def test_commands_work_in_an_adopted_project(here: Path, run: Run) -> None:
    project = ADOPTABLE["flit, flat"]
    lay_out(here, project.files)
    commit_all(here)
    assert run("adopt", "-q").code == 0
    assert run("add", "effects", "-q").code == 0
    assert (here / "sound/effects/__init__.py").exists()
    assert run("sync", "-q").code == 0
    assert run("diff", "-q").code == 1
