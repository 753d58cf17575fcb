"""Packages made and grown from drawings, and drawn again."""

import ast
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkpkg.layout import Layout, draw_outline

from ..conftest import Run, everything_in, tree_of
from ..projects import PLAIN, SOUND, Files, lay_out

Feed = Callable[[bytes], None]

DRAWING = "sound/  Sounds.\n    effects/  What is done to them.\n        echo.py\n"


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Let standard input hold some bytes."""

    def put(content: bytes) -> None:
        stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
        monkeypatch.setattr("sys.stdin", stream)

    return put


def rows(table: Mapping[str, tuple[Any, ...]], quick: str) -> list[ParameterSet]:
    """Return the rows of a table; those that render and are not named are slow."""
    return [
        pytest.param(
            *row, id=name, marks=() if name in quick.split(", ") else pytest.mark.slow
        )
        for name, row in table.items()
    ]


def docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")), clean=False)


# Arguments; the folder, the project and the package that result; the description.
NAMED: dict[str, tuple[list[str], str, str, str]] = {
    "the root names all": ([], "sound", "sound", "sound"),
    "--name": (["--name", "my-sound"], "sound", "my-sound", "sound"),
    "PATH": (["noise"], "noise", "noise", "sound"),
    "PATH and --name": (["noise", "--name", "my-sound"], "noise", "my-sound", "sound"),
    "--import-name": (["--import-name", "noise"], "sound", "sound", "noise"),
    "PATH and --import-name": (["a", "--import-name", "b"], "a", "a", "b"),
    "a folder": (["."], ".", "here", "sound"),
}


@pytest.mark.parametrize(
    ("arguments", "folder", "project", "package"),
    rows(NAMED, "--name, PATH"),
)
def test_what_names_what(
    here: Path,
    run: Run,
    arguments: list[str],
    folder: str,
    project: str,
    package: str,
) -> None:
    (here / "x.txt").write_text(DRAWING)
    result = run("new", *arguments, "--outline", "x.txt", "--no-git", "--json")
    assert result.code == 0, result.out
    root = here / folder
    manifest = (root / "pyproject.toml").read_text()
    assert f'name = "{project}"' in manifest
    assert 'description = "Sounds."' in manifest
    assert docstring(root / "src" / package / "__init__.py") == "Sounds."
    inner = root / "src" / package / "effects"
    assert docstring(inner / "__init__.py") == "What is done to them."
    assert docstring(inner / "echo.py") == f"The {package}.effects.echo module."
    assert ("differ" in result.codes) == (project.replace("-", "_") != package)


def test_a_description_goes_elsewhere_than_the_text_of_the_root(
    here: Path, run: Run
) -> None:
    (here / "x.txt").write_text(DRAWING)
    arguments = ("--outline", "x.txt", "--no-git", "--description", "Noise.")
    assert run("new", *arguments).code == 0
    assert 'description = "Noise."' in (here / "sound/pyproject.toml").read_text()
    assert "Noise." in (here / "sound/README.md").read_text()
    assert docstring(here / "sound/src/sound/__init__.py") == "Sounds."


def test_a_drawing_and_a_list_add_up(here: Path, run: Run, feed: Feed) -> None:
    feed(DRAWING.encode())
    arguments = ("--sub", "effects.reverb,codec.py,sound.mixers", "--no-git")
    assert run("new", "--outline", "-", *arguments).code == 0
    package = here / "sound/src/sound"
    for path in ("effects/echo.py", "effects/reverb/__init__.py", "codec.py", "mixers"):
        assert (package / path).exists()


def test_texts_are_kept_exactly(here: Path, run: Run, feed: Feed) -> None:
    nasty = 'a "quoted" \\d {{ 7*7 }} {# x #} """ é \u202e\\'
    feed(f"sound  # {nasty}\n  _internals.py  # {nasty}\n  a.py  # {nasty}\n".encode())
    assert run("new", "--outline", "-", "--no-git", "-q").code == 0
    package = here / "sound/src/sound"
    for name in ("__init__", "_internals", "a"):
        assert docstring(package / f"{name}.py") == nasty


