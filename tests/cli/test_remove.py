"""What `mkpkg remove` takes away, and what it refuses to."""

import compileall
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ..conftest import Run, everything_in, tree_of
from ..projects import (
    INNER,
    PARENTS,
    PLAIN,
    SIBLINGS,
    SOUND,
    Files,
    commit_all,
    git,
    lay_out,
)


@pytest.mark.parametrize(
    "is_managed",
    [
        pytest.param(True, id="managed"),
        pytest.param(False, id="unmanaged", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize(
    "parent", [name for name, row in PARENTS.items() if row[1] is not None]
)
def test_it_is_the_inverse_of_add(
    here: Path, run: Run, parent: str, is_managed: bool
) -> None:
    before = PARENTS[parent][0]
    lay_out(here, {**(SOUND if is_managed else PLAIN), **SIBLINGS, INNER: before})
    tree, listing = tree_of(here), everything_in(here)
    assert run("add", "effects.reverb", "effects/deep/er/y.py").code == 0
    assert run("remove", "effects.reverb", "effects.deep", "--force").code == 0
    assert tree_of(here) == tree
    assert everything_in(here) == listing


parts = st.sampled_from(
    ["a", "b", "effects", "delay", "_c", "tests", "v9", "v10", "x" * 70]
)
asked_items = st.lists(
    st.tuples(st.lists(parts, min_size=1, max_size=3), st.sampled_from(["", ".py"])),
    min_size=1,
    max_size=4,
)
TABLES = [
    "",
    "[tool.mkpkg]",
    '[tool.mkpkg]\nexports = "lazy"',
    "[tool.mkpkg]\nsubmodules = false",
]
PRESENT: Files = {
    "src/sound/__init__.py": 'from . import effects\n\n__all__ = [\n    "effects",\n]\n',
    "src/sound/effects/__init__.py": "",
    "src/sound/effects/delay.py": "",
    "src/sound/_c/__init__.py": "",
}


def new_roots(items: list[tuple[list[str], str]]) -> list[str]:
    """Return the outermost of what an addition makes."""
    there = {(), ("effects",), ("_c",)}
    roots: set[str] = set()
    for names, ending in items:
        depth = next(d for d in range(1, 9) if tuple(names[:d]) not in there)
        is_item = depth == len(names)
        roots.add("/".join(names[:depth]) + (ending if is_item else ""))
    return sorted(roots)


def check_inverse(
    run: Run, folder: Path, table: str, items: list[tuple[list[str], str]]
) -> None:
    lay_out(folder, {**PRESENT, "pyproject.toml": table})
    run("sync", str(folder))
    tree, listing = tree_of(folder), everything_in(folder)
    texts = ["/".join(names) + ending for names, ending in items]
    assume(run("add", *texts, "-C", str(folder)).code == 0)
    assert run("sync", "--check", str(folder)).code == 0
    compileall.compile_dir(folder, quiet=2)
    assert run("remove", "--force", *new_roots(items), "-C", str(folder)).code == 0
    found = {
        path: text
        for path, text in tree_of(folder).items()
        if "__pycache__" not in path
    }
    assert found == tree
    assert [
        path for path in everything_in(folder) if "__pycache__" not in path
    ] == listing


def any_items(examples: int) -> Callable[..., Callable[..., None]]:
    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        given_items = given(table=st.sampled_from(TABLES), items=asked_items)
        return settings(
            max_examples=examples,
            deadline=None,
            suppress_health_check=[
                HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much,
            ],
        )(given_items(test))  # fmt: skip

    return decorate


@pytest.mark.slow
@any_items(10)
def test_it_is_the_inverse_of_adding_some_items(
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    table: str,
    items: list[tuple[list[str], str]],
) -> None:
    check_inverse(run, tmp_path_factory.mktemp("project"), table, items)


@pytest.mark.slow
@any_items(100)
def test_it_is_the_inverse_of_adding_any_items(
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    table: str,
    items: list[tuple[list[str], str]],
) -> None:
    check_inverse(run, tmp_path_factory.mktemp("project"), table, items)


REVERB: Files = {
    **SOUND,
    "src/sound/__init__.py": 'from . import effects\n\n__all__ = [\n    "effects",\n]\n',
    "src/sound/effects/__init__.py": 'from . import reverb\n\n__all__ = [\n    "reverb",\n]\n',
    "src/sound/effects/reverb/__init__.py": '"""Reverb."""\n',
    "src/sound/effects/reverb/_internals.py": "class Hall: ...\n",
    "src/sound/effects/delay.py": "",
}


def committed(here: Path, files: Files) -> dict[str, bytes]:
    lay_out(here, files)
    commit_all(here)
    return tree_of(here)


@pytest.mark.parametrize(
    "item",
    ["effects.reverb", "effects/reverb", "effects/reverb/", "sound.effects.reverb", "src/sound/effects/reverb/"],
)  # fmt: skip
def test_an_item_in_each_form(here: Path, run: Run, item: str) -> None:
    committed(here, REVERB)
    result = run("remove", item, "--json")
    assert (result.code, result.codes) == (0, [])
    assert {(c["op"], c["path"]) for c in result.document["changes"]} == {
        ("delete", "src/sound/effects/reverb/__init__.py"),
        ("delete", "src/sound/effects/reverb/_internals.py"),
        ("update", "src/sound/effects/__init__.py"),
    }
    assert not (here / "src/sound/effects/reverb").exists()
    assert (here / INNER).read_bytes() == b""
    assert run("sync", "--check").code == 1  # It wants `delay` bound.


@pytest.mark.parametrize(
    "item", ["effects.delay", "effects/delay.py", "sound/effects/delay.py"]
)
def test_a_module(here: Path, run: Run, item: str) -> None:
    tree = committed(here, REVERB)
    assert run("remove", item).code == 0
    assert set(tree) - set(tree_of(here)) == {"src/sound/effects/delay.py"}


def test_a_module_goes_with_its_stub(here: Path, run: Run) -> None:
    tree = committed(here, {**REVERB, "src/sound/effects/delay.pyi": ""})
    assert run("remove", "effects.delay").code == 0
    gone = {"src/sound/effects/delay.py", "src/sound/effects/delay.pyi"}
    assert set(tree) - set(tree_of(here)) == gone


def test_a_package_goes_with_all_that_is_in_it(here: Path, run: Run) -> None:
    inside: Files = {
        "src/sound/effects/reverb/halls/x.json": "{}",
        "src/sound/effects/reverb/py.typed": "",
        "src/sound/effects/reverb/.hidden": "",
        "src/sound/effects/reverb/early/__init__.py": "",
    }
    committed(here, {**REVERB, **inside})
    (here / "src/sound/effects/reverb/empty/folder").mkdir(parents=True)
    (here / "src/sound/effects/empty").mkdir()
    compileall.compile_dir(here, quiet=2)
    assert run("remove", "effects.reverb").code == 0
    assert not (here / "src/sound/effects/reverb").exists()
    assert (here / "src/sound/effects/empty").is_dir()


def test_several_at_once(here: Path, run: Run) -> None:
    committed(here, REVERB)
    # One is in the other, and one is named twice.
    result = run("remove", "effects.reverb", "effects", "sound.effects", "--json")
    assert result.code == 0
    assert everything_in(here / "src") == ["sound", "sound/__init__.py"]


def test_what_used_what_goes_too_may_go_with_it(here: Path, run: Run) -> None:
    uses = "from ..reverb import _internals\n"
    committed(here, {**REVERB, "src/sound/effects/echo/__init__.py": uses})
    assert run("remove", "effects.reverb").code == 1
    assert run("remove", "effects.reverb", "effects.echo").code == 0


# A file that imports sound.effects.reverb, the line and column where, and what.
USES: dict[str, tuple[str, str | bytes, int, int | None]] = {
    "absolute": ("src/sound/a.py", "import os\nimport sound.effects.reverb\n", 2, 1),
    "with a name": ("src/sound/a.py", "import sound.effects.reverb as r\n", 1, 1),
    "something in it": ("a.py", "import sound.effects.reverb._internals\n", 1, 1),
    "from the parent": ("src/sound/a.py", "from sound.effects import delay, reverb\n", 1, 1),
    "from it": ("src/sound/a.py", "from sound.effects.reverb import Hall\n", 1, 1),
    "relative": ("src/sound/a.py", "from .effects import reverb as r\n", 1, 1),
    "relative, from it": ("src/sound/a.py", "from .effects.reverb import Hall\n", 1, 1),
    "from a sibling": ("src/sound/effects/delay.py", "from . import reverb\n", 1, 1),
    "from a sibling's inside": ("src/sound/effects/echo/__init__.py", "from ..reverb import Hall\n", 1, 1),
    "in a function": ("src/sound/a.py", "def f():\n    from .effects import reverb\n", 2, 5),
    "on a line": ("src/sound/a.py", "x = 1; from .effects import reverb\n", 1, 8),
    "for types": (
        "src/sound/a.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .effects.reverb import Hall\n", 3, 5,
    ),
    "in a try": ("src/sound/a.py", "try:\n    import sound.effects.reverb\nexcept ImportError: ...\n", 2, 5),
    "lazily": ("src/sound/a.py", "lazy from .effects import reverb\n", 1, 1),
    "in a test": ("tests/test_it.py", "from sound.effects import reverb\n", 1, 1),
    "in a test inside": ("src/sound/tests/test_it.py", "from ..effects import reverb\n", 1, 1),
    "in a test beside it": ("src/sound/effects/tests/test_it.py", "from .. import reverb\n", 1, 1),
    "in a folder without an __init__": ("src/sound/plugins/it.py", "from ..effects import reverb\n", 1, 1),
    "in a stub": ("src/sound/a.pyi", "from .effects import reverb\n", 1, 1),
    "in a package called build": ("src/sound/build/__init__.py", "from ..effects import reverb\n", 1, 1),
    "in a script": ("scripts/it.py", "from sound.effects import reverb\n", 1, 1),
    "in a grandparent": ("src/sound/__init__.py", "from .effects.reverb import Hall as Room\n", 1, 1),
    "in a parent's code": (INNER, "from . import reverb\nx = reverb.y\n", 1, 1),
    "in a parent that opts out": (INNER, "# mkpkg: off\nfrom . import reverb\n", 2, 1),
    "on a line to be kept": (INNER, "from . import reverb  # mkpkg: keep\n", 1, 1),
    "in windows lines": ("src/sound/a.py", "import os\r\nfrom .effects import reverb\r\n", 2, 1),
    "in latin-1": ("src/sound/a.py", b"# coding: latin-1\nx = '\xe9'\nfrom .effects import reverb\n", 3, 1),
    "in a script at the top": ("it.py", "from sound.effects import reverb\n", 1, 1),
    "in an example": ("examples/a/it.py", "from sound.effects import reverb\n", 1, 1),
    "in documentation": ("docs/conf.py", "from sound.effects import reverb\n", 1, 1),
    "in a stub at the top": ("typings/it.pyi", "from sound.effects import reverb\n", 1, 1),
    "in a setup.py": ("setup.py", "from sound.effects.reverb import version\n", 1, 1),
}  # fmt: skip


def table(name: str, line: str) -> str:
    return f'[project]\nname = "sound"\n\n[{name}]\n{line}\n'


SECTION = "[options]\npackages = find:\n\n[options.entry_points]\n"
MAIN = 'x = "sound.effects.reverb:main"'
ENTRY_POINTS: dict[str, tuple[str, str, int]] = {
    "a script": ("pyproject.toml", table("project.scripts", MAIN), 5),
    "a program with windows": ("pyproject.toml", table("project.gui-scripts", MAIN), 5),
    "a plugin": ("pyproject.toml", table('project.entry-points."a.b"', 'x = "sound.effects.reverb._internals"'), 5),
    "the module as an attribute": ("pyproject.toml", table("project.entry-points.a", 'x = "sound.effects:reverb"'), 5),
    "something in the attribute": ("pyproject.toml", table("project.scripts", 'x = "sound.effects:reverb.main"'), 5),
    "a module in the attribute": ("pyproject.toml", table("project.scripts", 'x = "sound:effects.reverb.main"'), 5),
    "with an extra": ("pyproject.toml", table("project.scripts", 'x = "sound.effects.reverb : main [a]"'), 5),
    "a script of Poetry": ("pyproject.toml", table("tool.poetry.scripts", MAIN), 5),
    "a script of Poetry in a table": (
        "pyproject.toml", table("tool.poetry.scripts", 'x = { reference = "sound.effects.reverb:main", type = "console" }'), 5,
    ),
    "a plugin of Poetry": ("pyproject.toml", table('tool.poetry.plugins."a.b"', MAIN), 5),
    "a script of Flit": ("pyproject.toml", table("tool.flit.scripts", MAIN), 5),
    "a plugin of Flit": ("pyproject.toml", table("tool.flit.entrypoints.a", MAIN), 5),
    "a setup.cfg": ("setup.cfg", f"{SECTION}console_scripts =\n    x = sound.effects.reverb:main\n", 6),
    "a setup.cfg, on one line": ("setup.cfg", f"{SECTION}a.b = x = sound.effects:reverb\n", 5),
    "a setup.py": (
        "setup.py", 'setup(\n    entry_points={"console_scripts": ["x = sound.effects.reverb:main"]},\n)\n', 2,
    ),
    "a setup.py with lines": ("setup.py", 'setup(entry_points="""\n[a]\nx=sound.effects:reverb\n""")\n', 3),
    "a setup.py that cannot be read": ("setup.py", "print 'x'\ny = 'sound.effects.reverb'\n", 2),
}  # fmt: skip


@pytest.mark.parametrize("case", ENTRY_POINTS)
def test_what_an_entry_point_leads_to_is_not_removed(
    here: Path, run: Run, case: str
) -> None:
    path, text, line = ENTRY_POINTS[case]
    before = committed(here, {**REVERB, path: text})
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, set(result.codes) - {"syntax"}) == (1, {"imported"})
    found = result.document["findings"][-1]
    assert (found["path"], found["line"], found["column"]) == (path, line, None)
    assert ("the entry point `x` leads to" in found["message"]) is (path != "setup.py")
    assert tree_of(here) == before


def test_an_entry_point_leads_to_a_name_that_goes_with_its_module(
    here: Path, run: Run
) -> None:
    files: Files = {
        **SOUND,
        "pyproject.toml": table("project.scripts", 'x = "sound:main"\ny = "sound:run"'),
        "src/sound/__init__.py": "from ._a import main\nfrom ._b import run\n",
        "src/sound/_a.py": "def main(): ...\n",
        "src/sound/_b.py": "def run(): ...\n",
    }
    committed(here, files)
    (found,) = run("remove", "_a.py", "--json").document["findings"]
    assert (found["code"], found["line"]) == ("imported", 5)
    assert "`sound:main`" in found["message"]


@pytest.mark.parametrize("use", USES)
def test_what_is_still_imported_is_not_removed(here: Path, run: Run, use: str) -> None:
    path, text, line, column = USES[use]
    before = committed(here, {**REVERB, path: text})
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, set(result.codes)) == (1, {"imported"})
    found = [(f["path"], f["line"], f["column"]) for f in result.document["findings"]]
    assert found == [(path, line, column)]
    assert tree_of(here) == before
    assert f"  --> {path}:{line}\n" in run("remove", "effects.reverb").err
    forced = run("remove", "effects.reverb", "--force", "--json")
    assert (forced.code, set(forced.codes)) == (0, {"imported"})
    assert {f["severity"] for f in forced.document["findings"]} == {"warning"}
    assert not (here / "src/sound/effects/reverb").exists()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/sound/a.py", "# import sound.effects.reverb\nx = 'sound.effects.reverb'\n"),
        ("src/sound/a.py", "import reverb\nfrom other.effects import reverb as r\n"),
        ("src/sound/a.py", "from .effects import reverberate\nimport sound.effects.reverb_\n"),
        ("src/sound/a.py", "from .....effects import reverb\n"),
        ("src/sound/reverb.py", "from . import effects\n"),
        ("tests/reverb.py", "from .reverb import x\n"),
        (".venv/x.py", "import sound.effects.reverb\n"),
        ("venv/pyvenv.cfg", ""),
        ("build/lib/x.py", "import sound.effects.reverb\n"),
        ("README.md", "import sound.effects.reverb\n"),
        ("pyproject.toml", 'project = 1\nx = "sound.effects.reverb"\n'),
        ("pyproject.toml", 'x = "sound.effects.reverb"\n[project.scripts]\nx = "sound.effects:reverberate"\ny = 1\n'),
        ("pyproject.toml", "[project.scripts]\nx = 'a.sound.effects.reverb:main'\ny = 'sound:effects'\n"),
        ("pyproject.toml", "[tool.other.scripts]\nx = 'sound.effects.reverb:main'\n"),
        ("setup.cfg", "[options.entry_points]\n# x = sound.effects.reverb:main\n[flake8]\nx = sound.effects.reverb\n"),
        ("setup.py", "# sound.effects.reverb\nsetup(x='sound.effects.reverb_', y='sound_effects.reverb')\n"),
        ("tests/setup.py", "x = 'sound.effects.reverb'\n"),
    ],
)  # fmt: skip
def test_what_is_no_import(here: Path, run: Run, path: str, text: str) -> None:
    committed(here, {**REVERB, path: text})
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, result.codes) == (0, [])


