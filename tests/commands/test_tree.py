"""What `mkpkg tree` shows of packages of every kind."""

import os
import sys
from pathlib import Path

import pytest

from ..conftest import Run
from ..projects import Files, lay_out

PROJECT = '[project]\nname = "p"\n'

WORKSPACE: Files = {
    "pyproject.toml": '[project]\nname = "w"\n[tool.uv.workspace]\nmembers = ["libs/*"]\n',
    "src/w/__init__.py": "",
    "libs/one/pyproject.toml": '[project]\nname = "p"\n',
    "libs/one/src/p/__init__.py": "",
    "libs/one/src/p/a.py": "",
    "libs/two/pyproject.toml": '[project]\nname = "q"\n',
    "libs/two/q/__init__.py": "",
}

# Files; what is asked for; what is printed, each line trimmed at its end.
SHOWN: dict[str, tuple[Files, str, str]] = {
    "src": (
        {"pyproject.toml": PROJECT, "src/p/__init__.py": '"""P."""'}, "",
        "p/  P.",
    ),
    "flat": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "tests/__init__.py": ""}, "",
        "p/",
    ),
    "without a manifest": ({"p/__init__.py": "x = 1"}, "", "p/  · x"),
    "without a manifest, in it": ({"p/__init__.py": "", "p/a.py": ""}, "p", "p/\n└── a.py"),
    "beside others": ({"p/__init__.py": "", "q/__init__.py": ""}, "q", "q/"),
    "several": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "q/__init__.py": "", "q/a.py": ""}, "",
        "p/\n\nq/\n└── a.py",
    ),
    "in a namespace": (
        {"pyproject.toml": PROJECT, "src/n/m/p/__init__.py": "", "src/n/m/p/a.py": ""}, "",
        "n/m/p/\n└── a.py",
    ),
    "a subpackage": (
        {"pyproject.toml": PROJECT, "src/p/__init__.py": "", "src/p/a/__init__.py": "", "src/p/a/b.py": ""},
        "src/p/a",
        "p/a/\n└── b.py",
    ),
    "a module": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "p/a.py": '"""A."""'}, "p/a.py",
        "p/a.py  A.",
    ),
    "an __init__": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "p/a.py": ""}, "p/__init__.py",
        "p/\n└── a.py",
    ),
    "a dotted name": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "p/a/__init__.py": '"""A."""'}, "p.a",
        "p/a/  A.",
    ),
    "one without the top": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "p/a/__init__.py": "", "p/a/b.py": '"""B."""'}, "a.b",
        "p/a/b.py  B.",
    ),
    "installed in a project": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", ".venv/lib/q/__init__.py": "", ".venv/lib/q/a.py": ""},
        ".venv/lib/q",
        "q/\n└── a.py",
    ),
    "a package that has no __init__": (
        {"pyproject.toml": f"{PROJECT}[tool.mkpkg]\n", "src/p/a.py": ""}, "",
        "p/        ! it has no __init__.py, so it is a namespace package\n└── a.py",
    ),
    "a folder of modules": (
        {"p/a.py": "x = 1"}, "p",
        "p/        ! it has no __init__.py, so it is a namespace package\n└── a.py  · x",
    ),
    "such a folder in a package": (
        {"p/__init__.py": "", "p/a/b.py": "x = 1", "p/a/c/d.py": "", "p/data/x.csv": ""}, "p",
        ("p/\n"
        "└── a/            ! it has no __init__.py, so it is a namespace package\n"
        "    ├── b.py      · x\n"
        "    └── c/        ! it has no __init__.py, so it is a namespace package\n"
        "        └── d.py"),
    ),
    "that folder itself": (
        {"pyproject.toml": PROJECT, "p/__init__.py": "", "p/a/b.py": ""}, "p/a",
        "p/a/      ! it has no __init__.py, so it is a namespace package\n└── b.py",
    ),
    "what is wrong": (
        {
            "p/__init__.py": "x = (", "p/bytes.py": b"\xff", "p/dynamic.py": "__all__ = dir()",
            "p/nul.py": b"\0", "p/star.py": "from os import *",
        },
        "p",
        ("p/              ! line 1: '(' was never closed\n"
        "├── bytes.py    ! it is not utf-8: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte\n"
        "├── dynamic.py  ! its __all__ is made when it runs\n"
        "├── nul.py      ! source code string cannot contain null bytes\n"
        "└── star.py     ! it imports all of os, which is not in the project"),
    ),
    "what opts out is shown": (
        {"p/__init__.py": "", "p/a.py": '# mkpkg: off\n"""A."""\nx = 1'}, "p",
        "p/\n└── a.py  A.\n          · x",
    ),
    "what is compiled": (
        {"p/__init__.py": "", "p/a.cpython-311-x86_64-linux-gnu.so": "", "p/b.abi3.so": "", "p/b.pyi": "x: int",
         "p/c.pyx": "", "p/d.pyi": "x: int"}, "p",
        "p/\n├── a.so\n├── b.so   · x\n└── d.pyi",
    ),
    "names that are none": (
        {"p/__init__.py": "", "p/a-b.py": "x = 1", "p/class.py": "y = 1"}, "p",
        "p/\n├── a-b.py    · x\n└── class.py  · y",
    ),
    "a docstring of many lines": (
        {"p/__init__.py": '"""\n=====\nTitle\n=====\n\nText.\n"""'}, "p", "p/  Title",
    ),
    "children are no names": (
        {"p/__init__.py": "from . import a, b\nfrom .b import y\n__all__ = ['y', 'a', 'b']", "p/a.py": "", "p/b.py": "y = 1"},
        "p",
        "p/        · y\n├── a.py\n└── b.py  · y",
    ),
    "a workspace": (WORKSPACE, "", "w/\n\np/\n└── a.py\n\nq/"),
    "the members of a workspace": (WORKSPACE, "libs", "p/\n└── a.py\n\nq/"),
    "one member": (WORKSPACE, "libs/two", "q/"),
    "a package of a workspace": (WORKSPACE, "p", "p/\n└── a.py"),
    "a module of a workspace": (WORKSPACE, "p.a", "p/a.py"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "path", "expected"), SHOWN.values(), ids=list(SHOWN))
