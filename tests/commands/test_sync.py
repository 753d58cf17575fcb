"""What ``mkpkg sync`` may do, rule by rule, on small projects.

A row is a name, the settings (None where the project is not managed), the files, those
that sync changes, and what it says: ``code:name``, with an exclamation mark where that is
an error and the package is left alone.
"""

import os
import sys
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg.commands import SyncRequest

from ..conftest import Run
from .projects import MANIFEST, Files, as_bytes, changed, path_of, said, sync, write

Row = tuple[str, str | None, Files, dict[str, str], str]

A = '__all__ = [\n    "a",\n]\n'
AB = '__all__ = [\n    "a",\n    "b",\n]\n'
M = '__all__ = [\n    "m",\n]\n'
ANY = 'export-from = ["_*"]'
FLAT = "flatten = true"
ALONE = "flatten = true\nsubmodules = false"
NAMED = '[project]\nname = "{}"\n[tool.mkpkg]\n'
FROM_A = f"from ._internals import a\n\n{A}"
BROKEN = "a = (\n"

REMOVED: list[Row] = [
    ("what exists stays", "", {"": f"from .m import a\n\n{A}", "m": "a = 1"}, {"": 'from . import m\nfrom .m import a\n\n__all__ = [\n    "a",\n    "m",\n]\n'}, "unbound-module:m"),
    ("a module that is not for export", "", {"": f"from ._other import a\n\n{A}", "_other": "a = b = 1"}, {}, ""),
    ("a name that is gone", "", {"": "from ._internals import a, c\n\n__all__ = [\"a\", \"c\"]\n", "_internals": "a = 1"}, {"": 'from ._internals import a\n\n__all__ = ["a"]\n'}, "stale-export:c"),
    ("a module that is gone", "", {"": f"from ._gone import b\nfrom ._internals import a\n\n{AB}", "_internals": "a = 1"}, {"": FROM_A}, "stale-export:b"),
    ("a name that is gone three levels down", "submodules = false", {"": f"from .m.n import a\n\n{A}", "m/": "", "m/n/": f"from ._internals import a\n\n{A}", "m/n/_internals": ""}, {"": "", "m/n/": ""}, "stale-export:a stale-export:a"),
    ("a package that is gone", "", {"": f'"""Doc."""\n\nfrom . import m\n\n{M}'}, {"": '"""Doc."""\n'}, "stale-export:m"),
    ("a file that became a package", "", {"": f"from . import m\n\n{M}", "m/": ""}, {}, ""),
    ("a folder that is no package", "", {"": f"from . import m\n\n{M}", "p/m/data.csv": ""}, {}, ""),
    ("an excluded module", 'exclude = ["p/m.py"]', {"": f"from . import m\n\n{M}", "m": "a = 1"}, {}, ""),
    ("an unbound child", 'unbound = ["p.m"]', {"": f"from . import m\n\n{M}", "m": ""}, {}, ""),
    ("a private name", 'private = ["p.a"]', {"": FROM_A, "_internals": "a = 1"}, {}, ""),
    ("a compiled module", "", {"": f"from ._fast import a\n\n{A}", "p/_fast.cpython-311-x86_64-linux-gnu.so": ""}, {}, ""),
    ("a library of that name", "", {"": f"from ._fast import a\n\n{A}", "p/_fast.so": ""}, {}, ""),
    ("modules elsewhere", "", {"": f"from ._gone import a\n\n__path__ = f(__path__)\n\n{A}"}, {}, ""),
]  # fmt: skip

