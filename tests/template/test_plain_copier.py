"""Plain Copier gives what mkpkg gives, and judges names as well."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mkpkg.template import ANSWERS_FILE, template_root

from ..conftest import Run, tree_of

Template = Path


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A git repository with the template, at a tag."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copy(template_root() / "copier.yml", folder)
    shutil.copytree(template_root() / "template", folder / "template")
    commit(folder, "v0.1.0")
    return folder


def commit(folder: Path, tag: str) -> None:
    for command in (
        ["init", "-q"],
        ["add", "--all"],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", tag],
        ["tag", tag],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)


def copier(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copier", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def copy(template: Template, target: Path, data: dict[str, object]) -> str:
    """Return what Copier said when it failed, or nothing."""
    answers = target.with_suffix(".yml")
    answers.write_text(yaml.safe_dump(data), encoding="utf-8")
    done = copier("copy", "-q", "--defaults", "--data-file", answers, template, target)
    return done.stderr if done.returncode else ""


def without_origin(folder: Path) -> dict[str, bytes]:
    """Return a tree without the lines that say where the template came from."""
    files = tree_of(folder)
    lines = files[ANSWERS_FILE].splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith((b"_commit:", b"_src_path:"))]
    assert len(lines) - len(kept) == 2
    return {**files, ANSWERS_FILE: b"".join(kept)}


AUTHOR = {"user_name": "Ada Tester", "user_email": "ada@example.org"}
SAME = {
    "plain": (["x"], {"project": "x"}),
    "subpackages": (
        ["my-sound", "--sub", "formats,effects.reverb,formats/flac.py,v10,v9,_io.py"],
        {
            "project": "my-sound",
            "subpackages": ["formats", "effects.reverb", "v10", "v9"],
            "modules": ["formats.flac", "_io"],
        },
    ),
    "texts": (
        ["x", "--description", 'a "b" \\d\n{{ 7*7 }} é', "--author", "O'T \"q\"",
         "--license", "mit", "--python", "3.12", "--no-example"],
        {"project": "x", "description": 'a "b" \\d\n{{ 7*7 }} é', "user_name": "O'T \"q\"",
         "license": "MIT", "python": "3.12", "example": False},
    ),
    "lazy": (
        ["x", "--exports", "lazy", "--sub", "a.b,c.py"],
        {"project": "x", "exports": "lazy", "subpackages": ["a.b"], "modules": ["c"]},
    ),
    "allowed": (
        ["json", "--allow", "stdlib,pypi-stdlib,case", "--sub", "Io"],
        {"project": "json", "subpackages": ["Io"], "allow": ["case", "pypi-stdlib", "stdlib"]},
    ),
    "gone": (
        ["x", "--import-name", "imp", "--python", "3.12"],
        {"project": "x", "package": "imp", "python": "3.12"},
    ),
    "names": (
        ["where", "--name", "A.B", "--import-name", "on", "--sub", "no.yes"],
        {"project": "A.B", "package": "on", "subpackages": ["no.yes"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "data"),
    [
        pytest.param(
            *case, id=name, marks=() if name == "subpackages" else pytest.mark.slow
        )
        for name, case in SAME.items()
    ],
)
def test_the_same_answers_give_the_same_bytes(
    repository: Template,
    here: Path,
    run: Run,
    arguments: list[str],
    data: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("new", *arguments, "--no-git").code == 0
    (made,) = here.iterdir()
    stored = yaml.safe_load((made / ANSWERS_FILE).read_text(encoding="utf-8"))
    theirs = here / "copied"
    answers = {**AUTHOR, **data, "year": stored["year"]}
    assert copy(repository, theirs, answers) == ""
    assert without_origin(theirs) == without_origin(made)


def test_defaults_alone_are_enough(repository: Template, tmp_path: Path) -> None:
    assert copy(repository, tmp_path / "out", {}) == ""
    assert (tmp_path / "out/src/my_package/__init__.py").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"project": "foo_"}, "is no project name"),
        ({"project": "foo\n"}, "is no project name"),
        ({"project": "a" * 201}, "longer than 200"),
        ({"project": "class"}, "Python keyword"),
        ({"package": "my-pkg"}, "is no import name"),
        ({"package": "con"}, "device name"),
        ({"package": "math"}, "standard-library module"),
        ({"package": "imp"}, "standard-library module"),
        ({"package": "__init__"}, "Python itself"),
        ({"package": "tests"}, "the template writes"),
        ({"package": "a" * 241}, "longer than 240"),
        ({"user_email": "a..b@c.de"}, "e-mail"),
        ({"folders": [{"dotted": "a", "path": "../evil"}]}, "computed"),
        ({"subpackages": {"a": 1}}, "must be a list"),
        ({"subpackages": ["a.class"]}, "Python keyword"),
        ({"subpackages": "a"}, "must be a list"),
        ({"subpackages": [True]}, "not a text"),
        ({"subpackages": ["a", "a"]}, "named twice"),
        ({"subpackages": ["core.db", "Core.cache"]}, "only by case"),
        (
            {"subpackages": ["core.db"], "modules": ["core"]},
            "both a package and a module",
        ),
        ({"subpackages": ["_internals"]}, "by itself"),
        ({"subpackages": ["hello"]}, "example function"),
        ({"modules": ["../x"]}, "is no import name"),
        ({"modules": ["a" * 241]}, "longer than 240"),
        ({"allow": ["keyword"]}, "cannot be allowed"),
        ({"allow": "stdlib"}, "must be a list"),
        ({"package": "class", "allow": ["stdlib"]}, "Python keyword"),
        ({"license": "no licence!"}, "SPDX"),
        ({"python": "3.9"}, "3.10 to 3.15"),
        ({"year": "MMXXVI"}, "four digits"),
        ({"repository": "git@example.org:a/b"}, "web address"),
        ({"exports": "sometimes"}, "'sometimes' is not in"),
        ({"docs": {"a": 1}}, "must be a text"),
    ],
)
def test_plain_copier_refuses_too(
    repository: Template, tmp_path: Path, data: dict[str, object], message: str
) -> None:
    assert message in copy(repository, tmp_path / "out", data)
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_an_update_keeps_what_was_added(repository: Template, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(repository, newer)
    project = tmp_path / "project"
    data: dict[str, object] = {"project": "json", "allow": ["stdlib"]}
    data.update(subpackages=["effects"], exports="lazy")
    assert copy(newer, project, data) == ""
    (project / "src/json/effects/_internals.py").write_text("X = 1\n")
    commit(project, "first")
    readme = newer / "template/project/README.md.jinja"
    readme.write_text(readme.read_text() + "\nMore.\n")
    commit(newer, "v0.2.0")
    source = tree_of(project / "src")
    done = copier("update", "-q", "--defaults", project)
    assert done.returncode == 0, done.stderr
    assert (project / "README.md").read_text().endswith("\nMore.\n")
    assert (project / "src/json/effects/_internals.py").read_text() == "X = 1\n"
    assert tree_of(project / "src") == source
    assert 'exports = "lazy"\n' in (project / "pyproject.toml").read_text()
    stored = yaml.safe_load((project / ANSWERS_FILE).read_text())
    assert (stored["_commit"], stored["allow"]) == ("v0.2.0", ["stdlib"])
    assert stored["exports"] == "lazy"
