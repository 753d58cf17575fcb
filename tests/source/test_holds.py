"""Whether a module has something of a name, and where that cannot be known."""

from collections.abc import Mapping

import pytest

from mkpkg.source import Unknowable, holds

from .texts import modules_of

# What is beside the package `p`, whose text is in the tables.
BESIDE = {
    "p.plain": "x = 1\n_y = 2\nimport json\n",
    "p.listed": "__all__ = ['x', '_y']\nx = z = 1\n_y = 2\n",
    "p.empty": "",
    "p.dynamic": "__all__ = [n for n in dir()]\nx = 1\n",
    "p.broken": "def f(:\n",
    "p.circle": "from . import *\n",
    "p.tricky": "globals().update(read())\n",
}

HAS = {
    "a function": "def x(): ...",
    "an async function": "async def x(): ...",
    "a class": "class x: ...",
    "a variable": "x = 1",
    "one of several": "a, (b, *x) = read()",
    "an annotated variable": "x: int = 1",
    "not in its list": "__all__ = ['a']\na = 1\ndef x(): ...",
    "in its list": "__all__ = ['x']\ndef x(): ...",
    "an import": "import x",
    "an import by another name": "from json import loads as x",
    "a module by another name": "import json as x",
    "on one path": "if a:\n    x = 1",
    "in a try": "try:\n    import x\nexcept ImportError: ...",
    "in a loop": "for x in a: ...",
    "in a with": "with a as x: ...",
    "in a match": "match a:\n    case x: ...",
    "by global": "def f():\n    global x\n    x = 1",
    "by a star": "from .plain import *",
    "by a star, absolutely": "from p.plain import *",
    "by a star with a list": "from .listed import *",
    "by a star of stars": "from .circle import *\nfrom .plain import *",
    "by one star, another being unknown": "from numpy import *\nfrom .plain import *",
    "by a star on one path": "if a:\n    from .plain import *",
}
HAS_NOT = {
    "nothing": "",
    "a use": "print(x)",
    "a text": "'x'",
    "a promise": "__all__ = ['x']",
    "an annotation": "x: int",
    "a name in a function": "def f():\n    x = 1",
    "a name in a class": "class A:\n    x = 1",
    "a name that is deleted": "x = 1\ndel x",
    "for types alone": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import x",
    "another case": "X = 1",
    "a longer name": "xx = x_ = _x = 1",
    "a star of nothing": "from .empty import *",
    "a star in a circle": "from .circle import *",
    "a star of itself": "from . import *",
    "a star, and a deletion": "from .plain import *\ndel x",
}
UNKNOWN = {
    "a star from elsewhere": ("from numpy import *", "star"),
    "a star of what is not there": ("from .nothing import *", "star"),
    "a star of what is above all": ("from .. import *", "star"),
    "a star of nothing, and tricks": (
        "from .empty import *\nglobals().update(a)",
        "dynamic",
    ),
    "a star with a list that is made": ("from .dynamic import *", "dynamic-all"),
    "a star of what is broken": ("from .broken import *", "syntax"),
    "a star of tricks": ("from .tricky import *", "dynamic"),
    "a __getattr__": ("def __getattr__(name): ...", "dynamic"),
    "its own dictionary": ("globals().update(read())", "dynamic"),
    "a syntax error": ("def f(:", "syntax"),
}


def answer(text: str, name: str = "x", more: Mapping[str, str] = BESIDE) -> object:
    return holds(modules_of({"p": text, **more}), "p", name)


@pytest.mark.parametrize("text", HAS.values(), ids=HAS)
def test_a_module_has_a_name(text: str) -> None:
    assert answer(text) is True


@pytest.mark.parametrize("text", HAS_NOT.values(), ids=HAS_NOT)
def test_a_module_has_not_a_name(text: str) -> None:
    assert answer(text) is False


@pytest.mark.parametrize(("text", "code"), UNKNOWN.values(), ids=UNKNOWN)
def test_it_cannot_be_known(text: str, code: str) -> None:
    found = answer(text)
    assert isinstance(found, Unknowable)
    assert (found.code, bool(found.why)) == (code, True)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("from .plain import *", "_y", False),
        ("from .listed import *", "_y", True),
        ("from .listed import *", "z", False),
        ("from .plain import *", "json", True),
    ],
)
def test_a_star_brings_what_its_module_means_it_to(
    text: str, name: str, expected: bool
) -> None:
    assert answer(text, name) is expected


def test_there_is_no_such_module() -> None:
    found = holds(modules_of({}), "p", "x")
    assert isinstance(found, Unknowable)
    assert found.code == "no-source"
