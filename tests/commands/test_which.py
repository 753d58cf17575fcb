"""How imports are found and run, in small worlds."""

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg._errors import BadInput
from mkpkg.commands import Answer, WhichRequest
from mkpkg.python import Nature, Reason, choose

from ..conftest import Run
from ..environments import install, make_environment
from ..projects import SOUND, lay_out

Files = dict[str, str | bytes]

LOUD = "raise SystemExit('it ran')\n"
PROJECT: Files = {
    **SOUND,
    "src/sound/__init__.py": "from . import effects\n",
    "src/sound/effects/__init__.py": "from .echo import reverb\n",
    "src/sound/effects/echo.py": f"def reverb(): ...\n{LOUD}",
}


@pytest.fixture
def site(here: Path) -> Path:
    """The folder for packages of an environment that is the project's."""
    return make_environment(here / ".venv")


def ask(name: str, python: str | None = None) -> Answer:
    return commands.which(WhichRequest(name, python))


def codes(answer: Answer) -> list[str]:
    return [finding.code for finding in answer.findings]


def places(here: Path, answer: Answer) -> list[str]:
    """Return where each part was found, relative to the current folder."""
    return [answer.file(located.place) for located in answer.chain]


@pytest.mark.parametrize(
    ("files", "name", "expected"),
    [
        pytest.param(PROJECT, "sound", ["not-installed"], id="not installed"),
        pytest.param({"a.py": ""}, "a", [], id="in the current folder"),
        pytest.param(
            {"pyproject.toml": "", "a/__init__.py": ""},
            "a",
            ["not-installed"],
            id="in the current folder only",
        ),
        pytest.param({"random.py": LOUD}, "random", ["hides"], id="hides"),
        pytest.param(
            {"random.py": LOUD, "game.py": "import random"},
            "game",
            ["hides"],
            id="hides what is imported",
        ),
        pytest.param({"time.py": LOUD}, "time", ["hidden"], id="hidden by a built-in"),
        pytest.param({"os.py": LOUD}, "os", ["hidden"], id="hidden by a loaded one"),
        pytest.param({"a/b.py": ""}, "a.b", ["namespace"], id="namespace"),
        pytest.param(
            {"a/__init__.py": "", "a/b/c.py": ""},
            "a.b.c",
            ["namespace"],
            id="namespace in a package",
        ),
        pytest.param(
            {"a/__init__.py": "", "a.py": LOUD},
            "a",
            ["modpkg"],
            id="module and package",
        ),
        pytest.param(
            {"a.py": "", "a/b.py": ""}, "a", ["folder-beside"], id="module and folder"
        ),
        pytest.param({"a.py": "", "A.py": ""}, "a", ["casefold"], id="two cases"),
        pytest.param({"a.py": "import gone"}, "a", ["missing-import"], id="missing"),
        pytest.param(
            {"a.py": "try:\n import gone\nexcept ImportError: ..."},
            "a",
            [],
            id="missing, and expected",
        ),
        pytest.param(
            {"a/__init__.py": "from . import b\nx = 1", "a/b.py": "from a import x"},
            "a",
            ["circular"],
            id="circular",
        ),
        pytest.param({"a.py": "x = ("}, "a", ["syntax"], id="syntax"),
        pytest.param(
            {"a/__init__.py": "from .b import b", "a/b.py": "def b(): ..."},
            "a.b",
            ["shadows-module"],
            id="a function of its name",
        ),
        pytest.param(
            {"a/__init__.py": "from .b import c", "a/b.py": "def c(): ..."},
            "a.b",
            [],
            id="a function of another name",
        ),
        pytest.param({"A.py": ""}, "a", ["not-found"], id="another case"),
        pytest.param({"a.pyi": ""}, "a", ["not-found"], id="only a stub"),
        pytest.param(
            {"pyproject.toml": "", "src/a/b/__init__.py": ""},
            "a.b",
            ["not-installed"],
            id="a namespace that the project shares",
        ),
        pytest.param({}, "json.tool", [], id="the standard library"),
        pytest.param({}, "sys", [], id="built in"),
        pytest.param({"a.py": "x = 1"}, "a.x", [], id="a name"),
        pytest.param({"a.py": "x = 1"}, "a.y", ["not-found"], id="no name"),
        pytest.param(
            {"a.py": "def __getattr__(name): ..."}, "a.y", [], id="perhaps a name"
        ),
    ],
)
def test_what_is_found_out(
    here: Path, site: Path, files: Files, name: str, expected: list[str]
) -> None:
    lay_out(here, files)
    answer = ask(name)
    assert codes(answer) == expected
    assert answer.exit_code == int("not-found" in expected)
    assert not [finding for finding in answer.findings if not finding.message]


