"""Names that a parent has already: what is added would take their place."""

from pathlib import Path
from typing import Any

import pytest

from ..conftest import Run, tree_of
from ..projects import MANAGED, PLAIN, SOUND, Files, lay_out

TOP = "__init__.py"
CODEC = "def encode() -> None: ...\n\n\ndef _private() -> None: ...\n"
FLAT = f"{MANAGED}flatten = true\n"
PRIVATE = f'{MANAGED}private = ["sound.encode"]\n'

#: Files in `sound`, an item, and the file that has its name.
TAKEN: dict[str, tuple[Files, str, str]] = {
    "a function": ({TOP: "def play(): ...\n"}, "play", TOP),
    "a class": ({TOP: "class play: ...\n"}, "play.py", TOP),
    "a variable": ({TOP: "play = 1\n"}, "play", TOP),
    "a function in a list": ({TOP: "__all__ = ['play']\ndef play(): ...\n"}, "play", TOP),
    "a function that is in no list": ({TOP: "__all__ = ['a']\na = 1\ndef play(): ...\n"}, "play", TOP),
    "a private function": ({TOP: "def _play(): ...\n"}, "_play.py", TOP),
    "a module from elsewhere": ({TOP: "import yaml\n"}, "yaml", TOP),
    "a rename": ({TOP: "from json import loads as load\n__all__ = ['load']\n"}, "load.py", TOP),
    "a name from a public module": ({"x/__init__.py": "from .y import z", "x/y.py": "z = 1"}, "x.z", "x/__init__.py"),
    "a name on one path": ({TOP: "try:\n    import yaml\nexcept ImportError:\n    yaml = None\n"}, "yaml", TOP),
    "a name that a star brings": ({TOP: "from ._internals import *\n", "_internals.py": CODEC}, "encode", TOP),
    "a missing parent": ({TOP: "def effects(): ...\n"}, "effects.reverb", TOP),
    "a name of a private module": ({"_internals.py": CODEC}, "encode", "_internals.py"),
    "a module of that name": ({"_internals.py": CODEC}, "encode.py", "_internals.py"),
    "a name of a public module": ({"pyproject.toml": FLAT, "codec.py": CODEC}, "encode.py", "codec.py"),
}  # fmt: skip

FREE: dict[str, tuple[Files, str]] = {
    "its own line": ({TOP: "from . import play\n\n__all__ = ['play']\n"}, "play"),
    "its own line, absolutely": ({TOP: "import sound.play as play\n"}, "play"),
    "a promise": ({TOP: "__all__ = ['play']\n"}, "play"),
    "a private name of a private module": ({"_internals.py": CODEC}, "_private.py"),
    "a private module that opts out": ({"_internals.py": f"# mkpkg: off\n{CODEC}"}, "encode"),
    "a list that is made, of other names": ({"_internals.py": "__all__ = dir()\n"}, "play"),
    "a module that is not lifted": ({"_codec.py": CODEC}, "encode"),
    "a name that is private": ({"pyproject.toml": PRIVATE, "_internals.py": CODEC}, "encode"),
    "a project that lifts nothing": ({"pyproject.toml": "", "_internals.py": CODEC}, "encode"),
    "a name in another package": ({"x/__init__.py": "def play(): ...\n"}, "play"),
}  # fmt: skip

#: The same, and the file that may have its name.
DOUBTFUL: dict[str, tuple[Files, str, str]] = {
    "a star from elsewhere": ({TOP: "from numpy import *\n"}, "play", TOP),
    "a __getattr__": ({TOP: "def __getattr__(name): ...\n"}, "play", TOP),
    "a private module that cannot be read": ({"_internals.py": "def f(:\n"}, "play", "_internals.py"),
    "a list that is made": ({"_internals.py": "__all__ = dir()\ndef play(): ...\n"}, "play", "_internals.py"),
    "a parent that is not bound to": ({TOP: "def f(:\n"}, "_play.py", TOP),
}  # fmt: skip


def place(files: Files) -> Files:
    """Return files by their paths in the project."""
    return {
        path if path == "pyproject.toml" else f"src/sound/{path}": text
        for path, text in files.items()
    }


@pytest.mark.parametrize("case", TAKEN)
def test_a_name_that_is_taken(here: Path, run: Run, case: str) -> None:
    files, item, path = TAKEN[case]
    lay_out(here, {**SOUND, **place(files)})
    before = tree_of(here)
    result = run("add", item, "new", "--json")
    assert (result.code, result.codes) == (1, ["taken"])
    (found,) = result.document["findings"]
    assert (found["severity"], found["path"]) == ("error", f"src/sound/{path}")
    assert found["help"]
    assert tree_of(here) == before


# Each of these renders, which takes a while.
FEW = ("its own line", "a promise", "a project that lifts nothing")


def some(cases: dict[str, Any], few: tuple[str, ...]) -> list[object]:
    """Return the names of cases, those slow that are not among a few."""
    slow = pytest.mark.slow
    return [
        pytest.param(case, marks=[] if case in few else [slow], id=case)
        for case in cases
    ]


@pytest.mark.parametrize("case", some(FREE, FEW))
def test_a_name_that_is_free(here: Path, run: Run, case: str) -> None:
    files, item = FREE[case]
    lay_out(here, {**SOUND, **place(files)})
    result = run("add", item, "--json")
    assert (result.code, result.codes) == (0, [])


@pytest.mark.parametrize("case", some(DOUBTFUL, ("a star from elsewhere",)))
def test_a_name_that_may_be_taken_is_told(here: Path, run: Run, case: str) -> None:
    files, item, path = DOUBTFUL[case]
    lay_out(here, {**SOUND, **place(files)})
    result = run("add", item, "--json")
    assert (result.code, set(result.codes) - {"kept-style"}) == (0, {"taken"})
    found = result.document["findings"][0]
    assert (found["severity"], found["path"]) == ("warning", f"src/sound/{path}")


def test_it_does_not_matter_who_made_the_project(here: Path, run: Run) -> None:
    lay_out(here, {**PLAIN, "src/sound/__init__.py": "def play(): ...\n"})
    assert run("add", "play", "--json").codes == ["taken"]


def test_a_name_is_told_once(here: Path, run: Run) -> None:
    lay_out(here, {**SOUND, "src/sound/__init__.py": "def play(): ...\n"})
    assert run("add", "play.a", "play.b", "--json").codes == ["taken"]
