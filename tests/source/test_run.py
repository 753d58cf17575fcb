"""What runs when a module is imported, and in which order."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from mkpkg.source import Machine, Modules, Part, Run, Source, run_import, steps_of

LINUX = Machine((3, 12, 1), "linux")
NEWEST = Machine((3, 15, 0), "linux")

Texts = dict[str, str]


def imported(
    texts: Texts, name: str = "p", machine: Machine = LINUX, *, loaded: str = "sys"
) -> Run:
    """Import a module of a table: names of packages end in a slash, others are `out`."""
    sources = {
        key.rstrip("/"): Source(text.encode(), key.endswith("/"))
        for key, text in texts.items()
    }

    def find(dotted: str) -> Part | None:
        source = sources.get(dotted)
        if source is None:
            is_out = dotted.startswith("out")
            return Part(dotted, True, None, lambda: True, False) if is_out else None
        steps = steps_of(source.content, machine)
        return Part(dotted, source.is_package, steps, lambda: False, True)

    modules = Modules(sources.get, sources.__contains__)

    def listed(dotted: str) -> tuple[str, ...] | None:
        has_list = modules.binds(dotted, "__all__")
        return modules.public(dotted).names if has_list else None

    return run_import(name, find, listed, loaded.split())


def told(run: Run) -> str:
    """Return what ran, indented by who imports it; `?` where that is not certain."""
    rows = (
        f"{'.' * one.depth}{one.name}{'' if one.is_certain else '?'}"
        for one in run.executed
    )
    return " ".join(rows)


@pytest.mark.parametrize(
    ("texts", "name", "expected"),
    [
        pytest.param({"p/": ""}, "p", "p", id="one"),
        pytest.param(
            {"p/": "", "p.q/": "", "p.q.r": ""}, "p.q.r", "p p.q p.q.r", id="packages"
        ),
        pytest.param(
            {"p/": "import p.b\nimport p.a", "p.a": "", "p.b": "import p.a"},
            "p",
            "p .p.b ..p.a",
            id="each once",
        ),
        pytest.param({"p/": "from . import a", "p.a": ""}, "p", "p .p.a", id="from"),
        pytest.param(
            {"p/": "def a(): ...\nfrom . import a", "p.a": ""},
            "p",
            "p",
            id="a name comes before a module",
        ),
        pytest.param(
            {"p/": "from . import a\ndel a\nfrom . import a", "p.a": ""},
            "p",
            "p .p.a",
            id="a deleted name is a module that is loaded",
        ),
        pytest.param(
            {"p/": "from .a import *", "p.a/": "__all__ = ['b']", "p.a.b": ""},
            "p",
            "p .p.a .p.a.b",
            id="a star imports the modules in its list",
        ),
        pytest.param(
            {"p/": "from .a import *", "p.a/": "", "p.a.b": ""},
            "p",
            "p .p.a",
            id="a star without a list imports none",
        ),
        pytest.param(
            {"p/": "class C:\n    from . import a", "p.a": ""},
            "p",
            "p .p.a",
            id="a class body runs",
        ),
        pytest.param(
            {"p/": "def f():\n    from . import a", "p.a": ""},
            "p",
            "p",
            id="a function does not",
        ),
        pytest.param(
            {
                "p/": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n from . import a",
                "p.a": "",
            },
            "p",
            "p",
            id="not for types",
        ),
        pytest.param(
            {"p/": "if __name__ == '__main__':\n from . import a", "p.a": ""},
            "p",
            "p",
            id="not as a program",
        ),
        pytest.param(
            {"p/": "if x:\n from . import a\nelse:\n from . import b", "p.a": "", "p.b": ""},
            "p",
            "p .p.a? .p.b?",
            id="who knows",
        ),
        pytest.param(
            {"p/": "if x:\n from . import a\nfrom . import a", "p.a": "from . import b", "p.b": ""},
            "p",
            "p .p.a ..p.b",
            id="in any case after all",
        ),
        pytest.param(
            {"p/": "with x:\n from . import a\nfor y in z:\n from . import b", "p.a": "", "p.b": ""},
            "p",
            "p .p.a .p.b?",
            id="with, and for",
        ),
        pytest.param(
            {"p/": "try:\n import gone\nexcept ImportError:\n from . import a", "p.a": ""},
            "p",
            "p .p.a",
            id="rescued",
        ),
        pytest.param(
            {"p/": "try:\n import out\nexcept ImportError:\n from . import a\nelse:\n from . import b", "p.a": "", "p.b": ""},
            "p",
            "p .p.b",
            id="not needed",
        ),
        pytest.param(
            {"p/": "try:\n from . import a\nexcept ValueError:\n pass", "p.a": "import gone"},
            "p",
            "p .p.a",
            id="not caught",
        ),
        pytest.param(
            {"p/": "import gone\nfrom . import a", "p.a": ""}, "p", "p", id="it ends there"
        ),
        pytest.param(
            {"p/": "raise ImportError\nfrom . import a", "p.a": ""}, "p", "p", id="raised"
        ),
        pytest.param(
            {"p/": "import sys\nif sys.version_info >= (3, 12):\n from . import a\nelse:\n from . import b", "p.a": "", "p.b": ""},
            "p",
            "p .p.a",
            id="a version",
        ),
        pytest.param(
            {"p/": "import sys\nif sys.platform.startswith('win'):\n from . import a\nelif sys.platform in ('linux', 'darwin'):\n from . import b", "p.a": "", "p.b": ""},
            "p",
            "p .p.b",
            id="a platform",
        ),
        pytest.param(
            {"p/": "from ...x import y\nfrom . import a", "p.a": ""}, "p", "p", id="beyond the top"
        ),
    ],
)  # fmt: skip
def test_what_runs(texts: Texts, name: str, expected: str) -> None:
    assert told(imported(texts, name)) == expected


@pytest.mark.parametrize(
    ("text", "newest", "older"),
    [
        ("lazy from . import a\nfrom . import b", "p .p.b", "p .p.a .p.b"),
        ("__lazy_modules__ = ['p.a']\nimport p.a, p.b", "p .p.b", "p .p.a .p.b"),
        ("lazy = 1\nfrom . import a", "p .p.a", "p .p.a"),
    ],
)
def test_lazy_imports_wait_where_there_are_any(
    text: str, newest: str, older: str
) -> None:
    texts = {"p/": text, "p.a": "", "p.b": ""}
    assert told(imported(texts, machine=NEWEST)) == newest
    assert told(imported(texts)) == older


def test_what_is_outside_is_named_and_not_followed() -> None:
    text = "import sys, out.a\nfrom out import b\ntry:\n import gone\nexcept ImportError: ..."
    run = imported({"p/": text})
    assert [(one.name, one.line, one.is_missing) for one in run.outside] == [
        ("sys", 1, False),
        ("out", 1, False),
        ("out.a", 1, False),
        ("gone", 4, True),
    ]
    assert not run.outside[-1].is_certain
    assert run.is_complete


def test_what_is_missing_ends_the_run() -> None:
    run = imported({"p/": "from . import a", "p.a": "import gone"})
    assert [(one.name, one.by) for one in run.outside if one.is_missing] == [
        ("gone", "p.a")
    ]
    assert not run.is_complete


@pytest.mark.parametrize(
    ("init", "inner", "is_circle"),
    [
        pytest.param("from . import a\nx = 1", "from p import x", True, id="too early"),
        pytest.param("x = 1\nfrom . import a", "from p import x", False, id="in time"),
        pytest.param("from . import a\nx = 1", "import p\np", False, id="the module"),
        pytest.param(
            "from . import a\nx = 1",
            "try:\n from p import x\nexcept ImportError: ...",
            False,
            id="expected",
        ),
    ],
)
def test_modules_that_import_each_other(init: str, inner: str, is_circle: bool) -> None:
    run = imported({"p/": init, "p.a": inner})
    assert bool(run.circles) == is_circle
    assert run.is_complete != is_circle


@pytest.mark.parametrize(
    ("text", "name", "meaning"),
    [
        ("import p.a", "a", "p.a"),
        ("import p.a", "p", "p"),
        ("import p.a as x", "x", "p.a"),
        ("from . import a as x", "x", "p.a"),
        ("from .a import a", "a", None),
        ("from . import a\nfrom .a import a", "a", None),
        ("from .a import a\nimport p.a", "a", None),
        ("from .a import a as b", "a", "p.a"),
        ("import out.x", "out", "out"),
    ],
)
def test_what_names_stand_for(text: str, name: str, meaning: str | None) -> None:
    run = imported({"p/": text, "p.a": "a = 1"})
    assert run.names["p"][name] == meaning


# Written to be imported by another process, which notes what it begins to run.
_PROBE = """
import sys
from importlib.machinery import SourceFileLoader
begun = []
def run(self, module, old=SourceFileLoader.exec_module):
    begun.append(module.__name__)
    return old(self, module)