ADDED: list[Row] = [
    ("from _internals", "", {"": "", "_internals": "a = 1"}, {"": FROM_A}, "missing-export:a"),
    ("not from another", "", {"": "", "_other": "a = 1"}, {}, ""),
    ("from what export-from matches", 'export-from = ["_a*", "_z"]', {"": "", "_any": "a = 1", "_z": "b = 1", "_internals": "c = 1"}, {"": f"from ._any import a\nfrom ._z import b\n\n{AB}"}, "missing-export:a missing-export:b"),
    ("from nothing", "export-from = []", {"": "", "_internals": "a = 1"}, {}, ""),
    ("from a private package", ANY, {"": "", "_core/": "", "_core/_x": "a = 1"}, {"": f"from ._core import a\n\n{A}", "_core/": f"from ._x import a\n\n{A}"}, "missing-export:a missing-export:a"),
    ("children", "", {"": "", "m": "", "n/": ""}, {"": 'from . import m, n\n\n__all__ = [\n    "m",\n    "n",\n]\n'}, "unbound-module:m unbound-module:n"),
    ("no children", "submodules = false", {"": "", "m": "", "n/": ""}, {}, ""),
    ("no unbound child", 'unbound = ["p.m"]', {"": "", "m": "", "n/": "", "n/m": ""}, {"": 'from . import n\n\n__all__ = [\n    "n",\n]\n', "n/": f"from . import m\n\n{M}"}, "unbound-module:m unbound-module:n"),
    ("children of children", "", {"": "", "m/": "", "m/a": ""}, {"": f"from . import m\n\n{M}", "m/": f"from . import a\n\n{A}"}, "unbound-module:a unbound-module:m"),
    ("no private name", 'private = ["p.b", "p.m.a"]', {"": "", "_internals": "a = b = 1", "m/": "", "m/_internals": "a = b = 1"}, {"": 'from . import m\nfrom ._internals import a\n\n__all__ = [\n    "a",\n    "m",\n]\n', "m/": 'from ._internals import b\n\n__all__ = [\n    "b",\n]\n'}, "missing-export:b missing-export:a unbound-module:m"),
    ("no private module", 'private = ["p.m"]', {"": "", "m": ""}, {}, ""),
    ("nothing that is excluded", 'exclude = ["p/vendor", "*/n.py"]', {"": "", "vendor/": "", "vendor/_internals": "a = 1", "n": "", "m": ""}, {"": f"from . import m\n\n{M}"}, "unbound-module:m"),
    ("no names of public children", "", {"": "", "m": "a = 1"}, {"": f"from . import m\n\n{M}"}, "unbound-module:m"),
    ("names of public children", ALONE, {"": "", "m": "a = 1", "n": "b = 1"}, {"": f"from .m import a\nfrom .n import b\n\n{AB}"}, "missing-export:a missing-export:b"),
    ("both", FLAT, {"": "", "m": "a = 1"}, {"": 'from . import m\nfrom .m import a\n\n__all__ = [\n    "a",\n    "m",\n]\n'}, "missing-export:a unbound-module:m"),
    ("names from far below", ALONE, {"": "", "b/": "", "b/c/": "", "b/c/d/": "", "b/c/d/m": "def a(): ..."}, {"": f"from .b import a\n\n{A}", "b/": f"from .c import a\n\n{A}", "b/c/": f"from .d import a\n\n{A}", "b/c/d/": f"from .m import a\n\n{A}"}, "missing-export:a missing-export:a missing-export:a missing-export:a"),
    ("by a star, from a package that comes later", "submodules = false", {"": "", "m/": "", "m/_internals": "from ..n import *", "n/": "", "n/_internals": "a = 1"}, {"m/": FROM_A, "n/": FROM_A}, "missing-export:a missing-export:a"),
    ("what a package has by itself", ALONE, {"": "", "n/": "from os import sep\na = 1\n_c = 1\n", "o/": "__all__ = ['b']\nb = c = 1\n"}, {"": f"from .n import a\nfrom .o import b\n\n{AB}"}, "missing-export:a missing-export:b"),
    ("what a package says, and has below", FLAT, {"": "", "m/": "__all__ = []\n", "m/n": ""}, {"": 'from . import m\nfrom .m import n\n\n__all__ = [\n    "m",\n    "n",\n]\n', "m/": 'from . import n\n\n__all__ = ["n"]\n'}, "unbound-module:n missing-export:n unbound-module:m"),
    ("by the width of the project", "", {"": "", "_internals": "a_long_name = another_name = 1", "pyproject.toml": "[tool.mkpkg]\n[tool.ruff]\nline-length = 40\n"}, {"": 'from ._internals import (\n    a_long_name,\n    another_name,\n)\n\n__all__ = [\n    "a_long_name",\n    "another_name",\n]\n'}, "missing-export:a_long_name missing-export:another_name"),
    ("from a stub beside a compiled module", ANY, {"": "", "p/_fast.abi3.so": "", "p/_fast.pyi": "def a() -> int: ...\nb: int"}, {"": f"from ._fast import a, b\n\n{AB}"}, "missing-export:a missing-export:b"),
    ("not from a stub beside its module", ANY, {"": "", "_x": "a = 1", "p/_x.pyi": "b: int"}, {"": f"from ._x import a\n\n{A}"}, "missing-export:a"),
    ("a compiled child", "", {"": "", "p/m.pyd": ""}, {"": f"from . import m\n\n{M}"}, "unbound-module:m"),
    ("the package, not the module beside it", FLAT, {"": "", "m/": "a = 1", "m": "b = 1"}, {"": 'from . import m\nfrom .m import a\n\n__all__ = [\n    "a",\n    "m",\n]\n'}, "missing-export:a unbound-module:m modpkg:m"),
]  # fmt: skip