@pytest.mark.parametrize("place", ["shared/effects.py", "src/sound/effects/_all.py"])
def test_a_parent_that_is_a_link_is_no_use(here: Path, run: Run, place: str) -> None:
    inits = {INNER: REVERB[INNER], place: REVERB[INNER]}
    committed(here, {**REVERB, **inits})
    (here / INNER).unlink()
    (here / INNER).symlink_to(os.path.relpath(here / place, (here / INNER).parent))
    commit_all(here)
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, result.codes) == (0, [])
    assert (here / INNER).is_symlink()
    assert (here / place).read_bytes() == b""


def test_a_file_that_may_import_it_must_be_readable(here: Path, run: Run) -> None:
    committed(here, {**REVERB, "src/sound/a.py": "x = 1\nimport reverb from\n"})
    (found,) = run("remove", "effects.reverb", "--json").document["findings"]
    assert (found["code"], found["path"], found["line"]) == (
        "syntax",
        "src/sound/a.py",
        2,
    )
    assert run("remove", "effects.reverb", "--force").code == 0


def test_names_that_were_lifted_from_it_go_up_to_the_grandparents(
    here: Path, run: Run
) -> None:
    lifts = 'from .{} import Hall, wet\n\n__all__ = [\n    "Hall",\n    "wet",\n]\n'
    committed(
        here,
        {
            **SOUND,
            "src/sound/__init__.py": lifts.format("effects"),
            "src/sound/effects/__init__.py": lifts.format("_reverb"),
            "src/sound/effects/_reverb.py": "class Hall: ...\n\n\ndef wet(): ...\n",
            "src/sound/other.py": "",
        },
    )
    assert run("remove", "effects/_reverb.py").code == 0
    assert (here / "src/sound/__init__.py").read_bytes() == b""
    assert (here / INNER).read_bytes() == b""


