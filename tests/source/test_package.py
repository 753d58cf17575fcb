"""One package brought up to date, as tables: its text, its modules, and what becomes of it.

A row is a name, the ``__init__.py``, the modules beside it, the text afterwards (None for
the same bytes), and what is said. A refusal is written ``!code:name``.
"""

from typing import Any

import pytest

from mkpkg.source import Package, Style, Wants, sync_package

from .texts import Texts, as_bytes, modules_of

Row = tuple[str, str, Texts, str | None, str]

ALL_A = '__all__ = [\n    "a",\n]\n'
ALL_AB = '__all__ = [\n    "a",\n    "b",\n]\n'
X = {"_x": "a = b = 1"}
WINDOWS = "if sys.platform == 'win32':\n"

ADDED: list[Row] = [
    ("all is there", f"from ._x import a\n\n{ALL_A}", {"_x": "a = 1"}, None, ""),
    ("a name of a private module", "", {"_x": "a = 1"}, f"from ._x import a\n\n{ALL_A}", "missing-export:a"),
    ("one more name", f"from ._x import a\n\n{ALL_A}", X, f"from ._x import a, b\n\n{ALL_AB}", "missing-export:b"),
    ("a child", "", {"a": ""}, f"from . import a\n\n{ALL_A}", "unbound-module:a"),
    ("in the import only", f"from ._x import a, b\n\n{ALL_A}", X, f"from ._x import a, b\n\n{ALL_AB}", "missing-export:b"),
    ("in __all__ only", f"from ._x import a\n\n{ALL_AB}", X, f"from ._x import a, b\n\n{ALL_AB}", "missing-export:b"),
    ("nothing to offer", '"""Doc."""\n', {"_x": "_a = 1"}, None, ""),
    ("nothing there", "", {}, None, ""),
    ("nothing to offer, and a list that is made when it runs", "__all__ = f()\n", {"_x": "_a = 1"}, None, ""),
    ("no list", "from ._x import a\n", X, f"from ._x import a, b\n\n{ALL_AB}", "missing-export:b"),
    ("no list, and a version", "from ._x import a\n\n__version__ = '1'\n", X, f"from ._x import a, b\n\n{ALL_AB}\n__version__ = '1'\n", "missing-export:b"),
    ("no list, and a definition", "from ._x import a\n\n\ndef f(): ...\n", {"_x": "a = 1"}, 'from ._x import a\n\n__all__ = [\n    "a",\n    "f",\n]\n\n\ndef f(): ...\n', ""),
    ("no list, and imports", "import os\n\nfrom ._x import a\n", {"_x": "a = 1"}, f"import os\n\nfrom ._x import a\n\n{ALL_A}", ""),
    ("no list, and an import in a block", "try:\n    from ._y import a\nexcept E:\n    a = None\n", {"_x": "b = 1", "_y": "a = 1"}, f"from ._x import b\n\n{ALL_AB}\ntry:\n    from ._y import a\nexcept E:\n    a = None\n", "missing-export:b"),
    ("no list, and an import on one path", f"{WINDOWS}    from ._x import b\n", X, f"from ._x import a as a\n\n{WINDOWS}    from ._x import b\n", "missing-export:a kept-style:"),
    ("a list, and an import on one path", f"from ._x import a\n\n{WINDOWS}    from ._x import b\n\n{ALL_A}", X, None, ""),
    ("a child on one path", f"from ._x import a\n\n{WINDOWS}    from . import b\n\n{ALL_A}", {"_x": "a = 1", "b": ""}, None, ""),
    ("one name, two ways to it", "", {"_x": "from ._y import a as a", "_y": "a = 1"}, f"from ._y import a\n\n{ALL_A}", "missing-export:a"),
    ("one name, by __all__", "", {"_x": "from ._y import a\n__all__ = ['a']", "_y": "a = 1"}, f"from ._y import a\n\n{ALL_A}", "missing-export:a"),
    ("one name, by a star", "", {"_x": "from ._y import *", "_y": "a = 1"}, f"from ._y import a\n\n{ALL_A}", "missing-export:a"),
    ("a name that is there by another way", f"from ._x import a\n\n{ALL_A}", {"_x": "from ._y import a as a", "_y": "a = 1"}, None, ""),
    ("a name from outside that two have", "", {"_x": "from os import sep as a\n__all__ = ['a']", "_y": "from os import sep as a\n__all__ = ['a']"}, f"from ._x import a\n\n{ALL_A}", "missing-export:a"),
    ("a conditional name", "", {"_x": f"a = 1\n{WINDOWS}    b = 1"}, f"from ._x import a\n\n{ALL_A}", "conditional:b missing-export:a"),
    ("an ambiguous name", "", {"_x": "a = 1\ntry:\n    from m import b\nexcept E:\n    b = 1"}, f"from ._x import a\n\n{ALL_A}", "ambiguous:b missing-export:a"),
    ("a stub of a compiled module", "", {"_x.pyi": "def a() -> int: ..."}, f"from ._x import a\n\n{ALL_A}", "missing-export:a"),
    ("a module that opts out", "", {"_x": "# mkpkg: off\na = 1"}, None, ""),
    ("a name of its own", "def a(): ...\n", X, f"from ._x import b\n\n{ALL_AB}\n\ndef a(): ...\n", "taken:a missing-export:b"),
    ("another with that name", "from os import sep as a\n", X, "from os import sep as a\n\nfrom ._x import b\n\n__all__ = [\n    \"b\",\n]\n", "taken:a missing-export:b"),
    ("a list that is kept", "__all__ = ['z']  # mkpkg: keep\n\nz = 1\n", X, None, ""),
    ("a private child bears its name", "", {"_a": "def a(): ..."}, f"from ._a import a\n\n{ALL_A}", "missing-export:a"),
    ("a package below", "", {"a": "from ._x import b\n__all__ = ['b']", "a._x": "b = 1"}, f"from . import a\n\n{ALL_A}", "unbound-module:a"),
    ("a private package", "", {"_x": "from ._y import a\n__all__ = ['a']", "_x._y": "a = 1"}, f"from ._x import a\n\n{ALL_A}", "missing-export:a"),
]  # fmt: skip