NO_PARTS: list[Row] = [
    ("__main__", FLAT, {"": "", "__main__": "a = 1"}, {}, ""),
    ("__about__", FLAT, {"": "", "__about__": "a = 1"}, {}, ""),
    ("conftest", FLAT, {"": "", "conftest": "a = 1"}, {}, ""),
    ("test_x", FLAT, {"": "", "test_x": "a = 1"}, {}, ""),
    ("x_test", FLAT, {"": "", "x_test": "a = 1"}, {}, ""),
    ("tests", FLAT, {"": "", "tests/": "a = 1", "tests/_internals": "b = 1"}, {}, ""),
    ("testing is one", "", {"": "", "testing": ""}, {"": 'from . import testing\n\n__all__ = [\n    "testing",\n]\n'}, "unbound-module:testing"),
    ("a hyphen", FLAT, {"": "", "p/my-mod.py": "a = 1"}, {}, "ident:my-mod"),
    ("a digit first", FLAT, {"": "", "p/2x.py": "a = 1"}, {}, "ident:2x"),
    ("a keyword", FLAT, {"": "", "class": "a = 1"}, {}, "keyword:class"),
    ("a private one with a hyphen", ANY, {"": "", "p/_my-mod.py": "a = 1"}, {}, "ident:_my-mod"),
    ("a folder with a hyphen", FLAT, {"": "", "p/a-b/__init__.py": "a = 1"}, {}, "ident:a-b"),
    ("dots", FLAT, {"": "", "p/a.b.py": "a = 1"}, {}, ""),
    ("a folder without __init__", FLAT, {"": "", "ns/m": "a = 1"}, {}, "namespace:ns"),
    ("a library for C", "", {"": "", "p/libm.so": "", "p/_libm.so": ""}, {}, ""),
    ("sources for C", ANY, {"": "", "p/m.c": "", "p/_m.c": "", "p/n.pyx": ""}, {}, ""),
    ("a folder of data", FLAT, {"": "", "p/data/a.csv": ""}, {}, ""),
    ("a package below such a folder", "", {"": "", "ns/m/": "", "ns/m/_internals": "a = 1"}, {}, ""),
    ("__pycache__", FLAT, {"": "", "p/__pycache__/m.cpython-311.pyc": ""}, {}, ""),
    ("a stub", FLAT, {"": "", "p/m.pyi": "a: int"}, {}, "stub-only:m.pyi"),
    ("two names that differ by case", "submodules = false", {"": "", "m": "", "M": ""}, {}, "casefold:m"),
]  # fmt: skip

UNMANAGED: list[Row] = [
    ("what is missing is told", None, {"": "", "_internals": "a = 1", "m": ""}, {}, "missing-export:a unbound-module:m"),
    ("what is gone is taken out", None, {"": "from ._internals import a, c\n\n__all__ = [\"a\", \"c\"]\n", "_internals": "a = 1"}, {"": 'from ._internals import a\n\n__all__ = ["a"]\n'}, "stale-export:c"),
    ("no list is made", None, {"": "from ._internals import a\n", "_internals": "a = 1"}, {}, ""),
    ("two modules, one name", None, {"": "from .m import a\nfrom ._x import c\n", "m": "a = 1", "_x": "a = 2"}, {"": "from .m import a\n"}, "stale-export:c unbound-module:m"),
    ("lazy is left alone", None, {"": '__lazy_modules__ = ["p._x"]\n\nfrom ._x import a, b\n', "_x": "a = b = 1"}, {}, ""),
    ("a list that is made when it runs", None, {"": "from ._x import c\n\n__all__ = f()\n", "_x": "a = 1"}, {}, "stale-export:c !dynamic-all:p"),
    ("a syntax error in what is imported", None, {"": "from ._x import c\n", "_x": BROKEN}, {}, "!syntax:p._x"),
    ("a syntax error elsewhere", None, {"": "from ._x import c\n", "_x": "c = 1", "_y": BROKEN}, {}, ""),
]  # fmt: skip