# A drawing, options, the code and the findings: codes with their lines.
REFUSED: dict[str, tuple[str, list[str], int, list[tuple[str, int | None]]]] = {
    "names, all at once": (
        "sound\n  my-mod.py\n  class/\n    a.py\n  README.md\n", [], 2,
        [("ident", 2), ("keyword", 3), ("left-out", 5)],
    ),
    "the root": ("class\n  a.py\n", [], 2, [("keyword", 1)]),
    "the root, for another project": ("class\n  a.py\n", ["noise"], 2, [("keyword", 1), ("differ", 1)]),
    "the root's name is no package's": ("my-sound\n  a.py\n", [], 2, [("ident", 1), ("differ", 1)]),
    "lines that do not fit": ("sound\n  a.py\n    b.py\n", [], 2, [("outline", 3)]),
    "several roots": ("sound\n  a.py\nnoise\n", [], 2, [("outline", 3)]),
    "no root": (".\n  a.py\n", [], 2, [("outline", None)]),
    "nothing": ("\n", [], 2, [("outline", None)]),
    "a control character": ("sound\n  a.py  rings \x07\n", [], 2, [("doc", 2)]),
    "drawn and listed": ("sound\n  a.py\n", ["--sub", "a.py"], 2, [("duplicate", None)]),
    "a name of the example": ("sound\n  hello.py\n", [], 2, [("reserved", 2)]),
    "a name that may be allowed": ("sound\n  con.py\n", ["--allow", "nothing"], 2, [("allow", None)]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("drawing", "options", "code", "findings"), REFUSED.values(), ids=list(REFUSED)
)
def test_what_is_refused_is_told_with_its_line(
    here: Path,
    run: Run,
    feed: Feed,
    drawing: str,
    options: list[str],
    code: int,
    findings: list[tuple[str, int | None]],
) -> None:
    feed(drawing.encode())
    result = run("new", *options, "--outline", "-", "--json")
    found = result.document["findings"]
    assert (result.code, [(f["code"], f["line"]) for f in found]) == (code, findings)
    assert all(f["path"] == ("<stdin>" if f["line"] else None) for f in found)
    assert everything_in(here) == []


def test_a_name_that_is_allowed_is_a_warning_on_its_line(
    here: Path, run: Run, feed: Feed
) -> None:
    feed(b"sound\n  con.py\n")
    result = run("new", "--outline", "-", "--allow", "windows", "--no-git", "--json")
    (finding,) = [f for f in result.document["findings"] if f["code"] == "windows"]
    assert (result.code, finding["severity"], finding["line"]) == (0, "warning", 2)


@pytest.mark.parametrize(
    ("file", "reason"), [("nothing.txt", "there is no such file"), (".", "a folder")]
)
def test_a_file_that_cannot_be_read(
    here: Path, run: Run, file: str, reason: str
) -> None:
    result = run("new", "--outline", file)
    assert result.code == 2
    assert "error[not-found]: " in result.err
    assert reason in result.err
    assert everything_in(here) == []


def test_closed_input_draws_nothing(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "nothing is drawn in <stdin>" in run("new", "--outline", "-").err


PROJECT: Files = {
    **SOUND,
    "src/sound/__init__.py": "from . import effects\n\n__all__ = ['effects']\n",
    "src/sound/effects/__init__.py": '"""Effects."""\n',
    "src/sound/effects/echo.py": '"""Echo."""\n',
}

# A drawing; what is created, updated and kept below the package.
ADDED = {
    "with the root": (
        "sound/\n  effects/  Other words.\n    hall.py  A hall.\n  mix.py\n",
        "effects/hall.py mix.py", "__init__.py effects/__init__.py", "",
    ),
    "without it": ("effects/\n  hall.py\nmix.py\n", "effects/hall.py mix.py", "__init__.py effects/__init__.py", ""),
    "by its path": ("src/sound/\n  mix.py", "mix.py", "__init__.py", ""),
    "with a dot for it": (".\n  mix.py", "mix.py", "__init__.py", ""),
    "with what is there": ("sound/\n  effects/\n    echo.py  Other words.\n  mix.py\n", "mix.py", "__init__.py", "effects/__init__.py effects/echo.py"),
    "nothing new": ("sound/\n  effects/\n    echo.py\n", "", "", "effects/__init__.py effects/echo.py"),
    "deep": (
        "sound\n  effects\n    hall\n      _internals.py  Walls.\n      deep\n        x.py\n",
        ("effects/hall/__init__.py effects/hall/_internals.py effects/hall/deep/__init__.py"
        " effects/hall/deep/_internals.py effects/hall/deep/x.py"),
        "effects/__init__.py", "",
    ),
    "one module": ("mix", "mix.py", "__init__.py", ""),
    "one package": ("mix/", "mix/__init__.py mix/_internals.py", "__init__.py", ""),
    "private": ("_mix.py", "_mix.py", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(
    ("drawing", "created", "updated", "kept"),
    rows(ADDED, "with the root, with what is there, nothing new, deep"),
)
def test_what_is_drawn_and_lacking_is_added(
    here: Path,
    run: Run,
    feed: Feed,
    drawing: str,
    created: str,
    updated: str,
    kept: str,
) -> None:
    lay_out(here, PROJECT)
    before = tree_of(here)
    feed(drawing.encode())
    result = run("add", "--outline", "-", "--json")
    assert result.code == 0, result.out
    changes = result.document["changes"]
    for op, paths in (("create", created), ("update", updated), ("keep", kept)):
        found = sorted(c["path"] for c in changes if c["op"] == op)
        assert " ".join(p.removeprefix("src/sound/") for p in found) == paths
    after = tree_of(here)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {f"src/sound/{path}" for path in updated.split()}


def test_drawn_docstrings_land_where_they_are_drawn(
    here: Path, run: Run, feed: Feed
) -> None:
    lay_out(here, PLAIN)
    feed(b"sound\n  a/  An a.\n    _internals.py  Code.\n    b.py  A b.\nc.py\n")
    assert run("add", "--outline", "-", "-q").code == 0
    package = here / "src/sound"
    assert docstring(package / "a/__init__.py") == "An a."
    assert docstring(package / "a/_internals.py") == "Code."
    assert docstring(package / "a/b.py") == "A b."
    assert docstring(package / "c.py") == "The sound.c module."


def test_a_package_in_a_namespace_grows_from_a_drawing(
    here: Path, run: Run, feed: Feed
) -> None:
    lay_out(here, {"pyproject.toml": "", "src/n/sound/__init__.py": ""})
    feed(b"sound\n  a/  An a.\n    b.py  A b.\n")
    assert run("add", "--outline", "-").code == 0
    assert docstring(here / "src/n/sound/a/__init__.py") == "An a."
    assert docstring(here / "src/n/sound/a/b.py") == "A b."


NOT_ADDED: dict[str, tuple[str, list[str], int, list[tuple[str, int | None]]]] = {
    "a module as a package": ("sound\n  effects/\n    echo/\n      x.py\n      y.py\n", [], 1, [("modpkg", 3), ("not-a-package", 4), ("not-a-package", 5)]),
    "a package as a module": ("sound\n  effects.py\n", [], 1, [("modpkg", 2)]),
    "by case": ("sound\n  Effects/\n    x.py\n", [], 1, [("casefold", 2)]),
    "bad names": ("sound\n  effects/\n    class.py\n    my-mod/\n      x.py\n", [], 2, [("keyword", 3), ("ident", 4)]),
    "the package alone": ("sound\n", [], 2, [("outline", None)]),
    "a docstring for all": ("a.py\nb.py\n", ["--doc", "x"], 2, [("doc", None)]),
    "drawn and named": ("a.py\n", ["a.py"], 2, [("duplicate", 1)]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("drawing", "options", "code", "findings"), NOT_ADDED.values(), ids=list(NOT_ADDED)
)
def test_what_has_no_place_is_told_with_its_line(
    here: Path,
    run: Run,
    feed: Feed,
    drawing: str,
    options: list[str],
    code: int,
    findings: list[tuple[str, int | None]],
) -> None:
    lay_out(here, PROJECT)
    before = tree_of(here)
    feed(drawing.encode())
    result = run("add", *options, "--outline", "-", "--json")
    found = [f for f in result.document["findings"] if f["severity"] == "error"]
    assert (result.code, [(f["code"], f["line"]) for f in found]) == (code, findings)
    assert tree_of(here) == before


def test_a_name_that_the_parent_has_is_told_with_its_line(
    here: Path, run: Run, feed: Feed
) -> None:
    text = "def echo() -> None: ...\n"
    lay_out(here, {**SOUND, "src/sound/_internals.py": text})
    feed(b"sound\n  a.py\n  echo/\n    x.py\n")
    result = run("add", "--outline", "-", "--json")
    errors = [f for f in result.document["findings"] if f["severity"] == "error"]
    assert [(f["code"], f["path"], f["line"]) for f in errors] == [
        ("taken", "<stdin>", 3)
    ]


def test_of_several_packages_the_root_says_which(
    here: Path, run: Run, feed: Feed
) -> None:
    lay_out(here, {**PLAIN, "src/noise/__init__.py": ""})
    feed(b"noise\n  a.py\n")
    assert run("add", "--outline", "-").code == 0
    assert (here / "src/noise/a.py").exists()
    feed(b"a.py\n")
    assert "error[several]" in run("add", "--outline", "-").err


@pytest.mark.parametrize("form", ["--outline", "--all"])
def test_what_tree_draws_is_made_again(
    here: Path, run: Run, feed: Feed, form: str
) -> None:
    lay_out(here, PROJECT)
    drawn = run("tree", form).out
    feed(drawn.encode())
    assert run("new", "b", "--outline", "-", "--no-git", "-q").code == 0
    assert docstring(here / "b/src/sound/effects/__init__.py") == "Effects."
    lines = run("tree", "b", "--outline").out.splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "sound/ The sound package.",
        "_internals.py The code of sound.",
        "effects/ Effects.",
        "_internals.py The code of sound.effects.",
        "echo.py Echo.",
    ]


def test_what_is_drawn_of_a_project_is_there(here: Path, run: Run, feed: Feed) -> None:
    lay_out(here, PROJECT)
    feed(run("tree", "--outline").out.encode())
    changes = run("add", "--outline", "-", "--json").document["changes"]
    assert {change["op"] for change in changes} == {"keep"}


WORDS = ("alpha", "beta", "gamma", "delta", "omega", "_inner", "_core", "v9", "v10")
PATHS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple)
TEXTS = st.text(st.sampled_from("#—<-/·:!+ *`|├ab.(\"\\{}é\u202e'"), min_size=1, max_size=9).filter(lambda text: text.strip() == text)  # fmt: skip


@st.composite
def drawings(draw: st.DrawFn) -> str:
    """Draw any package that has good names."""
    modules = draw(st.sets(PATHS, max_size=4))
    parents = {path[:depth] for path in modules for depth in range(1, len(path))}
    modules -= parents
    packages = parents | (draw(st.sets(PATHS, max_size=3)) - modules)
    packages = {p for p in packages if not any(p[:n] in modules for n in range(1, 4))}
    packages |= {path[:depth] for path in packages for depth in range(1, len(path))}
    names = [tuple(sorted(".".join(path) for path in paths)) for paths in (packages, modules)]  # fmt: skip
    places = ["", *names[0], *names[1], *(f"{p}._internals" for p in names[0])]
    docs: dict[str, Any] = draw(st.dictionaries(st.sampled_from(places), TEXTS))
    return draw_outline("sound", Layout(names[0], names[1]), docs)


@pytest.mark.slow
@given(drawing=drawings())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_package_is_drawn_and_made_again(
    tmp_path_factory: pytest.TempPathFactory, run: Run, feed: Feed, drawing: str
) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    made = []
    for name in ("a", "b"):
        feed(drawing.encode())
        result = run("new", f"{folder}/{name}", "--outline", "-", "--no-git", "--json")
        assert result.code == 0, result.out
        made.append(tree_of(folder / name / "src"))
        drawing = run("tree", f"{folder}/{name}", "--outline").out
    assert made[0] == made[1]