def test_what_is_shown(
    here: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    files: Files,
    path: str,
    expected: str,
) -> None:
    monkeypatch.delenv("COLUMNS")
    lay_out(here, files)
    result = run("tree", *filter(None, [path]))
    lines = [line.rstrip() for line in result.out.splitlines()]
    assert (result.code, result.err) == (0, "")
    assert lines == expected.split("\n")


INNER: Files = {
    "p/__init__.py": '"""P."""',
    "p/__main__.py": "",
    "p/_a.py": '"""A."""\nx = 1\n_y = 1\n__z = 1',
    "p/_b/__init__.py": '"""B."""',
    "p/_b/c.py": "x = 1",
    "p/d/__init__.py": "",
    "p/d/e/__init__.py": "",
    "p/d/e/f.py": "",
    "p/d/g.py": "def g(): ...\ndef _h(): ...",
    "p/test_p.py": "x = 1",
    "p/tests/__init__.py": "",
}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            [],
            (
                "p/                P.\n"
                "├── __main__.py\n"
                "├── _a.py         A.\n"
                "├── _b/           B.\n"
                "│                 + 1 module\n"
                "├── d/\n"
                "│   ├── e/\n"
                "│   │   └── f.py\n"
                "│   └── g.py      · g\n"
                "├── test_p.py\n"
                "└── tests/"
            ),
        ),
        (
            ["--all"],
            (
                "p/                P.\n"
                "├── __main__.py\n"
                "├── _a.py         A.\n"
                "│                 · x, _y\n"
                "├── _b/           B.\n"
                "│   └── c.py      · x\n"
                "├── d/\n"
                "│   ├── e/\n"
                "│   │   └── f.py\n"
                "│   └── g.py      · g, _h\n"
                "├── test_p.py     · x\n"
                "└── tests/"
            ),
        ),
        (["--depth", "0"], "p/  P.\n    + 10 modules"),
        (
            ["--depth", "1"],
            (
                "p/               P.\n"
                "├── __main__.py\n"
                "├── _a.py        A.\n"
                "├── _b/          B.\n"
                "│                + 1 module\n"
                "├── d/           + 3 modules\n"
                "├── test_p.py\n"
                "└── tests/"
            ),
        ),
    ],
    ids=["public", "all", "depth 0", "depth 1"],
)
def test_how_much_is_shown(
    here: Path, run: Run, options: list[str], expected: str
) -> None:
    lay_out(here, INNER)
    result = run("tree", "p", *options)
    lines = [line.rstrip() for line in result.out.splitlines()]
    assert lines == expected.split("\n")