REFUSED: list[Row] = [
    ("a syntax error in __init__", "", {"": BROKEN, "_internals": "a = 1", "m/": "", "m/_internals": "a = 1"}, {"m/": FROM_A}, "missing-export:a !syntax:p"),
    ("a syntax error in a module", "", {"": "from ._x import c\n", "_x": "", "_internals": BROKEN, "m/": "", "m/_internals": "a = 1"}, {"m/": FROM_A}, "missing-export:a !syntax:p._internals stale-export:c unbound-module:m"),
    ("a syntax error in a child", "", {"": "", "m/": BROKEN, "n/": "", "n/_internals": "a = 1"}, {"n/": FROM_A}, "!syntax:p.m missing-export:a !syntax:p.m unbound-module:n"),
    ("names that are made when it runs", "", {"": "", "_internals": "__all__ = f()\na = 1", "m/": "", "m/_internals": "a = 1"}, {"m/": FROM_A}, "missing-export:a !dynamic-all:p._internals unbound-module:m"),
    ("a list that is made when it runs", "", {"": "__all__ = f()\n", "_internals": "a = 1"}, {}, "!dynamic-all:p missing-export:a"),
    ("a star from outside", "", {"": "", "_internals": "from os import *\na = 1"}, {}, "!star:p._internals"),
    ("two modules, one name", ANY, {"": "", "_x": "a = 1", "_y": "a = 2", "m/": "", "m/_x": "a = 1"}, {"m/": f"from ._x import a\n\n{A}"}, "missing-export:a !conflict:a unbound-module:m"),
    ("two public modules, one name", FLAT, {"": "", "m": "a = 1", "n": "a = 2"}, {}, "!conflict:a unbound-module:m unbound-module:n"),
    ("a name, and a child of that name", "", {"": "", "_internals": "m = 1", "m": ""}, {}, "!conflict:m missing-export:m"),
    ("a name that is promised only", "", {"": "", "_internals": "__all__ = ['a', 'c']\na = 1"}, {}, "!undefined-export:c missing-export:a missing-export:c"),
    ("a compiled module without a stub", ANY, {"": "", "p/_fast.abi3.so": ""}, {}, "!no-source:p._fast"),
    ("a module that hides itself, lazy", f'{ALONE}\nexports = "lazy"', {"": "", "m": "def m(): ..."}, {}, "!shadows-module:m shadows-module:m missing-export:m"),
]  # fmt: skip