LEFT: list[Row] = [
    ("a rename", "from ._x import a as c, b\n\n__all__ = [\"b\", \"c\"]\n", X, None, ""),
    ("a rename that hides it", "from ._x import a as _a, b\n\n__all__ = [\"b\"]\n", X, None, ""),
    ("X as X", "from ._x import a as a\nfrom ._x import b as b\n", X, None, ""),
    ("X as X, one more", "from ._x import a as a\n", X, "from ._x import a as a\nfrom ._x import b as b\n", "missing-export:b kept-style:"),
    ("a star", "from ._x import *\n", X, None, ""),
    ("a star, and a list", 'from ._x import *\n\n__all__ = ["a", "b"]\n', X, None, ""),
    ("a star, and a list that lacks one", 'from ._x import *\n\n__all__ = ["a"]\n', X, 'from ._x import *\n\n__all__ = ["a", "b"]\n', "missing-export:b"),
    ("a star from outside", "from os import *\n", {"_x": "a = 1"}, "from os import *\n\nfrom ._x import a as a\n", "missing-export:a kept-style:"),
    ("in try", f"try:\n    from ._x import a\nexcept E:\n    a = None\n\n{ALL_A}", {"_x": "a = 1"}, None, ""),
    ("two in try", f"try:\n    from ._x import a\nexcept E:\n    from ._y import a\n\n{ALL_A}", {"_x": "a = 1", "_y": "a = 1"}, None, "!conflict:a"),
    ("for checkers", "if TYPE_CHECKING:\n    from ._x import a\n", {"_x": "a = 1"}, None, ""),
    ("in a function", "def f():\n    from ._x import a\n\n\n__all__ = ['f']\n", {"_x": "a = 1"}, None, ""),
    ("a module in a function", "def f():\n    from . import a\n\n\n__all__ = ['f']\n", {"a": ""}, None, ""),
    ("off", "# mkpkg: off\nfrom ._x import gone\n", X, None, ""),
    ("off, and a syntax error", "a = (  # so\n# mkpkg: off\n", X, None, ""),
    ("kept", "from ._x import gone  # mkpkg: keep\n\n__all__ = [\"gone\"]\n", {"_x": ""}, None, ""),
    ("its order", '__all__ = ["b", "a"]\n\nfrom ._x import b, a\n', X, None, ""),
    ("its names", 'from ._x import a, b\n\n__version__ = "1"\n__all__ = ["__version__", "a", "b", "c"]\nc = 1\n', X, None, ""),
    ("a module imported whole", "import p._x\nfrom p._x import a, b\n\n__all__ = ['a', 'b']\n", X, None, ""),
    ("lists of others", "from . import m\nfrom ._x import a, b\nfrom .m import *\n\n__all__ = [\"a\", \"b\", \"m\"] + m.__all__\n", {**X, "m": "__all__ = ['c']\nc = 1"}, None, ""),
    ("stars for all", "from . import _x\nfrom ._x import *  # noqa: F403\n\n__all__: list[str] = []\n__all__ += _x.__all__\n", {"_x": "__all__ = ['a']\na = 1"}, None, ""),
]  # fmt: skip