WIDE: Files = {
    "p/__init__.py": '"""What is said of it is long, and does not fit a narrow screen."""',
    "p/a_long_name_of_a_module.py": "".join(f"name_{n} = 1\n" for n in range(40)),
}
WIDTHS = {
    "40": """\
p/                    What is said of i…
└── a_long_name_of_a_module.py
                      · name_0, name_1,
                      · name_2, name_3,
                      · name_4, name_5,
                      · and 34 more""",
    "80": """\
p/                              What is said of it is long, and does not fit a…
└── a_long_name_of_a_module.py  · name_0, name_1, name_2, name_3, name_4,
                                · name_5, name_6, name_7, name_8, name_9,
                                · name_10, name_11, name_12, name_13, name_14,
                                · and 25 more""",
    "120": """\
p/                              What is said of it is long, and does not fit a narrow screen.
└── a_long_name_of_a_module.py  · name_0, name_1, name_2, name_3, name_4, name_5, name_6, name_7, name_8, name_9,
                                · name_10, name_11, name_12, name_13, name_14, name_15, name_16, name_17, name_18,
                                · name_19, name_20, name_21, name_22, name_23, name_24, name_25, name_26, name_27,
                                · and 12 more""",
}


@pytest.mark.parametrize(("width", "expected"), WIDTHS.items(), ids=WIDTHS)
def test_it_fits_the_screen(
    here: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    width: str,
    expected: str,
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lay_out(here, WIDE)
    shown = run("tree", "p").out
    assert shown == f"{expected}\n"
    assert max(map(len, shown.splitlines())) <= int(width)


def test_in_a_pipe_nothing_is_cut(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS")
    lay_out(here, WIDE)
    first, second = run("tree", "p").out.splitlines()
    assert first.endswith("a narrow screen.")
    assert second.endswith("name_39")


def test_branches_are_drawn_with_what_the_encoding_has(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkpkg.cli._forest.shows", lambda signs: signs.isascii())
    lay_out(here, INNER)
    shown = run("tree", "p").out
    assert shown.isascii()
    assert "|   |-- e/\n|   |   `-- f.py\n|   `-- g.py      : g\n" in shown


def test_nothing_is_run(here: Path, run: Run) -> None:
    lay_out(here, {"p/__init__.py": "import p.a", "p/a.py": "open('ran', 'w')"})
    assert run("tree", "p", "--all").code == 0
    assert not (here / "ran").exists()
    assert "p" not in sys.modules


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
def test_a_name_that_is_no_text_is_escaped(here: Path, run: Run) -> None:
    lay_out(here, {"p/__init__.py": ""})
    Path(os.fsdecode(b"p/a\xff\x1b[31m.py")).write_bytes(b"")
    assert r"a\udcff\x1b[31m.py" in run("tree", "p").out
    assert "\\udcff\\u001b" in run("tree", "p", "--json").out
    assert run("tree", "p", "--outline").out == "p/\n"


REFUSED: dict[str, tuple[Files, list[str], int, str]] = {
    "no such path": ({}, ["nothing"], 2, "not-found"),
    "no such name": ({"pyproject.toml": PROJECT, "p/__init__.py": ""}, ["p.a"], 2, "not-found"),
    "settings that are no TOML": ({"pyproject.toml": "(", "p/__init__.py": ""}, [], 1, "settings"),
    "no package": ({"pyproject.toml": PROJECT, "docs/a.md": ""}, [], 1, "no-package"),
    "no package there": ({"pyproject.toml": PROJECT, "p/__init__.py": "", "docs/a.md": ""}, ["docs"], 1, "no-package"),
    "a file of another kind": ({"p/__init__.py": "", "p/a.txt": ""}, ["p/a.txt"], 1, "no-package"),
    "an empty folder": ({"a/b.txt": ""}, ["a"], 1, "no-package"),
    "two forms": ({"p/__init__.py": ""}, ["p", "--outline", "--mermaid"], 2, "usage"),
    "an outline of several": ({"p/__init__.py": "", "q/__init__.py": ""}, ["--outline"], 2, "several"),
    "an outline of a module": ({"p/__init__.py": "", "p/a.py": ""}, ["p/a.py", "--outline"], 2, "not-a-package"),
    "a negative depth": ({"p/__init__.py": ""}, ["--depth", "-1"], 2, "usage"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("files", "arguments", "code", "finding"), REFUSED.values(), ids=list(REFUSED)
)
def test_what_is_refused(
    here: Path,
    run: Run,
    files: Files,
    arguments: list[str],
    code: int,
    finding: str,
) -> None:
    lay_out(here, files)
    result = run("tree", *arguments)
    assert (result.code, result.out) == (code, "")
    assert f"error[{finding}]: " in result.err


def test_json_leaves_out_what_is_not_shown(here: Path, run: Run) -> None:
    lay_out(here, INNER)
    document = run("tree", "p", "--json").document
    assert (document["command"], document["root"]) == ("tree", here.as_posix())
    (top,) = document["packages"]
    children = {child["name"]: child for child in top["children"]}
    assert (children["_b"]["children"], children["_b"]["names"]) == (None, None)
    assert children["d"]["children"][1] == {
        "name": "g",
        "dotted": "p.d.g",
        "kind": "module",
        "path": "p/d/g.py",
        "public": True,
        "doc": None,
        "names": ["g"],
        "private_names": [],
        "problem": None,
        "children": [],
    }


# Modules; the arrows between the parts of `p`, and the depth where it is not one.
ARROWS: dict[str, tuple[dict[str, str], str, int]] = {
    "relative and absolute": (
        {"a/__init__.py": "from ..b import x", "b/__init__.py": "import p.c.d", "c/__init__.py": "", "c/d.py": ""},
        "a>b b>c", 1,
    ),
    "through a name": ({"a/__init__.py": "from p import b", "b/__init__.py": ""}, "a>b", 1),
    "of a module in another": ({"a/x.py": "from ..b.y import z", "a/__init__.py": "", "b/__init__.py": "", "b/y.py": ""}, "a>b", 1),
    "within one part": ({"a/__init__.py": "from . import x", "a/x.py": "from p.a import y"}, "", 1),
    "modules": ({"a.py": "from . import b", "b.py": "", "c.py": ""}, "a>b", 1),
    "of the root": ({"": "from . import a", "a/__init__.py": ""}, "", 1),
    "to the root": ({"": "x = 1", "a/__init__.py": "from p import x"}, "a>p", 1),
    "others": ({"a/__init__.py": "import os\nfrom q import b\nimport pa.b", "b/__init__.py": ""}, "", 1),
    "in functions": ({"a/__init__.py": "def f():\n from .. import b\nasync def g():\n import p.b", "b/__init__.py": ""}, "", 1),
    "in blocks": (
        {"a/__init__.py": "try:\n import p.b\nexcept ImportError:\n import p.c\nfinally:\n import p.d\n"
                          "if x:\n import p.e\nelse:\n import p.f\nclass C:\n import p.g\n"
                          "with x:\n import p.h\nfor y in x:\n import p.i\nmatch x:\n case 1: import p.j\n"
                          "while x:\n import p.k\n",
         **{f"{name}.py": "" for name in "bcdefghijk"}},
        "a>b a>c a>d a>e a>f a>g a>h a>i a>j a>k", 1,
    ),
    "for type checkers": (
        {"a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n import p.b\nelse:\n import p.c", "b.py": "", "c.py": ""},
        "a>c", 1,
    ),
    "on other machines": (
        {"a.py": "import os, sys\nif sys.platform == 'win32':\n import p.b\nelse:\n import p.c\n"
                 "if sys.version_info[:2] < (3, 4):\n import p.d\nif os.name.startswith('n'):\n import p.e\n",
         **{f"{name}.py": "" for name in "bcde"}},
        "a>b a>c a>d a>e", 1,
    ),
    "a star": ({"a/__init__.py": "from ..b import *", "b/__init__.py": ""}, "a>b", 1),
    "in tests": ({"a/__init__.py": "", "a/test_a.py": "import p.b", "b/__init__.py": ""}, "", 1),
    "deeper": (
        {"a/__init__.py": "", "a/b/__init__.py": "from .. import c", "a/c/__init__.py": "from ... import d", "d.py": ""},
        "a.b>a.c a.c>d", 2,
    ),
    "the same, less deep": (
        {"a/__init__.py": "", "a/b/__init__.py": "from .. import c", "a/c/__init__.py": "from ... import d", "d.py": ""},
        "a>d", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("modules", "arrows", "depth"), ARROWS.values(), ids=list(ARROWS)
)
def test_which_parts_import_which(
    here: Path, run: Run, modules: dict[str, str], arrows: str, depth: int
) -> None:
    files = {f"p/{path or '__init__.py'}": text for path, text in modules.items()}
    lay_out(here, {"p/__init__.py": "", **files})
    result = run("tree", "p", "--mermaid", "--depth", str(depth))
    found = [line.strip() for line in result.out.splitlines() if "-->" in line]
    assert (
        " ".join(arrow.replace("p.", "").replace(" --> ", ">") for arrow in found)
        == arrows
    )


def test_a_member_that_cannot_be_read_is_named(here: Path, run: Run) -> None:
    lay_out(here, {**WORKSPACE, "libs/two/pyproject.toml": "project ="})
    result = run("tree", "--json")
    (found,) = result.document["findings"]
    assert (result.code, found["code"]) == (1, "settings")
    assert found["path"] == "libs/two/pyproject.toml"


def test_a_chart_of_a_workspace(here: Path, run: Run) -> None:
    lay_out(
        here,
        {
            **WORKSPACE,
            "src/w/b.py": "from . import c",
            "src/w/c.py": "",
            "libs/two/q/e.py": "from .f import x",
            "libs/two/q/f.py": "(",
        },
    )
    assert run("tree", "--mermaid").out == (
        "flowchart TD\n"
        '    q.e(["q.e"])\n'
        '    q.f(["q.f"])\n'
        '    w.b(["w.b"])\n'
        '    w.c(["w.c"])\n'
        "    q.e --> q.f\n"
        "    w.b --> w.c\n"
        "    %% q.f cannot be read: '(' was never closed\n"
    )


def test_a_chart_names_its_parts(here: Path, run: Run) -> None:
    lay_out(
        here,
        {
            "end/__init__.py": "",
            "end/a/__init__.py": "from ..b import x",
            "end/a/c/__init__.py": "",
            "end/b.py": "",
            "end/d.py": "",
            "end/e.py": "(",
        },
    )
    assert run("tree", "end", "--mermaid").out == (
        "flowchart TD\n"
        '    _end.a["a"]\n'
        '    _end.b(["b"])\n'
        "    _end.a --> _end.b\n"
        "    %% end.e cannot be read: '(' was never closed\n"
    )