OWN: list[Row] = [
    ("a rename", "", {"": "from ._internals import a as b\n\n__all__ = ['b']\n", "_internals": "a = 1"}, {}, ""),
    ("a star", "", {"": "from ._internals import *\n", "_internals": "a = 1"}, {}, ""),
    ("in try", "", {"": f"try:\n    from ._internals import a\nexcept ImportError:\n    a = None\n\n{A}", "_internals": "a = 1"}, {}, ""),
    ("on one path", "", {"": f"import sys\n\nif sys.platform == 'win32':\n    from ._internals import a\n\n{A}", "_internals": "a = 1"}, {}, ""),
    ("in a function", "", {"": "def f():\n    from ._internals import a\n\n\n__all__ = ['f']\n", "_internals": "a = 1"}, {}, ""),
    ("for checkers", "", {"": "if TYPE_CHECKING:\n    from ._internals import a\n", "_internals": "a = 1"}, {}, ""),
    ("a name of its own", "", {"": f"{A}a = 1\n", "_internals": "a = 1"}, {}, "taken:a"),
    ("its order", "", {"": "from ._internals import b, a\n\n__all__ = ['b', 'a']\n", "_internals": "a = b = 1"}, {}, ""),
    ("keep", "", {"": f"from ._internals import a, c  # mkpkg: keep\n\n{A}", "_internals": "a = 1"}, {}, ""),
    ("off", "", {"": "# mkpkg: off\nfrom ._internals import c\n", "_internals": "a = 1"}, {}, ""),
    ("off in a module", "", {"": f"from ._internals import a, c\n\n{A}", "_internals": "# mkpkg: off\na = 1"}, {}, ""),
    ("absolute", "", {"": "from p._internals import a\n\n__all__ = ['a']\n", "_internals": "a = b = 1"}, {"": "from p._internals import a, b\n\n__all__ = ['a', 'b']\n"}, "missing-export:b"),
    ("a hidden module", ALONE, {"": "", "m": "def m(): ...\na = 1"}, {"": 'from .m import a, m\n\n__all__ = [\n    "a",\n    "m",\n]\n'}, "shadows-module:m missing-export:m missing-export:a"),
    ("lazy from", "", {"": 'lazy from ._internals import a\n\n__all__ = ["a"]\n', "_internals": "a = b = 1"}, {"": 'lazy from ._internals import a, b\n\n__all__ = ["a", "b"]\n'}, "missing-export:b"),
]  # fmt: skip

LINKS: list[Row] = [
    ("a folder above", "", {"": "", "_internals": "a = 1", "p/up": ("..",)}, {"": FROM_A}, "missing-export:a symlink-loop:up"),
    ("the folder itself", "", {"": "", "_internals": "a = 1", "p/me": (".",)}, {"": FROM_A}, "missing-export:a symlink-loop:me"),
    ("a folder beside", FLAT, {"": "", "other/m/__init__.py": "a = 1", "p/m": ("../other/m",)}, {"": 'from . import m\nfrom .m import a\n\n__all__ = [\n    "a",\n    "m",\n]\n'}, "missing-export:a unbound-module:m"),
    ("a module", "", {"": "", "other/x.py": "a = 1", "p/_internals.py": ("../other/x.py",)}, {"": FROM_A}, "missing-export:a"),
    ("an __init__", "", {"other/init.py": '"""Doc."""\n', "p/__init__.py": ("../other/init.py",), "_internals": "a = 1"}, {"other/init.py": f'"""Doc."""\n\n{FROM_A}'}, "missing-export:a"),
    ("one __init__ for two", "", {"other/init.py": "", "p/__init__.py": ("../other/init.py",), "_internals": "a = 1", "q/__init__.py": ("../other/init.py",), "q/_internals.py": "b = 1"}, {}, "!shared:p !shared:q"),
]  # fmt: skip

PLACES: list[Row] = [
    ("src", "", {"src/p/__init__.py": "", "src/p/_internals.py": "a = 1", "tests/__init__.py": "", "tests/_internals.py": "a = 1"}, {"src/p/__init__.py": FROM_A}, "missing-export:a"),
    ("several packages", "", {"": "", "_internals": "a = 1", "q/__init__.py": "", "q/_internals.py": "a = 1"}, {"": FROM_A, "q/__init__.py": FROM_A}, "missing-export:a missing-export:a"),
    ("a folder that the build names", "", {"lib/p/__init__.py": "", "lib/p/_internals.py": "a = 1", "pyproject.toml": '[tool.mkpkg]\n[tool.setuptools.packages.find]\nwhere = ["lib"]\n'}, {"lib/p/__init__.py": FROM_A}, "missing-export:a"),
    ("a namespace", "", {"src/ns/p/__init__.py": "", "src/ns/p/_internals.py": "a = 1"}, {"src/ns/p/__init__.py": FROM_A}, "missing-export:a"),
    ("tests are no package", "", {"": "", "tests/__init__.py": "", "tests/_internals.py": "a = 1"}, {}, ""),
    ("no __init__", ALONE, {"m": "a = 1"}, {"": f"from .m import a\n\n{A}"}, "missing-export:a"),
    ("no __init__ in src", "", {"src/p/_internals.py": "a = 1", "docs/conf.py": ""}, {"src/p/__init__.py": FROM_A}, "missing-export:a"),
    ("no __init__, but packages below", "", {"m/": ""}, {}, ""),
    ("no __init__, modules, and packages below", "", {"m/": "", "_internals": "a = 1"}, {"": 'from . import m\nfrom ._internals import a\n\n__all__ = [\n    "a",\n    "m",\n]\n'}, "missing-export:a unbound-module:m"),
    ("no __init__, the project's name", "", {"_internals": "a = 1", "q/x.py": "", "pyproject.toml": NAMED.format("P")}, {"": FROM_A}, "missing-export:a"),
    ("nothing to offer without __init__", "submodules = false", {"m": "a = 1"}, {}, ""),
    ("another project below", "", {"": "", "q/pyproject.toml": "", "q/__init__.py": "", "q/_internals.py": "a = 1"}, {}, ""),
]  # fmt: skip