def test_a_name_that_a_parent_had_is_missed_elsewhere(here: Path, run: Run) -> None:
    committed(
        here,
        {
            **SOUND,
            INNER: 'from ._reverb import Hall\n\n__all__ = ["Hall"]\n',
            "src/sound/effects/_reverb.py": "class Hall: ...\n",
            "tests/test_it.py": "def test():\n    from sound.effects import Hall\n",
        },
    )
    (found,) = run("remove", "effects/_reverb.py", "--json").document["findings"]
    assert (found["path"], found["line"]) == ("tests/test_it.py", 2)
    assert "`sound.effects.Hall`" in found["message"]


def test_a_name_that_the_package_has_from_elsewhere_too_stays(
    here: Path, run: Run
) -> None:
    committed(
        here,
        {
            **SOUND,
            INNER: 'from ._a import x\nfrom ._b import x\n\n__all__ = ["x"]\n',
            "src/sound/effects/_a.py": "x = 1\n",
            "src/sound/effects/_b.py": "x = 2\n",
        },
    )
    assert run("remove", "effects/_a.py").code == 0
    assert (here / INNER).read_text() == 'from ._b import x\n\n__all__ = ["x"]\n'


UNSAVED = {
    "modified": ("src/sound/effects/reverb/__init__.py", True),
    "untracked": ("src/sound/effects/reverb/new.py", True),
    "ignored": ("src/sound/effects/reverb/data.bin", True),
    "ignored, in an ignored folder": ("src/sound/effects/reverb/cache/x/y.bin", True),
    "with an odd name": ('src/sound/effects/reverb/a "b\\\t\n.txt', True),
    "with a wide name": ("src/sound/effects/reverb/é😀.txt", True),
    "with a name that is not text": (
        os.fsdecode(b"src/sound/effects/reverb/\xe9.txt"),
        True,
    ),
    "with a name like a pattern": ("src/sound/effects/reverb/[*].txt", True),
    "beside it": ("src/sound/effects/new.py", False),
    "compiled": ("src/sound/effects/reverb/__pycache__/x.cpython-311.pyc", False),
    "beside compiled": ("src/sound/effects/reverb/__pycache__/notes.txt", True),
    "like compiled": ("src/sound/effects/reverb/x.pyc", True),
}


