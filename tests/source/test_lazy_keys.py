"""Whose a key of `__lazy_modules__` is, and what is told where it stays as it is."""

import pytest

from mkpkg.source import Style, Wants, sync_package, unbind

from .texts import modules_of

LAZY = "__lazy_modules__: list[str] = "
X, Y = "from ._x import a\n", "from ._y import b\n"
TAIL = '\n__all__ = [\n    "a",\n    "b",\n]\n'
MODULES = {"p._x": "a = 1", "p._y": "b = 1"}

TOLD: list[tuple[str, bool, str, str]] = [
    ("all are there", True, '__lazy_modules__ = ["p._x", "p._y"]\n', ""),
    ("a dictionary that has all", True, '__lazy_modules__ = {"p._x": 1, "p._y": 2}\n', ""),
    ("a dictionary that lacks one", True, '__lazy_modules__ = {"p._x": 1}\n', "still-eager:p._y"),
    ("made when it runs", True, "__lazy_modules__ = f()\n", "still-eager:p._x still-eager:p._y"),
    ("in a block", True, 'if f:\n    __lazy_modules__ = ["p._x"]\n', "still-eager:p._y"),
    ("kept", True, '__lazy_modules__ = ["p._x"]  # mkpkg: keep\n', ""),
    ("eager, and by hand", False, '__lazy_modules__ = ["p._y"]\n', "still-lazy:p._y"),
    ("eager, and a set", False, '__lazy_modules__: set[str] = {"p._y"}\n', "still-lazy:p._y"),
    ("eager, and of others", False, '__lazy_modules__ = ["numpy"]\n', ""),
    ("eager, and kept", False, '__lazy_modules__ = ["p._x"]  # mkpkg: keep\n', ""),
    ("eager, and there are none", False, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("is_lazy", "head", "remarks"),
    [row[1:] for row in TOLD],
    ids=[row[0] for row in TOLD],
)
def test_what_stays_is_told(is_lazy: bool, head: str, remarks: str) -> None:
    init = f"{head}\n{X}{Y}{TAIL}"
    modules = modules_of({"p": init, **MODULES})
    wants = Wants(("_x", "_y"), is_lazy=is_lazy)
    done = sync_package(init.encode(), "p", modules, wants, Style())
    assert done.content.decode() == init
    assert [f"{r.code}:{r.name}" for r in done.remarks] == remarks.split()


GOES: list[tuple[str, str, str]] = [
    ("of the tool", f'{LAZY}["p._x", "p._y"]\n\n', f'{LAZY}["p._x"]\n\n'),
    ("of the tool, and the last", f'{LAZY}["p._y"]\n\n', ""),
    ("by hand", '__lazy_modules__ = ["p._x", "p._y"]\n\n', '__lazy_modules__ = ["p._x"]\n\n'),
    ("by hand, and the last", '__lazy_modules__ = ["p._y"]\n\n', "__lazy_modules__ = []\n\n"),
    ("by hand, and another that is for nothing", '__lazy_modules__ = ["p._y", "p._z"]\n\n', '__lazy_modules__ = ["p._z"]\n\n'),
    ("by hand, and another import needs it", 'import p._y\n__lazy_modules__ = ["p._y"]\n\n', 'import p._y\n__lazy_modules__ = ["p._y"]\n\n'),
    ("none is added", '__lazy_modules__ = ["p._y"]\n\n', "__lazy_modules__ = []\n\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"), [row[1:] for row in GOES], ids=[row[0] for row in GOES]
)
def test_a_key_goes_with_the_last_import_that_it_was_for(
    before: str, after: str
) -> None:
    gone = frozenset({"p._y"})
    init = f"{before}{X}{Y}".encode()
    done = unbind(init, "p", gone, frozenset(), Style())
    assert done.content.decode() == f"{after}{X}"
    if "import p._y" not in before:
        modules = modules_of({"p": init, "p._x": "a = 1"})
        synced = sync_package(init, "p", modules, Wants(adds=False), Style())
        assert synced.content == done.content