TABLES = {
    "removed": REMOVED,
    "added": ADDED,
    "no part": NO_PARTS,
    "unmanaged": UNMANAGED,
    "refused": REFUSED,
    "own": OWN,
    "links": LINKS,
    "places": PLACES,
}
ROWS = [
    pytest.param(*row[1:], id=f"{table}: {row[0]}")
    for table, rows in TABLES.items()
    for row in rows
]


@pytest.mark.parametrize(("settings", "files", "after", "findings"), ROWS)
def test_what_sync_does(
    settings: str | None,
    files: Files,
    after: dict[str, str],
    findings: str,
    tmp_path: Path,
) -> None:
    write(tmp_path, files, settings)
    outcome = sync(tmp_path)
    wanted = {path_of(name): as_bytes(text) for name, text in after.items()}
    assert {n: c.decode() for n, c in changed(tmp_path, files).items()} == {
        n: c.decode() for n, c in wanted.items()
    }
    assert sorted(said(outcome)) == sorted(findings.split())
    assert outcome.exit_code == int("!" in findings)
    assert not sync(tmp_path).plan.writes


WRONG_SETTINGS = [
    ("an unknown key", "export = 'lazy'", "settings", "did you mean `exports`?"),
    ("a mode that is none", "exports = 'sometimes'", "settings", '"eager" or "lazy"'),
    ("a text for a list", "export-from = '_x'", "settings", "a list of patterns"),
    ("a list of numbers", "export-from = [1]", "settings", "a list of patterns"),
    ("an empty pattern", "exclude = ['']", "settings", "a list of patterns"),
    ("a text for a flag", "submodules = 'yes'", "settings", "true or false"),
    ("a number for a flag", "submodules = 1", "settings", "true or false"),
    ("another word for flatten", "flatten = 'some'", "settings", "true or false"),
    ("a table for a list", "private = {a = 1}", "settings", "a list of dotted names"),
    ("a text for unbound", "unbound = 'p.m'", "settings", "a list of dotted names"),
]


@pytest.mark.parametrize(
    ("settings", "code", "help"),
    [row[1:] for row in WRONG_SETTINGS],
    ids=[row[0] for row in WRONG_SETTINGS],
)
def test_wrong_settings_are_wrong_usage(
    settings: str, code: str, help: str, here: Path, run: Run
) -> None:
    write(here, {"": "", "_internals": "a = 1"}, settings)
    result = run("sync", "--json")
    assert (result.code, result.codes) == (2, [code])
    assert help in result.document["findings"][0]["help"]
    assert (here / "p/__init__.py").read_bytes() == b""


def test_a_table_that_is_none_is_wrong_usage(here: Path, run: Run) -> None:
    write(here, {"": "", "pyproject.toml": "tool.mkpkg = 1\n"})
    assert run("sync").code == 2


def test_a_manifest_that_cannot_be_read_is_refused(here: Path, run: Run) -> None:
    write(here, {"": "", "pyproject.toml": "[tool.mkpkg\n"})
    result = run("sync", "--json")
    assert (result.code, result.codes) == (1, ["settings"])


FLATTENED = [("true", True), ('"all"', True), ("false", False), ('"private"', False)]


@pytest.mark.parametrize(("value", "is_flat"), FLATTENED)
def test_flatten_in_words(value: str, is_flat: bool, tmp_path: Path) -> None:
    files = {"": "", "m": "a = 1"}
    write(tmp_path, files, f"flatten = {value}\nsubmodules = false")
    sync(tmp_path)
    text = f"from .m import a\n\n{A}" if is_flat else ""
    assert (tmp_path / "p/__init__.py").read_text() == text