GONE: list[Row] = [
    ("a name", 'from ._x import a, c\n\n__all__ = ["a", "c"]\n', {"_x": "a = 1"}, 'from ._x import a\n\n__all__ = ["a"]\n', "stale-export:c"),
    ("a name that moved", f"from ._x import a\n\n{ALL_A}", {"_x": "", "_y": "a = 1"}, f"from ._y import a\n\n{ALL_A}", "stale-export:a missing-export:a"),
    ("a module", "from ._gone import c\nfrom ._x import a\n\n__all__ = [\n    \"a\",\n    \"c\",\n]\n", {"_x": "a = 1"}, f"from ._x import a\n\n{ALL_A}", "stale-export:c"),
    ("a child", "from . import a, c\n\n__all__ = ['a', 'c']\n", {"a": ""}, "from . import a\n\n__all__ = ['a']\n", "stale-export:c"),
    ("all there was", f'"""Doc."""\n\nfrom ._x import a\n\n{ALL_A}', {"_x": ""}, '"""Doc."""\n', "stale-export:a"),
    ("only promised", '__all__ = ["a", "c"]\na = 1\n', {}, '__all__ = ["a"]\na = 1\n', "stale-export:c"),
    ("a child that is only promised", '__all__ = ["a"]\n', {"a": ""}, 'from . import a\n\n__all__ = ["a"]\n', "unbound-module:a"),
    ("only annotated now", f"from ._x import a\n\n{ALL_A}", {"_x": "a: int"}, "", "stale-export:a"),
    ("only for checkers now", f"from ._x import a\n\n{ALL_A}", {"_x": "if TYPE_CHECKING:\n    a = 1"}, "", "stale-export:a"),
    ("deleted there", f"from ._x import a\n\n{ALL_A}", {"_x": "a = 1\ndel a"}, "", "stale-export:a"),
    ("deleted after a star there", f"from ._x import a\n\n{ALL_A}", {"_x": "from ._y import *\ndel a", "_y": "a = 1"}, f"from ._y import a\n\n{ALL_A}", "stale-export:a missing-export:a"),
    ("on one path now", f"from ._x import a\n\n{ALL_A}", {"_x": f"{WINDOWS}    a = 1"}, None, "conditional:a"),
    ("in a function now", f"from ._x import a\n\n{ALL_A}", {"_x": "def _f():\n    global a\n    a = 1"}, None, ""),
    ("imported there now", f"from ._x import a\n\n{ALL_A}", {"_x": "from os import sep as a"}, None, ""),
    ("by __getattr__ now", f"from ._x import a\n\n{ALL_A}", {"_x": "def __getattr__(name): ..."}, None, ""),
    ("by globals() now", f"from ._x import a\n\n{ALL_A}", {"_x": "globals().update(a=1)"}, None, ""),
    ("by a star from outside", f"from ._x import a\n\n{ALL_A}", {"_x": "from os import *"}, None, "!star:p._x"),
    ("a private name", "from ._x import _a\n\n_b = 1\n", {"_x": ""}, "_b = 1\n", "stale-export:_a"),
    ("renamed here", "from ._x import c as a\n\n__all__ = ['a']\n", {"_x": ""}, None, "stale-import:c"),
    ("a star from what is gone", "from ._x import *\nfrom ._y import a\n", {"_y": "a = 1"}, None, "stale-import:*"),
    ("a star from what is there", "from ._x import *\n", {"_x": ""}, None, ""),
    ("used here", "from ._x import c\n\na = c\n__all__ = ['a']\n", {"_x": ""}, None, "stale-import:c"),
    ("in a block", "try:\n    from ._x import c\nexcept ImportError:\n    c = None\n\n__all__ = ['c']\n", {"_x": ""}, None, ""),
    ("with a __getattr__ here", '__all__ = ["a"]\n\n\ndef __getattr__(name): ...\n', {}, None, ""),
    ("of a package that has modules elsewhere", "from ._gone import a\n\n__path__ = f(__path__)\n__all__ = ['a']\n", {}, None, ""),
    ("of what opts out", f"from ._x import a, c\n\n{ALL_A}", {"_x": "# mkpkg: off\na = 1"}, None, ""),
    ("a name of a module below", "from .m._x import a, c\n\n__all__ = ['a', 'c', 'm']\n", {"m": "", "m._x": "a = 1"}, "from . import m\nfrom .m._x import a\n\n__all__ = ['a', 'm']\n", "stale-export:c unbound-module:m"),
]  # fmt: skip

