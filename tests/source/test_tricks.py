"""Names that no statement shows: a module that may have one keeps what imports it."""

import pytest

from mkpkg.source import Modules, Source

from .texts import modules_of

MAY_HAVE = {
    "a __getattr__": "def __getattr__(name): ...",
    "its own dictionary": "globals().update(read())",
    "an item of its dictionary": "globals()['gone'] = 1",
    "its dictionary, handed on": "fill(globals())",
    "the dictionary of a module": "import p.m as me\nme.__dict__.update(read())",
    "another in its place": "import sys\nsys.modules[__name__] = Other()",
    "itself as a value": "import sys\nme = sys.modules[__name__]",
    "itself, if it is there": "import sys\nme = sys.modules.get(__name__)",
    "the members of an enumeration": "import enum\n@enum.global_enum\nclass E: ...",
    "the same, by its name": "@global_enum\nclass E: ...",
    "something done to the module of its name": "E._convert_('E', __name__, pick)",
    "the same, by a keyword": "install(module=__name__)",
    "code that is run": "exec(code)",
    "a __getattr__ that knows it": "def __getattr__(a):\n    if a == 'gone': return 1\n    raise AttributeError(a)",
    "one that knows what a list has": "def __getattr__(a):\n    if a in L: return 1\n    raise AttributeError(a)\nL = ['gone']",
    "one that knows what may change": "def __getattr__(a):\n    if a in L: return 1\n    raise AttributeError(a)\nL = []\nL.append(f())",
    "one that asks another": "def __getattr__(a):\n    if a == 'b': return 1\n    return get(a)",
    "one that need not raise": "def __getattr__(a):\n    if a == 'b': raise AttributeError(a)",
    "two of them": "def __getattr__(a): return 1\ndef __getattr__(a): raise AttributeError(a)",
    "a test of something else": "def __getattr__(a):\n    if a.startswith('g'): return 1\n    raise AttributeError(a)",
    "its dictionary, with any key": "def f(me, key):\n    d = me.__dict__\n    d[key] = 1",
    "its dictionary in a function that sets it": "def f():\n    global g\n    g = globals()",
    "a function that binds it": "def f():\n    global gone\n    gone = 1",
    "a walrus in a default": "def f(a=(gone := 1)): ...",
}
HAS_NOT = {
    "nothing": "",
    "the dictionary of an object": (
        "class A:\n    def f(self): self.__dict__.clear()\n"
        "    @classmethod\n    def g(cls): cls.__dict__.clear()"
    ),
    "a look at its dictionary": "a = globals()['f']()\nb = 'c' in globals()",
    "a copy of its dictionary": "a = globals().copy()",
    "a look at what is imported": "import sys\na = 'numpy' in sys.modules",
    "a logger of its name": "import logging\nlog = logging.getLogger(__name__)",
    "code that is run elsewhere": "exec(code, {})",
    "a module that is imported by a text": "from importlib import import_module\na = import_module('json')",
    "the module of a class": "class A: ...\nA.__module__ = __name__",
    "a name of its name": "a = __name__.split('.')\nb = f'{__name__}.c'\nc = __name__ + '.d'",
    "an attribute of an object": "class A:\n    def f(self): self.gone = 1",
    "an attribute that is set by a text": "class A: ...\nsetattr(A, 'a', 1)",
    "builtins": "import builtins\na = builtins.open",
    "calls in functions": "a = lambda: (lambda b: b())(print)\ndef f(c=a()): c()",
    "an annotation": "def f(gone: int) -> None: ...",
    "what its list says": "__all__ = ['gone']",
    "a __getattr__ that knows others": "def __getattr__(a):\n    import json\n    if a == 'b': return 1\n    if a in {'c', 'd'}: return 2\n    raise AttributeError(a)",
    "one that knows what lists have": "L: dict = {'a': 1}\nM = ('b',)\ndef __getattr__(a):\n    if a in L: return L[a]\n    if a in M: return 1\n    raise AttributeError(a)",
    "one of a class": "class A:\n    def __getattr__(self, a): return 1",
    "a parameter of a known name": "def f(globals, locals=None):\n    locals = {**globals}\n    run(globals, locals)",
    "a dictionary with known keys": "def f(a):\n    d = a.__dict__\n    d['x'] = 1\n    if 'y' in d: del d['y']\n    for k in 'z': del d[k]",
    "a field of a known name": "class A:\n    locals: dict = {}",
    "deep expressions": f"a = {' + '.join('1' * 900)}",
}


def has(modules: Modules) -> bool:
    return modules.has("p.m", "gone")


@pytest.mark.parametrize("text", MAY_HAVE.values(), ids=MAY_HAVE)
def test_a_module_may_have_what_it_does_not_show(text: str) -> None:
    assert has(modules_of({"p": "", "p.m": text}))


@pytest.mark.parametrize("text", HAS_NOT.values(), ids=HAS_NOT)
def test_a_module_has_what_it_shows(text: str) -> None:
    assert not has(modules_of({"p": "", "p.m": text}))


@pytest.mark.parametrize("text", MAY_HAVE.values(), ids=MAY_HAVE)
def test_a_star_may_bring_what_a_module_does_not_show(text: str) -> None:
    assert has(modules_of({"p": "", "p.m": "from .n import *", "p.n": text}))


@pytest.mark.parametrize("text", MAY_HAVE.values(), ids=MAY_HAVE)
def test_a_star_brings_only_what_a_list_says(text: str) -> None:
    inner = f"{text}\n__all__ = ['other']"
    assert not has(modules_of({"p": "", "p.m": "from .n import *", "p.n": inner}))


def test_a_star_brings_modules_that_are_imported_there() -> None:
    texts = {"p": "", "p.m": "from .n import *", "p.n": "", "p.n.gone": ""}
    assert has(modules_of(texts))
    assert not has(modules_of({**texts, "p.n": "__all__ = []"}))


def test_a_star_brings_nothing_that_is_deleted_behind_it() -> None:
    text = "from .n import *\ndel gone"
    assert not has(modules_of({"p": "", "p.m": text, "p.n": "", "p.n.gone": ""}))


def test_stars_in_a_circle_end() -> None:
    texts = {"p": "", "p.m": "from .n import *", "p.n": "from .m import *"}
    assert not has(modules_of(texts))


def test_a_stub_need_not_say_all() -> None:
    modules = modules_of({"p": "", "p.m.pyi": "def a() -> None: ..."})
    assert has(modules)


@pytest.mark.parametrize(
    "text", ["m.gone = 1", "m.gone = gone = 1", "m.a, m.gone = 1, 2", "m.gone: int = 1"]
)
@pytest.mark.parametrize("place", ["p", "p.q"])
def test_a_package_around_a_module_may_set_a_name_in_it(place: str, text: str) -> None:
    texts = {"p": "", "p.q": "", "p.q.m": "", place: f"from p.q import m\n{text}\n"}
    assert modules_of(texts).has("p.q.m", "gone")


def test_a_module_that_cannot_be_read_may_set_a_name() -> None:
    texts = {"p": "", "p.m": "", "p.n": "from . import m\nm.gone = (\n"}
    assert has(modules_of(texts))


@pytest.mark.parametrize("text", ["m.gone()", "m.gone == 1", "m.gone_too = 1"])
def test_a_package_may_read_what_is_not_there(text: str) -> None:
    assert not has(modules_of({"p": f"from . import m\n{text}\n", "p.m": ""}))


def test_a_module_that_is_not_there_has_nothing() -> None:
    nothing: dict[str, Source] = {}
    assert not has(Modules(nothing.get, nothing.__contains__))