SourceFileLoader.exec_module = run
__import__(sys.argv[1])
print(*[name for name in begun if name.split(".")[0] == sys.argv[1].split(".")[0]])
"""


SLOWER = ["typer", "copier", "markdown_it", "hypothesis.strategies", "importlinter"]


@pytest.mark.parametrize(
    "name",
    [
        "json",
        "email.mime.text",
        "xml.etree.ElementTree",
        *(pytest.param(name, marks=pytest.mark.slow) for name in SLOWER),
    ],
)
def test_it_agrees_with_python(name: str) -> None:
    command = [sys.executable, "-c", _PROBE, name]
    printed = subprocess.check_output(command, text=True).split()
    run = run_import(name, partial(_found, name.partition(".")[0]), _listed)
    told = [one.name for one in run.executed if one.is_certain]
    # What an outside module imports from this package may come earlier.
    assert sorted(told) == sorted(printed)
    assert run.is_complete


def _found(top: str, dotted: str) -> Part | None:
    path = _path(dotted)
    if dotted.partition(".")[0] != top or path is None:
        return Part(dotted, True, None, lambda: True, False)
    content = path.read_bytes()
    machine = Machine(sys.version_info[:3], sys.platform)
    return Part(
        dotted, path.stem == "__init__", steps_of(content, machine), lambda: False, True
    )


def _path(dotted: str) -> Path | None:
    for folder in sys.path:
        place = Path(folder, *dotted.split("."))
        for path in (place / "__init__.py", place.with_suffix(".py")):
            if path.is_file():
                return path
    return None


def _listed(dotted: str) -> tuple[str, ...] | None:
    def load(name: str) -> Source | None:
        path = _path(name)
        return Source(path.read_bytes(), path.stem == "__init__") if path else None

    modules = Modules(load, lambda name: _path(name) is not None)
    return modules.public(dotted).names if modules.binds(dotted, "__all__") else None