def test_a_chain_and_what_runs(here: Path, site: Path) -> None:
    lay_out(here, PROJECT)
    answer = ask("sound.effects.echo")
    assert places(here, answer) == [
        "src/sound/__init__.py",
        "src/sound/effects/__init__.py",
        "src/sound/effects/echo.py",
    ]
    assert answer.run
    assert [one.name for one in answer.run.executed] == [
        "sound",
        "sound.effects",
        "sound.effects.echo",
    ]
    assert [(form.statement, form.name) for form in answer.forms] == [
        ("import sound.effects.echo", "sound"),
        ("import sound.effects.echo as e", "e"),
        ("from sound.effects import echo", "echo"),
        ("from sound.effects.echo import reverb", "reverb"),
        ("from sound.effects.echo import reverb as x", "x"),
    ]
    assert answer.entries[-1].reason is Reason.PROJECT


@pytest.mark.parametrize(
    ("name", "module", "is_sure"),
    [
        ("sound.effects.echo.reverb", "sound.effects.echo", True),
        ("sound.effects.reverb", "sound.effects.echo", True),
        ("sound.effects.reverb.__doc__", "sound.effects.echo", True),
        ("math.sin", "math", False),
    ],
)
def test_where_a_name_comes_from(
    here: Path, site: Path, name: str, module: str, is_sure: bool
) -> None:
    lay_out(here, PROJECT)
    answer = ask(name)
    assert answer.attribute
    assert answer.attribute[2:] == (module, is_sure)


@pytest.mark.parametrize(
    ("pth", "expected"), [("{}\n", "editable"), ("{}/other\n", "not-installed")]
)
def test_an_editable_install(here: Path, site: Path, pth: str, expected: str) -> None:
    lay_out(here, PROJECT)
    (here / "src" / "other").mkdir()
    (site / "_sound.pth").write_text(pth.format(here / "src"))
    install(site, "sound", "_sound.pth", url=here.as_uri())
    answer = ask("sound")
    assert codes(answer) == [expected]
    assert answer.is_editable == (expected == "editable")
    owner = answer.owner
    assert (owner and (owner.name, owner.version)) == (
        ("sound", "1.0") if answer.is_editable else None
    )


def test_an_editable_install_of_the_old_kind(here: Path, site: Path) -> None:
    lay_out(here, {**PROJECT, "src/sound.egg-info/top_level.txt": "sound\n"})
    lay_out(here, {"src/sound.egg-info/PKG-INFO": "Name: sound\nVersion: 2.0\n"})
    (site / "easy-install.pth").write_text(f"{here / 'src'}\n")
    (site / "sound.egg-link").write_text(f"{here / 'src'}\n../\n")
    answer = ask("sound.effects")
    assert codes(answer) == ["editable"]
    assert answer.entries[-1].reason is Reason.EGG_LINK
    assert answer.owner
    assert answer.owner.version == "2.0"


def test_an_editable_install_by_a_finder(here: Path, site: Path) -> None:
    # The form of what setuptools writes where a folder holds more than the package.
    lay_out(here, PROJECT)
    finder = (
        "import sys\n"
        "from importlib.util import spec_from_file_location\n"
        f"PLACE = {str(here / 'src' / 'sound' / '__init__.py')!r}\n"
        "class Finder:\n"
        "    @classmethod\n"
        "    def find_spec(cls, name, path=None, target=None):\n"
        "        if name == 'sound':\n"
        "            return spec_from_file_location(name, PLACE)\n"
        "def install():\n"
        "    sys.meta_path.append(Finder)\n"
    )
    name = "__editable___sound_1_0_finder"
    lay_out(
        site, {f"{name}.py": finder, "sound.pth": f"import {name}; {name}.install()"}
    )
    install(site, "sound", f"{name}.py", "sound.pth")
    answer = ask("sound.effects.echo")
    assert codes(answer) == ["editable"]
    assert places(here, answer)[-1] == "src/sound/effects/echo.py"
    assert answer.owner
    assert not [entry for entry in answer.entries if entry.is_added]