REFUSED: list[Row] = [
    ("a syntax error here", "a = (\n", X, None, "!syntax:p"),
    ("an unknown encoding", "# coding: none\n", X, None, "!syntax:p"),
    ("a syntax error in a module to lift from", "from ._y import gone\n", {"_x": "a = (", "_y": ""}, None, "stale-export:gone !syntax:p._x"),
    ("a syntax error in a child to bind", "", {"a": "a = ("}, None, "!syntax:p.a"),
    ("a syntax error in what is imported", "from .m import a\nfrom ._x import gone\n", {"m": "a = (", "_x": ""}, None, "stale-export:gone !syntax:p.m"),
    ("a list that is made when it runs", "from ._x import gone\n\n__all__ = f()\n", X, None, "stale-export:gone missing-export:a missing-export:b !dynamic-all:p"),
    ("a list that is made when it runs, and all is there", "from ._x import a\n\n__all__ = f()\n", {"_x": "a = 1"}, None, "!dynamic-all:p"),
    ("without a list of its own", "from . import _y\nfrom ._y import *\n\n__all__ = _y.__all__\n", {**X, "_y": "__all__ = ['c']\nc = 1"}, None, "missing-export:a missing-export:b !dynamic-all:p"),
    ("a list of a module that is made when it runs", "", {"_x": "__all__ = f()"}, None, "!dynamic-all:p._x"),
    ("a module that takes all from outside", "", {"_x": "from os import *"}, None, "!star:p._x"),
    ("two modules, one name", "", {"_x": "a = 1", "_y": "a = 2"}, None, "!conflict:a"),
    ("two modules, one name, one is taken", f"from ._x import a\n\n{ALL_A}", {"_x": "a = 1", "_y": "a = 2"}, None, "!conflict:a"),
    ("a name that a module promises only", "", {"_x": "__all__ = ['a', 'c']\na = 1"}, None, "missing-export:a missing-export:c !undefined-export:c"),
    ("a name, and a child of that name", "", {"_x": "m = 1", "m": ""}, None, "missing-export:m !conflict:m"),
]  # fmt: skip