@pytest.mark.parametrize("unsaved", UNSAVED)
def test_what_git_does_not_have_is_not_removed(
    here: Path, run: Run, unsaved: str
) -> None:
    path, is_refused = UNSAVED[unsaved]
    committed(here, {**REVERB, ".gitignore": "*.bin\n*.pyc\ncache/\n"})
    try:
        lay_out(here, {path: "mine"})
    except (OSError, UnicodeError):
        pytest.skip("the file system has no room for such a name")
    before = tree_of(here)
    result = run("remove", "effects.reverb", "--json")
    assert result.code == int(is_refused)
    if is_refused:
        assert result.codes == ["uncommitted"]
        assert tree_of(here) == before
        assert run("remove", "effects.reverb", "--force").code == 0
    assert not (here / "src/sound/effects/reverb").exists()


def test_a_repository_in_the_repository_is_not_removed(here: Path, run: Run) -> None:
    committed(here, REVERB)
    inner = here / "src/sound/effects/reverb/data"
    inner.mkdir()
    git(inner, "init", "-q")
    lay_out(inner, {"thesis.txt": "mine"})
    before = tree_of(here)
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, set(result.codes)) == (1, {"uncommitted"})
    assert tree_of(here) == before


def test_what_git_was_told_to_assume_is_not_removed(here: Path, run: Run) -> None:
    committed(here, REVERB)
    path = "src/sound/effects/reverb/_internals.py"
    git(here, "update-index", "--assume-unchanged", path)
    lay_out(here, {path: "mine = 1\n"})
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, result.codes) == (1, ["uncommitted"])