def test_a_finder_that_may_do_anything_is_not_asked(here: Path, site: Path) -> None:
    finder = (
        "import sys\n"
        "class Builder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'sound': raise SystemExit('it ran')\n"
        "sys.meta_path.insert(0, Builder())\n"
    )
    lay_out(site, {"_builds.py": finder, "builds.pth": "import _builds\n"})
    answer = ask("sound")
    assert codes(answer) == ["not-found", "finder"]
    assert "_builds.Builder" in answer.findings[-1].message


@pytest.mark.parametrize(
    ("copy", "expected"),
    [("from . import effects\n", "installed-copy"), ("", "stale-copy")],
)
def test_an_installed_copy(here: Path, site: Path, copy: str, expected: str) -> None:
    lay_out(here, PROJECT)
    files = {name: text for name, text in PROJECT.items() if name.startswith("src/")}
    lay_out(site, {name.removeprefix("src/"): text for name, text in files.items()})
    (site / "sound" / "__init__.py").write_text(copy)
    install(site, "sound", "sound/__init__.py")
    answer = ask("sound")
    (found,) = answer.findings
    assert found.code == expected
    assert ("__init__.py" in found.message.partition("differs")[2]) == (copy == "")
    assert answer.owner
    assert answer.owner.name == "sound"


def test_the_source_wins_over_a_copy_where_one_stands_in_it(
    here: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, PROJECT)
    lay_out(site, {"sound/__init__.py": ""})
    monkeypatch.chdir(here / "src")
    answer = ask("sound")
    assert codes(answer) == ["stale-copy"]
    assert "found first" in answer.findings[0].why
    assert places(here, answer) == ["sound/__init__.py"]