def synced(init: str, beside: Texts, **wants: Any) -> Package:
    """Sync a package with its private modules lifted, and its public children bound."""
    children = [name.removesuffix(".pyi") for name in beside]
    direct = [name for name in children if "." not in name]
    asked = {
        "lifted": tuple(name for name in direct if name.startswith("_")),
        "bound": tuple(name for name in direct if not name.startswith("_")),
    }
    modules = modules_of({"p": init, **{f"p.{n}": beside[n] for n in beside}})
    return sync_package(as_bytes(init), "p", modules, Wants(**(asked | wants)), Style())


def said(done: Package) -> list[str]:
    """Return what is said of a package, refusals last."""
    return [
        *(f"{remark.code}:{remark.name}" for remark in done.remarks),
        *(f"!{reason.code}:{reason.module}" for reason in done.refusals),
        *(f"!{conflict.code}:{conflict.name}" for conflict in done.conflicts),
    ]


TABLES = {"added": ADDED, "left": LEFT, "gone": GONE, "refused": REFUSED}
ROWS = [
    pytest.param(*row[1:], id=f"{table}: {row[0]}")
    for table, rows in TABLES.items()
    for row in rows
]


@pytest.mark.parametrize(("init", "beside", "after", "remarks"), ROWS)
def test_a_managed_package(
    init: str, beside: Texts, after: str | None, remarks: str
) -> None:
    done = synced(init, beside)
    assert done.content.decode() == (init if after is None else after)
    assert said(done) == remarks.split()
    again = synced(done.content.decode(), beside)
    assert again.content == done.content