def test_patterns_are_for_private_modules_that_stand_alone(tmp_path: Path) -> None:
    """In a flattened project, `_*` would lift what public modules are made of."""
    files = {"": "", "m": "a = 1", "_x": "b = 1", "_y": "c = 1"}
    write(tmp_path, files, f'{ALONE}\nexport-from = ["_*", "_y"]')
    sync(tmp_path)
    assert (tmp_path / "p/__init__.py").read_text() == (
        'from ._y import c\nfrom .m import a\n\n__all__ = [\n    "a",\n    "c",\n]\n'
    )


NEST: Files = {
    "": "",
    "_internals": "a = 1",
    "m/": "",
    "m/_internals": "a = 1",
    "m/n/": "",
    "m/n/_internals": "a = 1",
}
PARTS = [
    ("the root", ".", ["p/__init__.py", "p/m/__init__.py", "p/m/n/__init__.py"]),
    ("the package", "p", ["p/__init__.py", "p/m/__init__.py", "p/m/n/__init__.py"]),
    ("a subpackage", "p/m", ["p/m/__init__.py", "p/m/n/__init__.py"]),
    ("a module", "p/m/_internals.py", ["p/m/__init__.py"]),
    ("an __init__", "p/m/n/__init__.py", ["p/m/n/__init__.py"]),
]


@pytest.mark.parametrize(
    ("place", "written"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS]
)
def test_only_what_a_path_is_about_is_changed(
    place: str, written: list[str], tmp_path: Path
) -> None:
    write(tmp_path, NEST)
    sync(tmp_path / place)
    assert list(changed(tmp_path, NEST)) == written


def test_a_path_that_is_not_there_is_wrong_usage(here: Path, run: Run) -> None:
    write(here, {"": ""})
    result = run("sync", "nowhere", "--json")
    assert (result.code, result.codes) == (2, ["not-found"])


@pytest.mark.parametrize(
    ("files", "settings"),
    [
        ({}, None),
        ({"README.md": ""}, ""),
        ({"_internals": "a = 1"}, None),
        ({"src/m.py": "a = 1"}, ""),
        ({"_internals": "a = 1", "q/x.py": ""}, ""),
        ({"_internals": "a = 1", MANIFEST: NAMED.format("ns-p")}, ""),
        ({"test_a": "a = 1", "tests/test_b.py": ""}, 'exclude = ["p"]'),
    ],
)
def test_a_project_without_a_package_is_refused(
    files: Files, settings: str | None, here: Path, run: Run
) -> None:
    """A folder without an `__init__.py` may be a namespace that others share."""
    write(here, files, settings)
    result = run("sync", "--json")
    assert (result.code, result.codes) == (1, ["no-package"])


def test_a_folder_in_no_project_is_refused(here: Path, run: Run) -> None:
    result = run("sync", "--json")
    assert (result.code, result.codes) == (1, ["no-project"])


def test_a_package_without_a_manifest_is_repaired(here: Path, run: Run) -> None:
    (here / "p").mkdir()
    (here / "p/__init__.py").write_text("from .gone import a\n")
    assert run("sync").code == 0
    assert (here / "p/__init__.py").read_text() == ""


WAYS = [
    ("--check", 1, False),
    ("--dry-run", 0, False),
    ("--diff", 0, True),
    ("--quiet", 0, True),
]


@pytest.mark.parametrize(("option", "code", "writes"), WAYS)
def test_ways_to_run(
    option: str, code: int, writes: bool, here: Path, run: Run
) -> None:
    files: Files = {"": "", "_internals": "a = 1"}
    write(here, files)
    assert run("sync", option).code == code
    assert bool(changed(here, files)) is writes
    run("sync")
    assert run("sync", option).code == 0


def test_check_says_what_is_refused(here: Path, run: Run) -> None:
    write(here, {"": BROKEN})
    result = run("sync", "--check", "--json")
    assert (result.code, result.codes) == (1, ["syntax"])


