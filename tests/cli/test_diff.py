"""What `mkpkg diff` shows, and what it leaves to the user."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from mkpkg.cli import main

from ..conftest import Run, tree_of
from ..projects import git, lay_out
from ..template_versions import Installed

ANSWERS = ".copier-answers.yml"
OWNED = [".gitignore", "AUTHORS.md", "HISTORY.md", "README.md", "pyproject.toml"]


def standings(document: Any) -> dict[str, str]:
    assert {change["op"] for change in document["changes"]} <= {"keep"}
    return {change["path"]: change["status"] for change in document["changes"]}


@pytest.fixture(scope="module")
def made(
    small_trees: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A project of the first version of a small template."""
    root = tmp_path_factory.mktemp("made") / "sound"
    with pytest.MonkeyPatch.context() as monkeypatch:
        Installed(small_trees, monkeypatch).become("v0.1.0")
        options = ["--author", "", "--email", "", "--no-git", "-q"]
        assert main(["new", str(root), *options]) == 0
    return root


@pytest.fixture
def project(here: Path, made: Path, small: Installed) -> None:
    """That project, in the current folder; mkpkg has the last version."""
    shutil.copytree(made, here, dirs_exist_ok=True)
    small.become("v0.3.0")


@pytest.mark.usefixtures("project")
def test_nothing_differs_from_the_recorded_version(run: Run) -> None:
    result = run("diff", "--json")
    assert (result.code, result.err) == (0, "")
    assert standings(result.document) == dict.fromkeys(OWNED, "same")
    assert (result.document["version"], result.document["diff"]) == ("v0.1.0", "")
    assert run("diff").out.endswith("sound: as in template v0.1.0\n")
    assert run("diff", "-q").out == ""


@pytest.mark.usefixtures("project")
def test_what_differs_is_shown_as_text(here: Path, run: Run) -> None:
    (here / "README.md").write_text("# sound\n\nMine.\n")
    (here / "AUTHORS.md").unlink()
    before = tree_of(here)
    result = run("diff", "--json")
    assert result.code == 1
    expected = {**dict.fromkeys(OWNED, "same"), "README.md": "differs"}
    assert standings(result.document) == {**expected, "AUTHORS.md": "missing"}
    text = result.document["diff"]
    assert "--- a/README.md\n+++ b/README.md\n" in text
    assert "\n-A package.\n+Mine.\n" in text
    assert "deleted file mode 100644\n--- a/AUTHORS.md\n+++ /dev/null\n" in text
    printed = run("diff")
    assert printed.code == 1
    assert printed.out.startswith(text)
    assert printed.out.endswith("sound: 2 of 5 files differ from template v0.1.0\n")
    assert tree_of(here) == before


@pytest.mark.usefixtures("project")
def test_the_text_backwards_gives_the_template_again(here: Path, run: Run) -> None:
    pristine = tree_of(here)
    (here / "README.md").write_text("# sound\n\nMine, without an end of line.")
    (here / "HISTORY.md").unlink()
    (here / "pyproject.toml").write_text('[project]\nname = "ü"\n', encoding="utf-8")
    patch = run("diff").out
    (here / "patch").write_text(patch, encoding="utf-8")
    git(here, "init", "-q")
    git(here, "apply", "-R", "patch")
    (here / "patch").unlink()
    assert tree_of(here) == pristine


@pytest.mark.usefixtures("project")
def test_what_is_the_users_alone_does_not_count(here: Path, run: Run) -> None:
    lay_out(
        here,
        {
            "src/sound/__init__.py": "x = 1\n",
            "src/sound/more.py": "",
            "notes.txt": "",
        },
    )
    shutil.rmtree(here / "tests")
    text = (here / ANSWERS).read_text()
    (here / ANSWERS).write_text(f"{text}# A remark.\n")
    assert run("diff", "-q").code == 0


@pytest.mark.usefixtures("project")
def test_lines_of_windows_are_no_difference(here: Path, run: Run) -> None:
    for path in (*OWNED, ANSWERS):
        (here / path).write_bytes((here / path).read_bytes().replace(b"\n", b"\r\n"))
    assert run("diff", "-q").code == 0
    (here / "README.md").write_bytes(b"# sound\r\n\r\nA package.\r\nMine.\r\n")
    text = run("diff", "--json").document["diff"]
    assert [line for line in text.splitlines() if line.startswith(("+", "-"))] == [
        "--- a/README.md",
        "+++ b/README.md",
        "+Mine.",
    ]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("start", "paths", "shown"),
    [
        pytest.param(".", ["README.md"], ["README.md"], id="a file"),
        pytest.param(".", ["./README.md", ".gitignore"], [".gitignore", "README.md"], id="two"),
        pytest.param(".", ["."], OWNED, id="everything"),
        pytest.param("src/sound", ["../../README.md"], ["README.md"], id="from below"),
        pytest.param("src/sound", [], OWNED, id="nothing, from below"),
    ],
)  # fmt: skip
def test_paths_narrow_it(
    run: Run, start: str, paths: list[str], shown: list[str]
) -> None:
    result = run("diff", "-C", start, "--json", *paths)
    assert (result.code, list(standings(result.document))) == (0, shown)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param("src", "yours", id="source"),
        pytest.param("tests/test_it.py", "yours", id="a test"),
        pytest.param("notes.txt", "at `notes.txt`", id="a file of mine"),
        pytest.param("..", "at `..`", id="outside"),
    ],
)
def test_a_path_that_the_template_does_not_have(run: Run, path: str, why: str) -> None:
    result = run("diff", "--json", path)
    assert (result.code, result.codes) == (2, ["not-found"])
    assert why in result.document["findings"][0]["message"]


@pytest.mark.usefixtures("project")
def test_another_file_may_do_the_work(here: Path, run: Run) -> None:
    (here / "README.md").rename(here / "README.rst")
    result = run("diff", "--json")
    assert result.code == 1
    assert standings(result.document)["README.rst"] == "instead"
    assert result.document["diff"] == ""
    for path in ("README.rst", "README.md"):
        assert list(standings(run("diff", "--json", path).document)) == ["README.rst"]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        pytest.param(None, "no-answers", id="none"),
        pytest.param("", "answers", id="empty"),
        pytest.param(
            "_commit: v1\n_src_path: /no/such/place\n", "source", id="another"
        ),
        pytest.param(
            "_commit: v9\nproject: a\npackage: a\nexports: eager\nallow: []\n",
            "newer",
            id="newer",
        ),
    ],
)
def test_a_project_that_records_nothing_that_is_known(
    here: Path, run: Run, answers: str | None, code: str
) -> None:
    lay_out(here, {"pyproject.toml": "", "src/sound/__init__.py": ""})
    if answers is not None:
        lay_out(here, {ANSWERS: answers})
    result = run("diff", "--json")
    assert (result.code, result.codes) == (1, [code])


def test_a_new_project_is_as_the_template(here: Path, run: Run) -> None:
    options = ["--license", "MIT", "--sub", "a,b.c", "--description", 'a "b"']
    assert run("new", "sound", "-q", "--exports", "lazy", *options).code == 0
    result = run("diff", "-C", "sound", "--json")
    assert (result.code, set(standings(result.document).values())) == (0, {"same"})