def test_an_archive(here: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(here / "more.zip", "w") as archive:
        archive.writestr("packed/__init__.py", "from . import inner\n")
        archive.writestr("packed/inner.py", "x = 1\n")
    monkeypatch.setenv("PYTHONPATH", "more.zip")
    answer = ask("packed.inner.x")
    assert codes(answer) == ["archive"]
    assert answer.run
    assert [one.name for one in answer.run.executed] == ["packed", "packed.inner"]
    assert places(here, answer) == [
        "more.zip/packed/__init__.py",
        "more.zip/packed/inner.py",
    ]


def test_bytecode_without_a_source(here: Path, site: Path) -> None:
    lay_out(here, {"a.pyc": b""})
    answer = ask("a")
    assert codes(answer) == ["bytecode"]
    assert answer.chain[0].place.nature is Nature.BYTECODE


def test_what_prints_at_the_start(
    here: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(site, {"loud.pth": "import sys; print('good morning')\n"})
    answer = ask("json")
    assert codes(answer) == ["startup"]
    assert "good morning" in answer.findings[0].why


def test_another_environment_than_the_project_has(
    here: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_environment(here / "other")
    monkeypatch.setenv("VIRTUAL_ENV", str(here / "other"))
    answer = ask("json")
    assert codes(answer) == ["environment"]
    assert "--python .venv" in (answer.findings[0].help or "")
    assert codes(ask("json", python=".venv")) == []


@pytest.mark.parametrize(
    ("name", "why", "suggestion"),
    [
        ("sund", "places on the search path", "sound"),
        ("Sound", "upper and lower case", "sound"),
        ("sound.efects.echo", "not in src/sound", "sound.effects.echo"),
        ("sound.effects.ecko", "not in src/sound/effects", "sound.effects.echo"),
        ("sound.effects.echo.revreb", "is a module", "sound.effects.echo.reverb"),
        ("sound.effects.echo.x.y", "is a module", None),
        ("sound.effects.echo.py", "is a module", "sound.effects.echo"),
        ("numpy", "places on the search path", None),
        ("stubbed", "stubbed.pyi is a stub", None),
        ("quaver", "quaver-stubs is a stub", None),
        ("sound.effects.dry", "src/sound/effects/dry.pyi is a stub", None),
        ("yaml", "pyyaml", None),
        ("asynchat", "standard-library module", None),
        ("__main__", "the program that runs", None),
    ],
)
def test_what_is_nowhere(
    here: Path, site: Path, name: str, why: str, suggestion: str | None
) -> None:
    if name in sys.stdlib_module_names:
        pytest.skip("this Python has it")
    lay_out(here, {**PROJECT, "src/sound/effects/dry.pyi": ""})
    lay_out(site, {"stubbed.pyi": "", "quaver-stubs/__init__.pyi": ""})
    found = next(f for f in ask(name).findings if f.code == "not-found")
    assert why in found.why
    assert found.suggestion == suggestion
    assert found.help


def test_what_is_hidden_by_something_else(here: Path, site: Path) -> None:
    lay_out(here, {**PROJECT, "sound.py": "", "random.py": ""})
    (missing, *_) = ask("sound.effects").findings
    assert missing.code == "not-found"
    assert "sound.py is found first, and hides src/sound/effects" in missing.why
    (missing, *_) = ask("random.shuffle").findings
    assert "random.py is found first" in missing.why


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("", "empty", None),
        ("my-mod", "ident", "my_mod"),
        ("class", "keyword", "class_"),
        ("sound.None", "keyword", "sound.none"),
        ("sound/effects.py", "path", "sound.effects"),
        (".effects", "path", None),
        ("a..b", "empty", "a.b"),
        ("ﬁnal", "nfkc", "final"),
        ("a b", "ident", "a_b"),
        ("x\x1b", "control", "x"),
    ],
)
def test_what_no_statement_can_import(
    here: Path, name: str, code: str, suggestion: str | None
) -> None:
    with pytest.raises(BadInput) as caught:
        ask(name)
    (found,) = caught.value.findings
    assert (found.code, found.suggestion) == (code, suggestion)
    assert found.help


def test_letters_beyond_ascii_can_be_imported(here: Path, site: Path) -> None:
    lay_out(here, {"naïve.py": ""})
    assert ask("naïve").is_found


def test_what_is_no_interpreter(here: Path) -> None:
    with pytest.raises(BadInput):
        ask("json", python="nothing")


def test_packages_that_are_spread_over_folders(
    here: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spread = "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n"
    lay_out(here, {"one/p/__init__.py": spread, "two/p/__init__.py": spread})
    lay_out(here, {"two/p/inner.py": "", "three/p/other.py": ""})
    monkeypatch.setenv("PYTHONPATH", f"{here / 'one'}:{here / 'two'}")
    assert places(here, ask("p.inner"))[-1] == "two/p/inner.py"
    monkeypatch.setenv("PYTHONPATH", f"{here / 'one'}:{here / 'three'}")
    assert places(here, ask("p.other"))[-1] == "three/p/other.py"


def test_folders_that_are_one_namespace(
    here: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, {"one/p/a.py": "", "two/p/b.py": ""})
    monkeypatch.setenv("PYTHONPATH", f"{here / 'one'}:{here / 'two'}")
    for name, place in (("p.a", "one/p/a.py"), ("p.b", "two/p/b.py")):
        assert places(here, ask(name))[-1] == place


@pytest.mark.slow
def test_what_pip_installs_editable(here: Path, run: Run) -> None:
    assert run("new", "sound", "--no-git", "--sub", "effects").code == 0
    project = here / "sound"
    site = make_environment(project / ".venv")
    # The build backend is ours, so that none is downloaded.
    (site / "ours.pth").write_text(sysconfig.get_path("purelib"))
    python = choose(project, {}).executable
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
         "--no-build-isolation", "--editable", str(project)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    (site / "ours.pth").unlink()
    document = run("which", "sound.effects", "-C", str(project), "--json").document
    assert [found["code"] for found in document["findings"]] == ["editable"]
    assert document["owner"]["name"] == "sound"
    assert document["owner"]["editable"]
    assert json.loads(document["owner"]["direct_url"])["dir_info"] == {"editable": True}
    winner = document["path"][document["found"][0]["entry"] - 1]
    assert (winner["reason"], winner["entry"]) == ("pth", str(project / "src"))


def test_what_can_be_imported(here: Path, site: Path) -> None:
    lay_out(here, {"tune.py": LOUD, "src/sound/__init__.py": LOUD})
    lay_out(site, {"fetched/__init__.py": LOUD, "fetched/inner.py": LOUD})
    tops = commands.importable(".", "")
    assert {"tune", "fetched", "json", "sys"} <= set(tops)
    assert not [name for name in tops if name.startswith("_")]
    assert commands.importable(str(here), "fetched") == ("fetched.inner",)
    assert commands.importable(".", "nothing") == ()


def test_nothing_can_be_imported_without_an_interpreter(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, {"bin/python": "#!/bin/sh\nexit 1\n"})
    (here / "bin" / "python").chmod(0o755)
    monkeypatch.setenv("VIRTUAL_ENV", str(here))
    assert commands.importable(".", "") == ()
