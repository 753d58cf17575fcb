"""What `mkpkg add` does in the projects that people have."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from mkpkg import template
from mkpkg.layout import judge_items, parse_item
from mkpkg.template._archive import pack
from mkpkg.template._where import template_root

from ..conftest import Run, Tree, everything_in, tree_of
from ..projects import (
    INNER,
    MANAGED,
    PARENTS,
    PLAIN,
    SIBLINGS,
    SOUND,
    Files,
    commit_all,
    lay_out,
)

TOP = "src/sound/__init__.py"


def changed(before: Tree, after: Tree) -> set[str]:
    assert before.keys() <= after.keys()
    return {path for path in after if before.get(path) != after[path]}


def bindings(content: bytes) -> tuple[list[str], list[str] | None]:
    """Return what an `__init__.py` imports from its own folder, and its `__all__`."""
    imported: list[str] = []
    exported: list[str] | None = None
    for node in ast.parse(content).body:
        if isinstance(node, ast.ImportFrom) and node.module is None:
            imported += [alias.name for alias in node.names]
        elif isinstance(node, ast.Assign):
            exported = ast.literal_eval(node.value)
    return imported, exported


@pytest.mark.parametrize(
    ("item", "created", "bound"),
    [
        ("mixers", ["mixers/__init__.py", "mixers/_internals.py"], "mixers"),
        ("mixers/", ["mixers/__init__.py", "mixers/_internals.py"], "mixers"),
        ("sound.mixers", ["mixers/__init__.py", "mixers/_internals.py"], "mixers"),
        ("sound/mixers", ["mixers/__init__.py", "mixers/_internals.py"], "mixers"),
        ("src/sound/mixers", ["mixers/__init__.py", "mixers/_internals.py"], "mixers"),
        ("src/sound/mixers/", ["mixers/__init__.py", "mixers/_internals.py"], "mixers"),
        ("flac.py", ["flac.py"], "flac"),
        ("sound/flac.py", ["flac.py"], "flac"),
        ("src/sound/flac.py", ["flac.py"], "flac"),
        ("_codec.py", ["_codec.py"], None),
        ("_vendor", ["_vendor/__init__.py", "_vendor/_internals.py"], None),
        ("tests", ["tests/__init__.py", "tests/_internals.py"], None),
        ("sound.sound.x.py", ["sound/__init__.py", "sound/_internals.py", "sound/x.py"], "sound"),
    ],
)  # fmt: skip
def test_an_item(
    here: Path, run: Run, item: str, created: list[str], bound: str | None
) -> None:
    lay_out(here, SOUND)
    before = tree_of(here)
    result = run("add", item, "--json")
    assert (result.code, result.err, result.codes) == (0, "", [])
    after = tree_of(here)
    paths = {f"src/sound/{path}" for path in created}
    assert changed(before, after) == paths | ({TOP} if bound else set())
    assert [
        c["path"] for c in result.document["changes"] if c["op"] == "create"
    ] == sorted(paths)
    if bound:
        assert bindings(after[TOP]) == ([bound], [bound])
    assert run("sync", "--check").code == 0


@pytest.mark.parametrize("item", ["a.b.c", "a/b/c", "sound.a.b.c", "a/b/c.py"])
def test_missing_parents_are_made_and_bind_their_children(
    here: Path, run: Run, item: str
) -> None:
    lay_out(here, SOUND)
    assert run("add", item).code == 0
    after = tree_of(here)
    assert bindings(after[TOP]) == (["a"], ["a"])
    assert bindings(after["src/sound/a/__init__.py"]) == (["b"], ["b"])
    assert bindings(after["src/sound/a/b/__init__.py"]) == (["c"], ["c"])
    assert after["src/sound/a/_internals.py"] == b'"""The code of sound.a."""\n'
    assert run("sync", "--check").code == 0


def test_an_item_goes_into_a_package_that_is_there(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    run("add", "effects.reverb")
    before = tree_of(here)
    assert run("add", "effects.delay", "effects/echo.py", "effects/_x.py").code == 0
    init = "src/sound/effects/__init__.py"
    assert changed(before, tree_of(here)) == {
        init,
        "src/sound/effects/_x.py",
        "src/sound/effects/delay/__init__.py",
        "src/sound/effects/delay/_internals.py",
        "src/sound/effects/echo.py",
    }
    names = ["delay", "echo", "reverb"]
    assert bindings(tree_of(here)[init]) == (names, names)


def test_files_that_are_there_are_not_in_the_way_of_a_new_package(
    here: Path, run: Run
) -> None:
    lay_out(here, {**SOUND, "src/sound/data/table.csv": "1,2\n"})
    assert run("add", "data").code == 0
    assert tree_of(here)["src/sound/data/table.csv"] == b"1,2\n"
    assert run("sync", "--check").code == 0


def docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_bytes()), clean=False)


@pytest.mark.parametrize(
    "text",
    [
        "Reverberation.",
        'A "quoted" \\d text"',
        '"""',
        "{{ 7*7 }} {% raw %}",
        "summary\n\n  indented \n\ttab\nlast",
        "emoji 😀, \u202eright to left",
        " ",
    ],
)
@pytest.mark.parametrize("item", ["effects.reverb", "reverb.py"])
def test_a_docstring(here: Path, run: Run, item: str, text: str) -> None:
    lay_out(here, SOUND)
    assert run("add", item, "--doc", text).code == 0
    stem = item.removesuffix(".py").replace(".", "/")
    is_module = item.endswith(".py")
    made = f"src/sound/{stem}.py" if is_module else f"src/sound/{stem}/__init__.py"
    assert docstring(here / made) == text
    if not is_module:
        assert (
            docstring(here / "src/sound/effects/__init__.py")
            == "The sound.effects package."
        )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("é😀", id="letters", marks=pytest.mark.slow),
        pytest.param("it's '''", id="quotes", marks=pytest.mark.slow),
        pytest.param('"', id="a quote", marks=pytest.mark.slow),
        pytest.param('a"', id="a quote at the end"),
        pytest.param("\\", id="a backslash", marks=pytest.mark.slow),
        pytest.param('\\"""', id="a backslash and quotes", marks=pytest.mark.slow),
        pytest.param(
            "\\N{BULLET} \\x41 %s $x {0}", id="escapes", marks=pytest.mark.slow
        ),
        pytest.param("{# c #} {{", id="a template's comment", marks=pytest.mark.slow),
        pytest.param("a\r\nb\rc\n", id="line ends"),
        pytest.param("\ta\xa0\u3000", id="white space", marks=pytest.mark.slow),
        pytest.param("\x85\u2028\ufeff\u200b", id="invisible", marks=pytest.mark.slow),
    ],
)
def test_a_docstring_of_a_module(here: Path, run: Run, text: str) -> None:
    lay_out(here, SOUND)
    assert run("add", "reverb.py", f"--doc={text}").code == 0
    assert docstring(here / "src/sound/reverb.py") == text