UNMANAGED: list[Row] = [
    ("a name is told", f"from ._x import a\n\n{ALL_A}", X, None, "missing-export:b"),
    ("a child is told", "", {"m": ""}, None, "unbound-module:m"),
    ("what is gone is taken out", 'from ._x import a, c\n\n__all__ = ["a", "c"]\n', X, 'from ._x import a\n\n__all__ = ["a"]\n', "stale-export:c missing-export:b"),
    ("a syntax error beside", "from ._x import a, c\n", {"_x": "a = 1", "_y": "a = ("}, "from ._x import a\n", "stale-export:c"),
    ("a syntax error in what is imported", "from ._y import a\nfrom ._x import c\n", {"_x": "", "_y": "a = ("}, None, "stale-export:c !syntax:p._y"),
    ("a conflict", "from ._x import c\n", {"_x": "a = 1", "_y": "a = 2"}, "", "stale-export:c"),
    ("a list that is made when it runs", "from ._x import a\n\n__all__ = f()\n", {"_x": "a = 1"}, None, ""),
    ("a list that is made when it runs, and lacks one", "from ._x import a\n\n__all__ = f()\n", X, None, "missing-export:b"),
    ("a list that is made when it runs, and a stale name", "from ._x import a, c\n\n__all__ = f()\n", {"_x": "a = 1"}, None, "stale-export:c !dynamic-all:p"),
    ("a syntax error here", "a = (\n", X, None, "!syntax:p"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("init", "beside", "after", "remarks"),
    [row[1:] for row in UNMANAGED],
    ids=[row[0] for row in UNMANAGED],
)
def test_a_package_of_a_project_that_is_not_managed(
    init: str, beside: Texts, after: str | None, remarks: str
) -> None:
    done = synced(init, beside, adds=False)
    assert done.content.decode() == (init if after is None else after)
    assert said(done) == remarks.split()


def test_a_private_name_is_not_added_and_not_taken_out() -> None:
    private = frozenset({"a"})
    assert synced("", X, private=private).content.decode() == (
        'from ._x import b\n\n__all__ = [\n    "b",\n]\n'
    )
    there = f"from ._x import a, b\n\n{ALL_AB}"
    assert synced(there, X, private=private).content.decode() == there


SAME = "def m(): ...\ndef a(): ..."
SHADOWS = [
    ("eager", {"m": SAME}, {"lifted": ("m",), "bound": ()}, "shadows-module:m missing-export:m missing-export:a"),
    ("eager, and bound", {"m": SAME}, {"lifted": ("m",)}, "shadows-module:m missing-export:m missing-export:a"),
    ("lazy", {"m": SAME}, {"lifted": ("m",), "is_lazy": True}, "shadows-module:m missing-export:m missing-export:a !shadows-module:m"),
    ("lazy, of a private module", {"_m": SAME}, {"is_lazy": True}, "missing-export:m missing-export:a"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("beside", "wants", "remarks"),
    [row[1:] for row in SHADOWS],
    ids=[row[0] for row in SHADOWS],
)
def test_a_name_that_is_that_of_its_module(
    beside: Texts, wants: dict[str, Any], remarks: str
) -> None:
    done = synced("", beside, **wants)
    assert said(done) == remarks.split()
    assert bool(done.content) is ("!" not in remarks)


A = {"_x": "a = 1"}
LISTS: list[Row] = [
    ("starred", 'from ._x import a, gone\n\n__all__ = [*["a", "gone"]]\n', A, 'from ._x import a\n\n__all__ = [*["a"]]\n', "stale-export:gone"),
    ("starred alone", 'from ._x import gone\n\n__all__ = [*["gone"]]\n', A, "__all__ = [*[]]\n", "stale-export:gone missing-export:a"),
    ("starred tuple", 'from ._x import a, gone\n\n__all__ = ["a", *("gone",)]\n', A, 'from ._x import a\n\n__all__ = ["a", *()]\n', "stale-export:gone"),
    ("append", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__.append("gone")\n', A, 'from ._x import a\n\n__all__ = ["a"]\n', "stale-export:gone"),
    ("append, and its comment", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__.append("gone")  # why\n', A, 'from ._x import a\n\n__all__ = ["a"]\n# why\n', "stale-export:gone"),
    ("extend", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__.extend(["gone"])\n', A, 'from ._x import a\n\n__all__ = ["a"]\n__all__.extend([])\n', "stale-export:gone"),
    ("extend by a tuple", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__.extend(("gone", "a"))\n', A, 'from ._x import a\n\n__all__ = ["a"]\n__all__.extend(("a",))\n', "stale-export:gone"),
    ("+=", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__ += ["gone"]\n', A, 'from ._x import a\n\n__all__ = ["a"]\n__all__ += []\n', "stale-export:gone"),
    ("+ itself", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__ = __all__ + ["gone"]\n', A, 'from ._x import a\n\n__all__ = ["a"]\n__all__ = __all__ + []\n', "stale-export:gone"),
    ("sorted", 'from ._x import a, gone\n\n__all__ = sorted(["gone", "a"])\n', A, 'from ._x import a\n\n__all__ = sorted(["a"])\n', "stale-export:gone"),
    ("list of a tuple", 'from ._x import a, gone\n\n__all__ = list(("gone", "a"))\n', A, 'from ._x import a\n\n__all__ = list(("a",))\n', "stale-export:gone"),
    ("put in and removed", 'from ._x import a, gone\n\n__all__ = ["a", "gone"]\n__all__.remove("gone")\n', A, 'from ._x import a\n\n__all__ = ["a", "gone"]\n__all__.remove("gone")\n', "stale-export:gone"),
    ("put in twice, removed once", 'from ._x import a, gone\n\n__all__ = ["a", "gone", "gone"]\n__all__.remove("gone")\n', A, 'from ._x import a\n\n__all__ = ["a"]\n', "stale-export:gone"),
    ("removed, and bound otherwise", 'from ._x import a\n\n__all__ = ["a", "b"]\n__all__.remove("b")\nb = 1\n', A, None, ""),
    ("split", 'from ._x import a, gone\n\n__all__ = "a gone".split()\n', A, None, "stale-import:gone"),
    ("under if True", 'from ._x import a, gone\n\n__all__ = ["a"]\nif True:\n    __all__ += ["gone"]\n', A, None, "stale-import:gone"),
    ("append under if True", 'from ._x import a, gone\n\n__all__ = ["a"]\nif True:\n    __all__.append("gone")\n', A, None, "stale-import:gone"),
    ("extend under if True", 'from ._x import a, gone\n\n__all__ = ["a"]\nif True:\n    __all__.extend(["gone"])\n', A, None, "stale-import:gone"),
    ("assigned under if True", 'from ._x import a, gone\n\nif True:\n    __all__ = ["a", "gone"]\n', A, None, "stale-import:gone"),
    ("kept in the list", 'from ._x import a, gone\n\n__all__ = [\n    "a",\n    "gone",  # mkpkg: keep\n]\n', A, None, "stale-import:gone"),
    ("insert", 'from ._x import a, gone\n\n__all__ = ["a"]\n__all__.insert(0, "gone")\n', A, None, "stale-export:gone !dynamic-all:p"),
    ("no import, append", '__all__ = ["a"]\n__all__.append("gone")\na = 1\n', {}, '__all__ = ["a"]\na = 1\n', "stale-export:gone"),
    ("no import, under if True", '__all__ = ["a"]\nif True:\n    __all__ += ["gone"]\na = 1\n', {}, None, "undefined-export:gone"),
    ("no import, split", '__all__ = "a gone".split()\na = 1\n', {}, None, "undefined-export:gone"),
    ("no import, and kept", '__all__ = ["a", "gone"]  # mkpkg: keep\na = 1\n', {}, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("init", "beside", "after", "remarks"),
    [row[1:] for row in LISTS],
    ids=[row[0] for row in LISTS],
)
@pytest.mark.parametrize("adds", [False, True], ids=["unmanaged", "managed"])
def test_an_import_and_its_entry_agree(
    adds: bool, init: str, beside: Texts, after: str | None, remarks: str
) -> None:
    done = synced(init, beside, adds=adds)
    if not (adds and "missing-export" in remarks):
        assert done.content.decode() == (init if after is None else after)
    assert said(done) == remarks.split()
    again = synced(done.content.decode(), beside, adds=adds)
    assert again.content == done.content


WHOLE: list[Row] = [
    ("a module", "import p.gone\n", {}, None, "stale-import:gone"),
    ("a module by another name", "import p.gone as g\n", {}, None, "stale-import:gone"),
    ("a module below", "import p.m.gone\n", {"m": "", "m.n": ""}, None, "stale-import:gone"),
    ("a module of a package that is gone", "import p.gone.m\n", {}, None, "stale-import:gone"),
    ("what is there", "import p.m.n\n", {"m": "", "m.n": ""}, None, ""),
    ("kept", "import p.gone  # mkpkg: keep\n", {}, None, ""),
    ("in a block", "try:\n    import p.gone\nexcept ImportError:\n    pass\n", {}, None, ""),
    ("of others", "import os.path, gone\n", {}, None, ""),
    ("a package with modules elsewhere", "__path__ = f(__path__)\nimport p.gone\n", {}, None, ""),
    ("a module that is put in", "import sys\nfrom . import m\nsys.modules['p.gone'] = m\nimport p.gone\n", {"m": ""}, None, ""),
    ("a module that is put in, a name of it", "import sys\nfrom . import m\nsys.modules['p.gone'] = m\nfrom .gone import a\n", {"m": ""}, None, ""),
    ("a module that another puts in", "from . import m\nfrom .gone import a\n", {"m": "import sys\nsys.modules['p.gone'] = 1"}, None, ""),
    ("what every module has", "from ._x import __doc__, __name__\nfrom . import __path__\n", {"_x": ""}, None, ""),
    ("what a star brings", "from os import *\nfrom . import sep\n", {}, None, ""),
    ("what a function binds", "def f():\n    global a\n    a = 1\nf()\nfrom . import a\n", {}, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("init", "beside", "after", "remarks"),
    [row[1:] for row in WHOLE],
    ids=[row[0] for row in WHOLE],
)
def test_modules_that_are_gone_or_not(
    init: str, beside: Texts, after: str | None, remarks: str
) -> None:
    done = synced(init, beside, adds=False, bound=(), lifted=())
    assert done.content.decode() == (init if after is None else after)
    assert said(done) == remarks.split()