@pytest.mark.parametrize(
    "text",
    [
        "import sound\n\nsound.effects.reverb.f()\n",
        'from importlib import import_module\n\nimport_module("sound.effects.reverb")\n',
    ],
)
def test_what_is_reached_otherwise_is_not_removed(
    here: Path, run: Run, text: str
) -> None:
    committed(here, {**REVERB, "tests/test_it.py": text})
    result = run("remove", "effects.reverb", "--json")
    assert (result.code, result.codes) == (1, ["imported"])


def test_what_is_staged_and_not_committed_is_not_removed(here: Path, run: Run) -> None:
    committed(here, REVERB)
    lay_out(here, {"src/sound/effects/reverb/new.py": ""})
    git(here, "add", "--all")
    assert run("remove", "effects.reverb", "--json").codes == ["uncommitted"]


def test_without_a_commit_nothing_is_removed(here: Path, run: Run) -> None:
    lay_out(here, REVERB)
    git(here, "init", "-q")
    git(here, "add", "--all")
    result = run("remove", "effects.reverb", "--json")
    assert result.codes == ["uncommitted", "uncommitted"]


def test_without_a_repository_nothing_is_removed(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, REVERB)
    told = run("remove", "effects.reverb").err
    assert (
        "git does not have 2 of the files: src/sound/effects/reverb/__init__.py, "
        in told
    )
    assert "  why: there is no git repository to get it back from\n" in told
    commit_all(here)
    monkeypatch.setenv("PATH", str(here))
    assert run("remove", "effects.reverb", "--json").codes == ["uncommitted"] * 2
    assert run("remove", "effects.reverb", "--force").code == 0