def test_a_long_docstring_is_not_wrapped(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    text = "wide words " * 50 + "x" * 500
    assert run("add", "reverb", "--doc", text).code == 0
    made = (here / "src/sound/reverb/__init__.py").read_text()
    assert made == f'"""{text}"""\n'


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["a", "b", "--doc", "x"], "doc"),
        (["a", "--doc", "x\x01"], "doc"),
        (["a", "--doc", "x\udcff"], "doc"),
        ([], "missing"),
        (["httpx[http2]"], "requirement"),
        (["requests>=2"], "requirement"),
        (["x @ https://example.org/x.whl"], "requirement"),
        (["a", "dist/x.tar.gz"], "requirement"),
        (["-r", "requirements.txt"], "requirement"),
        (["a", "--requirement=requirements.txt"], "requirement"),
        (["-e", "."], "requirement"),
        (["/etc/x"], "path"),
        (["../x"], "path"),
        (["."], "path"),
        (["src/sound"], "top"),
        (["src/sound/"], "top"),
        (["sound"], "top"),
        (["sound/"], "top"),
        (["a,b"], "ident"),
        (["a."], "empty"),
        (["..."], "empty"),
        (["a.pyi"], "path"),
        (["a.so"], "path"),
        (["a.PY"], "path"),
        (["a/b.txt"], "path"),
        (["a/b.py/"], "path"),
        (["a\\b"], "path"),
        (["C:\\a"], "path"),
        (["./a"], "path"),
        ([""], "empty"),
        (["a..b"], "empty"),
        (["a-b"], "ident"),
        (["class"], "keyword"),
        (["a.import.b"], "keyword"),
        (["effects.class.py"], "keyword"),
        (["con"], "windows"),
        (["a", "A"], "casefold"),
        (["core", "core.py"], "modpkg"),
        (["a.b", "a.py"], "modpkg"),
        (["a", "a"], "duplicate"),
        (["a", "sound.a"], "duplicate"),
        (["a", "--allow", "nothing"], "allow"),
        ([".".join("a" * 40)], "length"),
        (["a" * 250], "length"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_refused(
    here: Path, run: Run, arguments: list[str], code: str
) -> None:
    lay_out(here, SOUND)
    before = tree_of(here)
    result = run("add", "--json", *arguments)
    errors = [
        f["code"] for f in result.document["findings"] if f["severity"] == "error"
    ]
    assert (result.code, errors) == (2, [code])
    assert tree_of(here) == before


def test_a_requirement_is_refused_with_the_right_command(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    told = run("add", "httpx[http2]").err
    assert "  help: uv add 'httpx[http2]', or: pip install 'httpx[http2]'\n" in told


def test_a_requirement_is_refused_before_a_project_is_looked_for(
    here: Path, run: Run
) -> None:
    assert run("add", "httpx[http2]", "--json").codes == ["requirement"]
    told = run("add", "-r", "a b.txt").err
    assert "  help: uv add -r 'a b.txt', or: pip install -r 'a b.txt'\n" in told


@pytest.mark.parametrize(
    ("files", "item", "code", "path"),
    [
        ({"a/__init__.py": ""}, "a", "exists", "a/__init__.py"),
        ({"a/__init__.py": ""}, "sound.a", "exists", "a/__init__.py"),
        ({"a.py": ""}, "a.py", "exists", "a.py"),
        ({"a.py": ""}, "a", "modpkg", None),
        ({"a/__init__.py": ""}, "a.py", "modpkg", None),
        ({"a.pyx": ""}, "a.py", "exists", None),
        ({"a.pyx": ""}, "a.b", "not-a-package", None),
        ({"a.cpython-311-x86_64-linux-gnu.so": ""}, "a", "modpkg", None),
        ({"a.py": ""}, "a.b", "not-a-package", "a.py"),
        ({"a.py": ""}, "a/b/c.py", "not-a-package", "a.py"),
        ({"a/__init__.py": "", "a/b.py": ""}, "a.b.c", "not-a-package", "a/b.py"),
        ({"DB/__init__.py": ""}, "db", "casefold", None),
        ({"DB.py": ""}, "db.x", "casefold", None),
        ({"FOO.py": "", "foo.py": ""}, "bar", None, None),
        ({"a.pyi": ""}, "a.py", None, None),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(
    here: Path, run: Run, files: Files, item: str, code: str | None, path: str | None
) -> None:
    lay_out(here, {**SOUND, **{f"src/sound/{p}": text for p, text in files.items()}})
    before = tree_of(here)
    result = run("add", item, "--json")
    if code is None:
        assert result.code == 0
        return
    assert (result.code, result.codes) == (1, [code])
    where = result.document["findings"][0]["path"]
    assert where == (f"src/sound/{path}" if path else None)
    assert tree_of(here) == before


@pytest.mark.parametrize(
    ("item", "suggestion"),
    [
        ("class", "class_"),
        ("effects.class", "effects.class_"),
        ("effects/class", "effects.class_"),
        ("effects.class.x", "effects.class_.x"),
        ("effects//x", "effects.x"),
        ("effects/my-mod.py", "effects/my_mod.py"),
        ("effects/deep/my-mod.py", "effects/deep/my_mod.py"),
        ("effects/con.py", "effects/con_.py"),
    ],
)
def test_a_suggestion_is_an_item(
    here: Path, run: Run, item: str, suggestion: str
) -> None:
    lay_out(here, {**SOUND, INNER: ""})
    (found,) = run("add", item, "--json").document["findings"]
    assert found["suggestion"] == suggestion
    assert f"`{suggestion}`" in found["help"]
    assert ("--allow" in found["help"]) is ("con" in item)
    new = judge_items("sound", [parse_item(suggestion)])
    assert [finding for finding in new if finding.is_error] == []


@pytest.mark.parametrize(
    ("bad", "exit_code", "code"),
    [
        ("effects", 1, "exists"),
        ("effects/delay.py", 1, "exists"),
        ("effects.delay.x", 1, "not-a-package"),
        ("Effects", 1, "casefold"),
        ("hello", 1, "taken"),
        ("class", 2, "keyword"),
        ("../x", 2, "path"),
        ("requests>=2", 2, "requirement"),
        ("src/sound", 2, "top"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "last"])
def test_nothing_is_added_where_one_of_several_items_is_bad(
    here: Path, run: Run, bad: str, exit_code: int, code: str, is_first: bool
) -> None:
    inside: Files = {
        INNER: "",
        "src/sound/effects/delay.py": "",
        "src/sound/_internals.py": "def hello(): ...\n",
    }
    lay_out(here, {**SOUND, **inside})
    before = everything_in(here)
    items = [bad, "a.b", "c.py"] if is_first else ["a.b", "c.py", bad]
    result = run("add", *items, "--json")
    errors = [
        f["code"] for f in result.document["findings"] if f["severity"] == "error"
    ]
    assert (result.code, errors) == (exit_code, [code])
    assert everything_in(here) == before


@pytest.mark.parametrize(
    ("item", "code"), [("json", "stdlib-m"), ("test_x.py", "testlike"), ("DB", "case")]
)
def test_a_name_that_is_only_doubtful(
    here: Path, run: Run, item: str, code: str
) -> None:
    lay_out(here, SOUND)
    result = run("add", item, "--json")
    assert (result.code, result.codes) == (0, [code])
    assert run("sync", "--check").code == 0


def test_names_that_are_there_are_not_judged(here: Path, run: Run) -> None:
    lay_out(
        here,
        {**SOUND, "src/sound/DB/con/__init__.py": "", "src/sound/DB/__init__.py": ""},
    )
    result = run("add", "DB.x", "DB.con.y", "--json")
    assert (result.code, result.codes) == (0, [])


PLACES: dict[str, tuple[Files, str, str, str]] = {
    "src layout": (SOUND, ".", "a", "src/sound"),
    "flat layout": (
        {"pyproject.toml": MANAGED, "sound/__init__.py": ""}, ".", "a", "sound",
    ),
    "flat layout, by path": (
        {"pyproject.toml": MANAGED, "sound/__init__.py": ""}, ".", "sound/a", "sound",
    ),
    "beside tests and docs": (
        {
            "pyproject.toml": MANAGED,
            "sound/__init__.py": "",
            "tests/__init__.py": "",
            "docs/__init__.py": "",
        },
        ".", "a", "sound",
    ),
    "setup.py alone": ({"setup.py": "", "sound/__init__.py": ""}, ".", "a", "sound"),
    "nothing but a package": ({"sound/__init__.py": ""}, ".", "a", "sound"),
    "inside a package without a manifest": (
        {"sound/__init__.py": "", "sound/b/__init__.py": ""}, "sound/b", "a", "sound",
    ),
    "from a subfolder": (SOUND, "src/sound", "a", "src/sound"),
    "from a folder of another kind": (
        {**SOUND, "tests/test_x.py": ""}, "tests", "sound.a", "src/sound",
    ),
    "several packages": (
        {**SOUND, "src/noise/__init__.py": ""}, ".", "sound.a", "src/sound",
    ),
    "several packages, by path": (
        {**SOUND, "src/noise/__init__.py": ""}, ".", "src/noise/a", "src/noise",
    ),
    "a namespace": (
        {"pyproject.toml": MANAGED, "src/acme/sound/__init__.py": ""},
        ".", "a", "src/acme/sound",
    ),
    "a namespace, by name": (
        {"pyproject.toml": MANAGED, "src/acme/sound/__init__.py": ""},
        ".", "acme.sound.a", "src/acme/sound",
    ),
    "a namespace, by path": (
        {"pyproject.toml": MANAGED, "src/acme/sound/__init__.py": ""},
        ".", "acme/sound/a", "src/acme/sound",
    ),
    "a monorepo": (
        {
            "pyproject.toml": '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
            **{f"packages/one/{path}": text for path, text in SOUND.items()},
            **{f"packages/two/{path}": text for path, text in SOUND.items()},
        },
        "packages/two", "a", "packages/two/src/sound",
    ),
    "a folder that the build is told of": (
        {
            "pyproject.toml": '[tool.mkpkg]\n[tool.uv.build-backend]\nmodule-root = "python"\n',
            "python/sound/__init__.py": "",
            "lib/other/__init__.py": "",
        },
        ".", "a", "python/sound",
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_place(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    files, start, item, folder = PLACES[place]
    lay_out(here, files)
    before = tree_of(here)
    monkeypatch.chdir(here / start)
    result = run("add", item)
    assert (result.code, result.err) == (0, "")
    assert changed(before, tree_of(here)) == {
        f"{folder}/__init__.py",
        f"{folder}/a/__init__.py",
        f"{folder}/a/_internals.py",
    }
    package = folder.removeprefix("packages/two/").removeprefix("python/")
    package = package.removeprefix("src/").replace("/", ".")
    assert docstring(here / folder / "a/__init__.py") == f"The {package}.a package."


def test_elsewhere(here: Path, run: Run) -> None:
    lay_out(here, {f"far/away/{path}": text for path, text in SOUND.items()})
    result = run("add", "a", "-C", "far/away", "--json")
    assert result.document["root"] == str((here / "far/away").resolve())
    assert (here / "far/away/src/sound/a/__init__.py").is_file()


@pytest.mark.parametrize(
    ("files", "items", "exit_code", "code"),
    [
        ({}, ["a"], 1, "no-project"),
        ({"pyproject.toml": "", "README.md": ""}, ["a"], 1, "no-package"),
        ({**SOUND, "src/noise/__init__.py": ""}, ["a"], 1, "several"),
        ({**SOUND, "src/noise/__init__.py": ""}, ["sound.a", "noise.b"], 2, "several"),
        ({**SOUND, "pyproject.toml": "["}, ["a"], 1, "settings"),
        ({**SOUND, "pyproject.toml": "[tool.mkpkg]\nx = 1"}, ["a"], 2, "settings"),
    ],
)
def test_there_is_no_place(
    here: Path,
    run: Run,
    files: Files,
    items: list[str],
    exit_code: int,
    code: str,
) -> None:
    lay_out(here, files)
    before = tree_of(here)
    result = run("add", *items, "--json")
    assert (result.code, result.codes) == (exit_code, [code])
    assert tree_of(here) == before


@pytest.mark.parametrize(
    "is_managed",
    [
        pytest.param(True, id="managed"),
        pytest.param(False, id="unmanaged", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("parent", PARENTS)
def test_a_parent(here: Path, run: Run, parent: str, is_managed: bool) -> None:
    before, managed, unmanaged = PARENTS[parent]
    after = managed if is_managed or unmanaged is True else unmanaged
    files: Files = {
        **(SOUND if is_managed else PLAIN),
        **SIBLINGS,
        INNER: before,
    }
    lay_out(here, files)
    tree = tree_of(here)
    result = run("add", "effects.reverb")
    if after is None:
        assert result.code == 1
        assert tree_of(here) == tree
        return
    assert result.code == 0
    expected = after.encode() if isinstance(after, str) else after
    assert tree_of(here)[INNER] == expected
    new = {f"src/sound/effects/reverb/{name}.py" for name in ("__init__", "_internals")}
    # The package above does not bind `effects`, and was not asked to.
    assert changed(tree, tree_of(here)) - {INNER} == new


def test_a_style_that_is_kept_is_told(here: Path, run: Run) -> None:
    lay_out(
        here, {**PLAIN, TOP: "from .x import y as y\n", "src/sound/x.py": "y = 1\n"}
    )
    result = run("add", "a", "--json")
    assert (result.code, result.codes) == (0, ["kept-style"])


def test_a_parent_that_cannot_be_opened(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, "src/sound/x.py": ""})
    (here / INNER).parent.mkdir()
    (here / INNER).symlink_to("nothing.py")
    for command in ("add", "remove"):
        result = run(command, "effects.delay", "--json")
        lay_out(here, {"src/sound/effects/delay.py": ""})
        assert (result.code, result.codes) == (1, ["os"])
        assert result.document["findings"][0]["path"] == "src/sound/effects/nothing.py"


def test_a_file_that_opts_out_is_told(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, TOP: "# mkpkg: off\n"})
    result = run("add", "a", "--json")
    assert (result.code, result.codes) == (0, ["off"])
    assert result.document["findings"][0]["path"] == TOP


def test_what_cannot_be_read_is_told_with_its_place(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, TOP: "x = 1\ndef f(:\n"})
    (found,) = run("add", "a", "--json").document["findings"]
    assert (found["code"], found["path"], found["line"]) == ("syntax", TOP, 2)
    lay_out(here, {**SOUND, TOP: "", "src/sound/_internals.py": "def f(:\n"})
    # What a private module has matters for its name only.
    assert run("add", "a", "--json").code == 0


@pytest.mark.parametrize(
    ("table", "items", "bound"),
    [
        ("submodules = false", ["effects.reverb"], []),
        ('unbound = ["sound.effects"]', ["effects.reverb"], [("sound.effects", "reverb")]),
        ('unbound = ["sound.effects.reverb"]', ["effects.reverb"], [("sound", "effects")]),
        ('private = ["sound.effects.reverb"]', ["effects.reverb"], [("sound", "effects")]),
        ('private = ["sound.a"]', ["a", "b"], [("sound", "b")]),
        ('exclude = ["src/sound/effects"]', ["a"], [("sound", "a")]),
        ('exports = "lazy"\nunbound = ["sound.effects.reverb"]', ["effects.reverb"], [("sound", "effects")]),
        ('exports = "lazy"', ["effects.reverb"], [("sound", "effects"), ("sound.effects", "reverb")]),
    ],
)  # fmt: skip
def test_settings(
    here: Path, run: Run, table: str, items: list[str], bound: list[tuple[str, str]]
) -> None:
    lay_out(here, {**SOUND, "pyproject.toml": f"[tool.mkpkg]\n{table}\n"})
    result = run("add", *items, "--json")
    assert (result.code, result.codes) == (0, [])
    found = []
    for path, content in tree_of(here).items():
        if path.endswith("__init__.py"):
            package = (
                Path(path).parent.as_posix().removeprefix("src/").replace("/", ".")
            )
            found += [(package, name) for name in bindings(content)[0]]
    assert sorted(found) == bound
    assert run("sync", "--check").code == 0


@pytest.mark.parametrize("package", ["src/sound", "src/acme/sound"])
def test_lazy_exports(here: Path, run: Run, package: str) -> None:
    lay_out(
        here,
        {
            "pyproject.toml": '[tool.mkpkg]\nexports = "lazy"\n',
            f"{package}/__init__.py": "",
        },
    )
    assert run("add", "a.b").code == 0
    dotted = package.removeprefix("src/").replace("/", ".")
    tree = tree_of(here)
    for path, key in (("", dotted), ("a/", f"{dotted}.a")):
        line = f'__lazy_modules__: list[str] = ["{key}"]\n'
        assert line.encode() in tree[f"{package}/{path}__init__.py"]
    assert run("sync", "--check").code == 0


def test_a_dry_run_writes_nothing_and_says_the_same(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    before = tree_of(here)
    dry = run("add", "a.b", "c.py", "--json", "--dry-run").document
    assert tree_of(here) == before
    real = run("add", "a.b", "c.py", "--json").document
    assert dry.pop("dry_run") is True
    assert real.pop("dry_run") is False
    assert dry == real


@pytest.mark.parametrize(
    ("item", "summary"),
    [
        ("_codec.py", "sound._codec: 1 file, compiles"),
        ("codec.py", "sound.codec: 2 files, all compile"),
    ],
)
def test_a_summary(here: Path, run: Run, item: str, summary: str) -> None:
    lay_out(here, SOUND)
    assert run("add", item).out.splitlines()[-1] == f"✔ {summary}"


def test_a_quiet_run_prints_errors_only(here: Path, run: Run) -> None:
    lay_out(here, SOUND)
    for command in (
        ("add", "json", "DB", "-q"),
        ("remove", "json", "DB", "--force", "-q"),
    ):
        result = run(*command)
        assert (result.code, result.out, result.err) == (0, "", "")
    for option in ("-q", "--quiet", "-nq", "-qn"):
        result = run("add", "DB", "class", option)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("error[keyword]: ")
        assert "warning[case]" not in result.err
    assert "warning[case]" in run("add", "DB", "class", "-n", "--", "-q").err


def test_without_git_and_without_answers(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, SOUND)
    monkeypatch.setenv("PATH", str(here))
    assert run("add", "a").code == 0


def test_a_file_that_git_would_not_commit_is_told(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, ".gitignore": "build/\n"})
    commit_all(here)
    result = run("add", "build", "--json")
    assert (result.code, set(result.codes)) == (0, {"gitignore", "ignored"})


@pytest.mark.parametrize("closed", [".", "src/sound"])
def test_a_folder_that_cannot_be_written_to(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    lay_out(here, SOUND)
    before = everything_in(here)
    place, real = here.resolve() / closed, os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: path != place and real(path, mode)
    )
    for option in ("-n", "--json"):
        result = run("add", "a", "--json", option)
        assert (result.code, result.codes) == (1, ["read-only"])
        assert result.document["findings"][0]["help"]
        assert everything_in(here) == before


def test_what_is_rendered_is_proved(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, SOUND)
    before = everything_in(here)
    broken = {PurePosixPath("src/sound/a.py"): b"def f(:\n"}
    monkeypatch.setattr(template, "render", lambda *_: broken)
    result = run("add", "a.py", "--json")
    assert (result.code, result.codes) == (1, ["proof"])
    assert everything_in(here) == before


def test_the_answers_are_left_alone(here: Path, run: Run) -> None:
    run("new", "sound", "-C", str(here))
    project = here / "sound"
    before = tree_of(project)
    assert run("add", "a.b", "c.py", "-C", str(project)).code == 0
    assert changed(before, tree_of(project)) == {
        TOP,
        "src/sound/a/__init__.py",
        "src/sound/a/_internals.py",
        "src/sound/a/b/__init__.py",
        "src/sound/a/b/_internals.py",
        "src/sound/c.py",
    }


def test_rules_that_the_project_allows_are_allowed(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, ".copier-answers.yml": "allow: [windows]\n"})
    assert run("add", "con").code == 0
    assert run("add", "a.class").code == 2


@pytest.mark.parametrize("answers", ["- a\n", "a: [", "_commit: 3\nallow: x\n", "\xff"])
def test_answers_that_say_nothing(here: Path, run: Run, answers: str) -> None:
    lay_out(here, {**SOUND, ".copier-answers.yml": answers})
    assert run("add", "a").code == 0


@pytest.fixture
def two_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template with a version in its history that words a docstring in another way."""
    root = tmp_path / "root"
    root.mkdir()
    for part in ("copier.yml", "template"):
        source = template_root() / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    macros = root / "template/macros/layout.jinja"
    old, new = "'The code of ' ~ dotted ~ '.'", "'All of ' ~ dotted ~ ', as it was.'"
    text = macros.read_text(encoding="utf-8")
    macros.write_text(text.replace(old, new), encoding="utf-8")
    (root / "template/history/v0.0.9.tar.gz").write_bytes(pack(root))
    macros.write_text(text, encoding="utf-8")
    monkeypatch.setattr("mkpkg.template._releases.template_root", lambda: root)


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("v0.0.9", "All of sound.a, as it was."),
        ("v0.1.0", "The code of sound.a."),
        ("v9.9.9", "The code of sound.a."),
        ("../v0.0.9", "The code of sound.a."),
        ("v0.0.9-3-gabcdef0", "The code of sound.a."),
    ],
)
@pytest.mark.usefixtures("two_versions")
def test_the_recorded_version_is_rendered(
    here: Path, run: Run, version: str, says: str
) -> None:
    lay_out(here, {**SOUND, ".copier-answers.yml": f"_commit: {version}\n"})
    assert run("add", "a").code == 0
    assert docstring(here / "src/sound/a/_internals.py") == says


ITEMS = [
    "b",
    "a.b",
    "b.c.d",
    "b.py",
    "_e.py",
    "a/c.py",
    "a/_b.py",
    "b/e.py",
    "_b",
    "tests",
    "test_b",
    "test_c.py",
    "a.DB",
    "v10",
    "z/" + "y" * 60 + ".py",
]


FIRST = "a.DC,v9," + "x" * 60


def is_new_and_then_add(here: Path, run: Run, items: list[str], exports: str) -> bool:
    options = ("--no-example", "--exports", exports, "-q", "--no-git")
    trees = []
    for number, (sub, added) in enumerate([([FIRST, *items], []), ([FIRST], items)]):
        place = here / str(number)
        place.mkdir()
        run("new", "sound", "--sub", ",".join(sub), *options, "-C", str(place))
        for item in added:
            assert run("add", item, "-C", str(place / "sound")).code == 0
        trees.append(tree_of(place))
    return trees[0] == trees[1]


@pytest.mark.slow
def test_new_with_items_is_new_and_then_add(here: Path, run: Run) -> None:
    items = [item for item in ITEMS if item != "b.py"]
    assert is_new_and_then_add(here, run, items, "eager")


@pytest.mark.slow
@pytest.mark.parametrize("exports", ["eager", "lazy"])
@pytest.mark.parametrize("item", ITEMS)
def test_new_with_an_item_is_new_and_then_add(
    here: Path, run: Run, item: str, exports: str
) -> None:
    assert is_new_and_then_add(here, run, [item], exports)


@pytest.mark.slow
@pytest.mark.parametrize("exports", ["eager", "lazy"])
def test_the_result_is_clean(here: Path, run: Run, exports: str) -> None:
    run("new", "sound", "--sub", "a", "--exports", exports, "-q")
    project = here / "sound"
    items = [
        "a.b",
        "c/d.py",
        "e.f.g",
        "_h.py",
        "v10",
        "v9.py",
        "DB",
        "x" * 70,
        "y" * 70,
    ]
    for item in items:
        assert run("add", item, "-C", str(project), "--doc", 'A "text" \\d').code == 0
        assert run("sync", "--check", "-C", str(project)).code == 0
    for command in (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "src"],
        ["pytest", "-q", "-p", "no:cacheprovider"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(project / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