STALE = "from ._x import gone as a\n\n__all__ = ['a']\n"
SUMMARIES = {
    "nothing wrong": ({"": ""}, 0, "nothing to do, 1 package read"),
    "a note": ({"": "", "plot": ""}, 0, "1 file changed, 1 package read"),
    "a warning": ({"": "from ._x import gone", "_x": ""}, 0, "1 file changed, 1 package read"),
    "a refusal": ({"": BROKEN}, 1, "nothing to do, 1 package read, 1 refused"),
    "a line that is the user's": ({"": STALE, "_x": ""}, 1, "nothing to do, 1 package read, 1 to mend by hand"),
    "a conflict": (
        {"": "", "_internals": "__all__ = ['a']"}, 1, "nothing to do, 1 package read, 1 refused",
    ),
    "both": (
        {"": STALE, "_x": "", "b/": BROKEN, "c/": "from . import gone", "d/": ""}, 1,
        "1 file changed, 4 packages read, 1 refused, 1 to mend by hand",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SUMMARIES)
def test_a_summary_counts_what_was_refused(here: Path, run: Run, case: str) -> None:
    files, code, summary = SUMMARIES[case]
    write(here, files, "submodules = false" if case == "both" else "")
    result = run("sync")
    assert result.code == code
    assert result.out.splitlines()[-1].removeprefix("✔ ") == f"p: {summary}"


TEXTS = [
    ("fresh", "", "__lazy_modules__: list[str] = "),
    ("a docstring", '"""Doc."""\n', '"""Doc."""\n\n__lazy_modules__: list[str] = '),
    ("a licence", "# Licence.\n", "# Licence.\n\n__lazy_modules__: list[str] = "),
    ("CRLF", b'"""Doc."""\r\n', '"""Doc."""\r\n\r\n__lazy_modules__: list[str] = '),
    ("hand-written", "import os\n\nfrom ._internals import a\nx = os.sep\n", "__lazy_modules__: list[str] = "),
]  # fmt: skip


@pytest.mark.parametrize(
    ("init", "start"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_lazy_and_eager_again(init: str | bytes, start: str, tmp_path: Path) -> None:
    place = tmp_path / "p/__init__.py"
    write(tmp_path, {"": init, "_internals": "a = 1", "m": ""})
    sync(tmp_path)
    eager = place.read_bytes()
    (tmp_path / "pyproject.toml").write_text('[tool.mkpkg]\nexports = "lazy"\n')
    sync(tmp_path)
    lazy = place.read_bytes()
    assert lazy.decode().startswith(f'{start}["p", "p._internals"]')
    assert not sync(tmp_path).plan.writes
    (tmp_path / "pyproject.toml").write_text('[tool.mkpkg]\nexports = "eager"\n')
    sync(tmp_path)
    assert place.read_bytes() == eager


def test_other_encodings(tmp_path: Path) -> None:
    init = b'# coding: latin-1\n"""\xe9t\xe9."""\n\nfrom ._internals import \xe9\n'
    module = "# coding: cp1252\né = a = 1  # €\n".encode("cp1252")
    write(tmp_path, {"": init, "_internals": module})
    sync(tmp_path)
    assert (tmp_path / "p/__init__.py").read_bytes() == (
        init.replace(b"import ", b"import a, ")
        + b'\n__all__ = [\n    "a",\n    "\xe9",\n]\n'
    )


def test_an_encoding_without_room_for_a_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"": "# coding: ascii\n", "_internals": "é = 1"})
    outcome = sync(tmp_path)
    assert [found.code for found in outcome.findings if found.severity.name == "ERROR"]
    assert (tmp_path / "p/__init__.py").read_bytes() == b"# coding: ascii\n"


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    write(tmp_path, {"": "", "_internals": "a = 1"})
    place = tmp_path / "p/__init__.py"
    place.chmod(0o640)
    sync(tmp_path)
    assert place.stat().st_mode & 0o777 == 0o640 or sys.platform == "win32"


def test_a_dry_run_says_what_the_real_run_does(tmp_path: Path) -> None:
    write(tmp_path, NEST)
    dry = commands.sync(SyncRequest(os.fspath(tmp_path), dry_run=True))
    assert changed(tmp_path, NEST) == {}
    assert [change.path for change in dry.plan.writes] == [
        change.path for change in sync(tmp_path).plan.writes
    ]