def test_in_a_subfolder_of_a_repository(here: Path, run: Run) -> None:
    lay_out(here, {f"packages/one/{path}": text for path, text in REVERB.items()})
    commit_all(here)
    lay_out(here, {"packages/one/src/sound/effects/reverb/x.txt": ""})
    place = str(here / "packages/one")
    result = run("remove", "effects.reverb", "-C", place, "--json")
    (found,) = result.document["findings"]
    assert found["path"] == "src/sound/effects/reverb/x.txt"
    (here / "packages/one/src/sound/effects/reverb/x.txt").unlink()
    assert run("remove", "effects.reverb", "-C", place).code == 0


def test_in_a_work_tree(here: Path, run: Run) -> None:
    lay_out(here / "main", REVERB)
    commit_all(here / "main")
    git(here / "main", "worktree", "add", "-q", "../other")
    place = str(here / "other")
    assert run("remove", "effects.reverb", "-C", place).code == 0
    lay_out(here / "other", {"src/sound/effects/delay.py": "x = 1"})
    assert run("remove", "effects.delay", "-C", place).code == 1


@pytest.mark.parametrize(
    ("items", "exit_code", "code", "suggestion"),
    [
        (["effects.rverb"], 1, "not-found", "effects.reverb"),
        (["reverb"], 1, "not-found", "effects.reverb"),
        (["nothing.like.it"], 1, "not-found", None),
        (["effects/reverb.py"], 1, "not-found", "effects.reverb"),
        (["effects.delay.x"], 1, "not-found", "effects.delay"),
        ([""], 1, "not-found", None),
        (["../x"], 1, "not-found", None),
        (["data"], 1, "not-a-package", None),
        (["data.py"], 1, "not-found", None),
        (["zzz"], 1, "not-found", None),
        (["sound"], 2, "top", None),
        (["src/sound"], 2, "top", None),
        (["src/sound/"], 2, "top", None),
        (["httpx[http2]"], 2, "requirement", None),
        (["requests>=2"], 2, "requirement", None),
        (["effects.speed"], 1, "compiled", None),
        ([], 2, "usage", None),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_cannot_be_removed(
    here: Path,
    run: Run,
    items: list[str],
    exit_code: int,
    code: str,
    suggestion: str | None,
    force: list[str],
) -> None:
    more: Files = {
        "src/sound/effects/speed.pyx": "",
        "src/sound/data/x.csv": "",
        "src/sound/zzz.pyi": "",
    }
    before = committed(here, {**REVERB, **more})
    result = run("remove", *items, *force, "--json")
    assert (result.code, result.codes) == (exit_code, [code])
    assert result.document["findings"][0]["suggestion"] == suggestion
    assert tree_of(here) == before


def test_all_that_is_missing_is_told(here: Path, run: Run) -> None:
    committed(here, REVERB)
    assert run("remove", "a", "effects", "b", "--json").codes == ["not-found"] * 2


def test_a_requirement_is_refused_with_the_right_command(here: Path, run: Run) -> None:
    told = run("remove", "httpx[http2]>=1").err
    assert "  help: uv remove httpx, or: pip uninstall httpx\n" in told


def test_a_subpackage_of_the_same_name(here: Path, run: Run) -> None:
    committed(here, {**SOUND, "src/sound/sound/__init__.py": ""})
    assert run("remove", "sound", "--json").codes == ["top"]
    assert run("remove", "sound.sound").code == 0
    assert (here / "src/sound/__init__.py").exists()


def test_what_lies_behind_a_link_stays(here: Path, run: Run) -> None:
    committed(here, {**REVERB, "shared/x.py": "", "shared/__init__.py": ""})
    (here / "src/sound/shared").symlink_to(here / "shared")
    before = everything_in(here)
    for option in ("-n", "--force"):
        result = run("remove", "shared", "--force", "--json", option)
        assert (result.code, result.codes) == (1, ["symlink"])
        assert everything_in(here) == before


@pytest.mark.parametrize("content", ["def f(:\n", b"\xff\xfe"])
def test_a_parent_that_cannot_be_read(
    here: Path, run: Run, content: str | bytes
) -> None:
    before = committed(here, {**REVERB, "src/sound/__init__.py": content})
    result = run("remove", "effects.reverb", "--force", "--json")
    assert (result.code, result.codes) == (1, ["syntax"])
    assert result.document["findings"][0]["path"] == "src/sound/__init__.py"
    assert tree_of(here) == before


def test_a_dry_run_writes_nothing_and_says_the_same(here: Path, run: Run) -> None:
    before = committed(here, REVERB)
    dry = run("remove", "effects.reverb", "--json", "-n").document
    assert tree_of(here) == before
    real = run("remove", "effects.reverb", "--json").document
    assert (dry.pop("dry_run"), real.pop("dry_run")) == (True, False)
    assert dry == real
