"""What is public in a module: rules P1 to P5, as tables of sources and answers.

A row is a name, a source, the public names, and what is said of others as
``code:name``.
"""

import sys

import pytest

from mkpkg.source import Public

from .texts import Texts, public

Row = tuple[str, str, str, str]

DEFINITIONS: list[Row] = [
    ("nothing", "", "", ""),
    ("a docstring", '"""a = 1."""', "", ""),
    ("a function", "def a(): b = 1", "a", ""),
    ("async", "async def a(): ...", "a", ""),
    ("a class", "class A:\n    b = 1\n    def c(self): ...", "A", ""),
    ("decorated", "@d\ndef a(): ...\n@d\nclass B: ...", "a B", ""),
    ("the order of the source", "z = 1\ndef y(): ...\nclass X: ...", "z y X", ""),
    ("bound twice", "a = 1\nb = 1\na = 2", "a b", ""),
    ("several targets", "a = b = 1", "a b", ""),
    ("a tuple", "a, b = 1, 2", "a b", ""),
    ("nested targets", "(a, [b, *c]), d = v", "a b c d", ""),
    ("a starred target", "first, *rest = v", "first rest", ""),
    ("an attribute or an item", "a.b = 1\nc[0] = 1", "", ""),
    ("some of a tuple", "a.b, c, d[0] = v", "c", ""),
    ("augmented", "a = 1\na += 1", "a", ""),
    ("augmented only", "from m import a\na += 1", "", ""),
    ("annotated with a value", "a: int = 1", "a", ""),
    ("annotated only", "a: int", "", ""),
    ("annotated, and bound later", "a: int\na = 1", "a", ""),
    ("bound, and annotated later", "a = 1\na: int", "a", ""),
    ("an annotated attribute", "a.b: int = 1", "", ""),
    ("a leading underscore", "_a = 1\ndef _b(): ...\nclass _C: ...", "", ""),
    ("dunders", "__version__ = '1'\ndef __getattr__(n): ...", "", ""),
    ("a trailing underscore", "open_ = 1", "open_", ""),
    ("a name of builtins", "def open(): ...\nmax = 1", "open max", ""),
    ("a soft keyword", "match = type = case = lazy = 1", "match type case lazy", ""),
    ("beyond ASCII", "été = 1", "été", ""),
    ("code in functions", "def f():\n    global g\n    g = 1\n    h = 1", "f", ""),
    ("a global that is bound", "g = 0\ndef f():\n    global g\n    g = 1", "g f", ""),
    ("a comprehension", "a = [b for b in c]", "a", ""),
    ("a lambda", "a = lambda b=1: b", "a", ""),
]

WALRUS: list[Row] = [
    ("an expression", "(a := 1)", "a", ""),
    ("an argument", "print(a := 1)", "a", ""),
    ("the test of an if", "if (a := f()):\n    pass", "a", ""),
    (
        "the test of an elif",
        "if x:\n    pass\nelif (a := f()):\n    pass",
        "",
        "conditional:a",
    ),
    ("a comprehension's", "b = [a := c for c in d]", "b", "conditional:a"),
    ("after `and`", "b = x and (a := 1)", "b", "conditional:a"),
    ("before `and`", "b = (a := 1) and x", "a b", ""),
    ("in a branch of an expression", "b = (a := 1) if x else 2", "b", "conditional:a"),
    ("in the test of an expression", "b = 1 if (a := x) else 2", "a b", ""),
    ("in a lambda", "b = lambda: (a := 1)", "b", ""),
    (
        "in a chain of comparisons",
        "b = x < (a := 1) < (c := 2)",
        "a b",
        "conditional:c",
    ),
    ("in a default", "def f(b=(a := 1)): ...", "a f", ""),
    ("in a decorator", "@(a := d)\ndef f(): ...", "a f", ""),
    ("in a base class", "class B(a := C): ...", "a B", ""),
    ("of a for", "for _ in (a := [1]):\n    pass", "a", ""),
    (
        "in a guard",
        "match x:\n    case _ if (a := y):\n        pass",
        "",
        "conditional:a",
    ),
    ("of a while", "while (a := f()):\n    pass", "a", ""),
    ("of a with", "with (a := f()):\n    pass", "a", ""),
    ("of a match", "match (a := f()):\n    case 1:\n        pass", "a", ""),
    ("bound before", "a = 0\nb = x and (a := 1)", "a b", ""),
]

IMPORTS: list[Row] = [
    ("are not public", "import os\nfrom m import a\nfrom . import b", "", ""),
    ("renamed", "import numpy as np\nfrom m import a as b", "", ""),
    ("of a submodule", "import os.path", "", ""),
    ("X as X", "import a as a", "a", ""),
    ("from X as X", "from m import a as a, b", "a", ""),
    ("_x as _x", "from m import _a as _a", "", ""),
    ("__future__", "from __future__ import annotations", "", ""),
    ("then a definition", "from m import a\ndef a(): ...", "a", ""),
    ("after a definition", "def a(): ...\nfrom m import a", "", ""),
    ("X as X after a definition", "def a(): ...\nfrom m import a as a", "a", ""),
    ("or a definition", "try:\n    from m import a\nexcept ImportError:\n    a = None", "", "ambiguous:a"),
    ("or a function", "if x:\n    from m import a\nelse:\n    def a(): ...", "", "ambiguous:a"),
    ("or an import", "if x:\n    from m import a\nelse:\n    from n import a", "", ""),
    ("on one path", "if x:\n    import a", "", ""),
    ("X as X on one path", "if x:\n    import a as a", "", "conditional:a"),
    ("X as X on each", "if x:\n    from m import a as a\nelse:\n    from n import a as a", "a", ""),
    ("X as X, or a definition", "if x:\n    from m import a as a\nelse:\n    a = 1", "a", ""),
    ("replaced on one path", "from m import a\nif x:\n    a = 1", "", "ambiguous:a"),
    ("a definition made of it", "from m import a as _a\na = _a", "a", ""),
    ("lazy", "lazy from m import a\nlazy import b\ndef c(): ...", "c", ""),
    ("lazy X as X", "lazy from m import a as a\nlazy import b as b", "a b", ""),
    ("lazy, after a semicolon", "x = 1; lazy import b as b", "x b", ""),
    ("lazy, of several lines", "lazy from m import (\n    a as a,\n    b,\n)\nc = 1", "a c", ""),
]  # fmt: skip

TESTS: list[Row] = [
    ("on one path", "if x:\n    a = 1", "", "conditional:a"),
    ("on each path", "if x:\n    a = 1\nelse:\n    a = 2", "a", ""),
    ("some on each", "if x:\n    a = b = 1\nelse:\n    a = c = 2", "a", "conditional:b conditional:c"),
    ("elif without else", "if x:\n    a = 1\nelif y:\n    a = 2", "", "conditional:a"),
    ("elif with else", "if x:\n    a = 1\nelif y:\n    a = 2\nelse:\n    a = 3", "a", ""),
    ("bound before", "a = 0\nif x:\n    a = 1", "a", ""),
    ("bound after", "if x:\n    a = 1\na = 2", "a", ""),
    ("nested", "if x:\n    if y:\n        a = 1\n    else:\n        a = 2\nelse:\n    a = 3", "a", ""),
    ("nested, with a gap", "if x:\n    if y:\n        a = 1\nelse:\n    a = 3", "", "conditional:a"),
    ("true", "if True:\n    a = 1\nelse:\n    b = 1", "a", ""),
    ("false", "if False:\n    a = 1\nelse:\n    b = 1", "b", ""),
    ("None", "if None:\n    a = 1", "", ""),
    ("numbers", "if 0:\n    a = 1\nif 1:\n    b = 1\nif 0.0:\n    c = 1", "b", ""),
    ("texts", "if 'x':\n    a = 1\nif '':\n    b = 1", "a", ""),
    ("an ellipsis", "if ...:\n    a = 1", "a", ""),
    ("tuples and lists", "if (1, 2):\n    a = 1\nif ():\n    b = 1\nif [x]:\n    c = 1\nif [*x]:\n    d = 1", "a c", "conditional:d"),
    ("dicts", "if {1: 2}:\n    a = 1\nif {}:\n    b = 1\nif {**x}:\n    c = 1", "a", "conditional:c"),
    ("not", "if not 0:\n    a = 1\nif not x:\n    b = 1", "a", "conditional:b"),
    ("and", "if x and 0:\n    a = 1\nif 1 and 'x':\n    b = 1\nif x and 1:\n    c = 1", "b", "conditional:c"),
    ("or", "if x or 1:\n    a = 1\nif 0 or '':\n    b = 1\nif x or 0:\n    c = 1", "a", "conditional:c"),
    ("a dead elif", "if x:\n    a = 1\nelif 0:\n    b = 1\nelif 1:\n    a = c = 1\nelse:\n    b = 1", "a", "conditional:c"),
    ("TYPE_CHECKING", "if TYPE_CHECKING:\n    a = 1\nelse:\n    b = 1", "b", ""),
    ("typing.TYPE_CHECKING", "if typing.TYPE_CHECKING:\n    a = 1\nelse:\n    b = 1", "b", ""),
    ("t.TYPE_CHECKING", "if t.TYPE_CHECKING:\n    import a as a", "", ""),
    ("not TYPE_CHECKING", "if not TYPE_CHECKING:\n    a = 1\nelse:\n    b = 1", "a", ""),
    ("TYPE_CHECKING or", "if TYPE_CHECKING or x:\n    a = 1", "", "conditional:a"),
    ("TYPE_CHECKING and", "if TYPE_CHECKING and x:\n    a = 1", "", ""),
    ("both of TYPE_CHECKING", "if TYPE_CHECKING:\n    from m import a\nelse:\n    a = 1", "a", ""),
    ("TYPE_CHECKING set false", "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    a = 1\nelse:\n    b = 1", "TYPE_CHECKING b", ""),
    ("__main__", "if __name__ == '__main__':\n    a = 1", "", ""),
    ("__main__ first", "if '__main__' == __name__:\n    a = 1", "", ""),
    ("not __main__", "if __name__ != '__main__':\n    a = 1", "a", ""),
    ("another name", "if __name__ == 'x':\n    a = 1", "", "conditional:a"),
    ("__main__ and", "if __name__ == '__main__' and x:\n    a = 1", "", ""),
    ("a platform", "if sys.platform == 'win32':\n    a = 1\nelse:\n    b = 1", "", "conditional:a conditional:b"),
    ("a version", "if sys.version_info >= (3, 12):\n    a = 1\nelse:\n    a = 2", "a", ""),
    ("raise", "if x:\n    a = 1\nelse:\n    raise E", "a", ""),
    ("raise first", "if x:\n    raise E\na = 1", "a", ""),
    ("raise on each path", "a = 1\nif x:\n    raise E\nelse:\n    raise E\nb = 1", "a", ""),
    ("exit", "if x:\n    a = 1\nelse:\n    sys.exit(1)", "a", ""),
    ("exit, by its own name", "if x:\n    a = 1\nelse:\n    exit()", "a", ""),
    ("after a raise", "a = 1\nraise E\nb = 1", "a", ""),
    ("a path that ends", "if x:\n    a = 1\n    raise E\nelse:\n    b = 1", "b", ""),
]  # fmt: skip

TRIES: list[Row] = [
    ("in the body only", "try:\n    a = 1\nexcept E:\n    pass", "", "conditional:a"),
    ("in each handler", "try:\n    a = 1\nexcept E:\n    a = 2\nexcept F:\n    a = 3", "a", ""),
    ("in one handler", "try:\n    a = 1\nexcept E:\n    a = 2\nexcept F:\n    pass", "", "conditional:a"),
    ("a handler that raises", "try:\n    a = 1\nexcept E:\n    raise", "a", ""),
    ("raise from", "try:\n    a = 1\nexcept E as e:\n    raise F from e", "a", ""),
    ("what only a raising one binds", "try:\n    a = 1\nexcept E:\n    b = 1\n    raise", "a", ""),
    ("else", "try:\n    a = 1\nexcept E:\n    b = a = 1\nelse:\n    b = 2", "a b", ""),
    ("else only", "try:\n    f()\nexcept E:\n    pass\nelse:\n    b = 2", "", "conditional:b"),
    ("mkinit's", "try:\n    d = e = 1\nexcept ImportError:\n    raise\nexcept Exception:\n    d = f = 1\nelse:\n    f = 2", "d f", "conditional:e"),
    ("finally", "try:\n    a = 1\nfinally:\n    b = 1", "a b", ""),
    ("except and finally", "try:\n    a = 1\nexcept E:\n    pass\nfinally:\n    b = 1", "b", "conditional:a"),
    ("del in finally", "try:\n    a = 1\nfinally:\n    del a", "", ""),
    ("raise in finally", "a = 1\ntry:\n    b = 1\nfinally:\n    raise E\nc = 1", "a b", ""),
    ("a body that raises", "try:\n    raise E\nexcept E:\n    a = 1", "a", ""),
    ("bound before", "a = 0\ntry:\n    a = 1\nexcept E:\n    pass", "a", ""),
    ("the exception's name", "try:\n    f()\nexcept E as e:\n    a = e\nelse:\n    a = 1", "a", ""),
    ("the exception's name, bound before", "e = 1\ntry:\n    f()\nexcept E as e:\n    pass", "", "conditional:e"),
    ("groups", "try:\n    a = 1\nexcept* E:\n    a = 2", "a", ""),
    ("deleted on the way", "a = 0\ntry:\n    del a\n    a = 1\nexcept E:\n    pass", "", "conditional:a"),
    ("nested", "try:\n    try:\n        a = 1\n    except E:\n        a = 2\nexcept F:\n    a = 3", "a", ""),
    ("bound on the way", "try:\n    a = 1\n    f()\n    raise E\nexcept E:\n    pass", "", "conditional:a"),
    ("an import, or none", "try:\n    import m\nexcept ImportError:\n    m = None", "", "ambiguous:m"),
    ("a flag", "try:\n    import m\nexcept ImportError:\n    has_m = False\nelse:\n    has_m = True", "has_m", ""),
]  # fmt: skip

LOOPS: list[Row] = [
    ("may not run", "for i in x:\n    a = 1", "", "conditional:i conditional:a"),
    ("bound before", "a = i = 0\nfor i in x:\n    a = 1", "a i", ""),
    ("else", "for i in x:\n    pass\nelse:\n    a = 1", "a", "conditional:i"),
    ("else, or a break", "for _ in x:\n    if y:\n        break\nelse:\n    a = 1", "", "conditional:a"),
    ("bound before the break", "for _ in x:\n    if y:\n        a = 1\n        break\nelse:\n    a = 2", "a", ""),
    ("a tuple", "for i, (j, k) in x:\n    pass", "", "conditional:i conditional:j conditional:k"),
    ("deleted after", "for i in x:\n    pass\ndel i", "", ""),
    ("raise in else", "for _ in x:\n    if y:\n        a = 1\n        break\nelse:\n    raise E", "a", ""),
    ("continue", "for _ in x:\n    if y:\n        continue\n    a = 1\nelse:\n    b = 1", "b", "conditional:a"),
    ("while", "while x:\n    a = 1", "", "conditional:a"),
    ("while False", "while False:\n    a = 1\nelse:\n    b = 1", "b", ""),
    ("while True", "while True:\n    a = 1\n    break", "a", ""),
    ("while True, two ways out", "while True:\n    if x:\n        a = 1\n        break\n    a = b = 1\n    break", "a", "conditional:b"),
    ("while True, around again", "while True:\n    if x:\n        break\n    a = 1", "", "conditional:a"),
    ("while True without an end", "a = 1\nwhile True:\n    f()\nb = 1", "a", ""),
    ("while, else", "while x:\n    a = 1\nelse:\n    b = 1", "b", "conditional:a"),
    ("deleted for the next turn", "a = 1\nwhile True:\n    if x:\n        break\n    del a", "", "conditional:a"),
    ("nested", "while True:\n    while True:\n        a = 1\n        break\n    break", "a", ""),
    ("a break of the inner one", "for _ in x:\n    for _ in y:\n        break\n    else:\n        a = 1\nelse:\n    b = 1", "b", "conditional:a"),
]  # fmt: skip

BLOCKS: list[Row] = [
    ("with", "with f() as a:\n    b = 1", "a b", ""),
    ("with several", "with f() as a, g() as (b, c):\n    d = 1", "a b c d", ""),
    ("with an attribute", "with f() as a.b:\n    c = 1", "c", ""),
    ("with suppress", "with suppress(E):\n    a = 1", "", "conditional:a"),
    ("with contextlib.suppress", "with contextlib.suppress(E):\n    import m as m\n    a = 1", "", "conditional:m conditional:a"),
    ("suppress, bound before", "a = 0\nwith suppress(E):\n    a = 1", "a", ""),
    ("suppress, and a raise", "with suppress(E):\n    a = 1\n    raise E\nb = 1", "b", "conditional:a"),
    ("match", "match x:\n    case 1:\n        a = 1\n    case _:\n        a = 2", "a", ""),
    ("match without the rest", "match x:\n    case 1:\n        a = 1\n    case 2:\n        a = 2", "", "conditional:a"),
    ("match, each name", "match x:\n    case 1:\n        a = 1\n    case y:\n        a = 2", "a", "conditional:y"),
    ("match, a guard", "match x:\n    case _ if y:\n        a = 1", "", "conditional:a"),
    ("match, captures", "match x:\n    case [b, *c] | {'k': b, **c}:\n        pass\n    case D(e) as f:\n        pass", "", "conditional:c conditional:b conditional:f conditional:e"),
    ("match, alternatives with the rest", "match x:\n    case 1 | _:\n        a = 1", "a", ""),
    ("match, raise for the rest", "match x:\n    case 1:\n        a = 1\n    case _:\n        raise E", "a", ""),
    ("del", "a = b = 1\ndel a", "b", ""),
    ("del of several", "a = b = c = 1\ndel (a, [b])", "c", ""),
    ("del, and again", "a = 1\ndel a\na = 2", "a", ""),
    ("del on one path", "a = 1\nif x:\n    del a", "", "conditional:a"),
    ("del of an item", "a = {}\ndel a[0], a.b", "a", ""),
]  # fmt: skip

EXPORTS: list[Row] = [
    ("a list", "__all__ = ['b', 'a']\na = b = c = 1", "b a", ""),
    ("a tuple", "__all__ = ('a',)\na = b = 1", "a", ""),
    ("a bare tuple", "__all__ = 'a', 'b'\na = b = c = 1", "a b", ""),
    ("empty", "__all__ = []\na = 1", "", ""),
    ("annotated", "__all__: list[str] = ['a']\na = b = 1", "a", ""),
    ("annotated only", "__all__: list[str]\na = 1", "a", ""),
    ("twice", "__all__ = ['b']\n__all__ = ['a']\na = b = 1", "a", ""),
    ("two targets", "__all__ = names = ['a']\na = b = 1", "a", ""),
    ("duplicates", "__all__ = ['a', 'b', 'a']\na = b = 1", "a b", ""),
    ("underscores", "__all__ = ['_a', '__version__']\n_a = __version__ = b = 1", "_a __version__", ""),
    ("imports", "__all__ = ['a', 'os']\nfrom m import a\nimport os", "a os", ""),
    ("conditional names", "__all__ = ['a']\nif x:\n    a = 1", "a", ""),
    ("ambiguous names", "__all__ = ['a']\nif x:\n    from m import a\nelse:\n    a = 1", "a", ""),
    ("joined texts", "__all__ = ['a' 'b']\nab = 1", "ab", ""),
    ("+= a list", "__all__ = ['a']\n__all__ += ['b']\na = b = c = 1", "a b", ""),
    ("+= a tuple", "__all__ = ['a']\n__all__ += ('b',)\na = b = 1", "a b", ""),
    ("extend", "__all__ = ['a']\n__all__.extend(['b'])\na = b = c = 1", "a b", ""),
    ("extend a tuple", "__all__ = ['a']\n__all__.extend(('b',))\na = b = 1", "a b", ""),
    ("append", "__all__ = ['a']\n__all__.append('b')\na = b = c = 1", "a b", ""),
    ("remove", "__all__ = ['a', 'b']\n__all__.remove('a')\na = b = 1", "b", ""),
    ("concatenated", "__all__ = ['a'] + ['b'] + ['c']\na = b = c = d = 1", "a b c", ""),
    ("concatenated tuples", "__all__ = ('a',) + ('b',)\na = b = c = 1", "a b", ""),
    ("itself and more", "__all__ = ['a']\n__all__ = __all__ + ['b']\na = b = c = 1", "a b", ""),
    ("starred", "__all__ = [*['a'], 'b']\na = b = c = 1", "a b", ""),
    ("starred itself", "__all__ = ['a']\n__all__ = [*__all__, 'b']\na = b = c = 1", "a b", ""),
    ("sorted", "__all__ = sorted(['b', 'a'])\na = b = c = 1", "b a", ""),
    ("list of a tuple", "__all__ = list(('a',))\na = b = 1", "a", ""),
    ("tuple of a list", "__all__ = tuple(['a'])\na = b = 1", "a", ""),
    ("list of nothing", "__all__ = list()\na = 1", "", ""),
    ("split", "__all__ = 'a b'.split()\na = b = c = 1", "a b", ""),
    ("split of lines", "__all__ = '''\n    a\n    b\n'''.split()\na = b = c = 1", "a b", ""),
    ("split at commas", "__all__ = 'a,b'.split(',')\na = b = c = 1", "a b", ""),
    ("in a branch that runs", "if True:\n    __all__ = ['a']\na = b = 1", "a", ""),
    ("in a branch that does not", "if TYPE_CHECKING:\n    __all__ = ['a']\na = b = 1", "a b", ""),
    ("the same on each path", "if x:\n    __all__ = ['a']\nelse:\n    __all__ = ['a']\na = b = 1", "a", ""),
    ("deleted", "__all__ = ['a']\ndel __all__\na = b = 1", "a b", ""),
    ("after what may raise", "try:\n    import m\nexcept ImportError:\n    m = None\n__all__ = ['a']\na = b = 1", "a", ""),
    ("more where it runs", "__all__ = ['a']\nif not TYPE_CHECKING:\n    __all__ += ['b']\na = b = 1", "a b", ""),
    ("a name that is not there", "__all__ = ['a', 'gone']\na = 1", "a gone", "undefined-export:gone"),
    ("a name that is only annotated", "__all__ = ['a']\na: int", "a", "undefined-export:a"),
    ("a name that only checkers see", "__all__ = ['a']\nif TYPE_CHECKING:\n    a = 1", "a", "undefined-export:a"),
    ("a name that was deleted", "__all__ = ['a']\na = 1\ndel a", "a", "undefined-export:a"),
    ("a name that a function binds", "__all__ = ['a']\ndef f():\n    global a\n    a = 1", "a", ""),
    ("read in a function", "__all__ = ['a']\ndef __dir__(): return __all__\na = b = 1", "a", ""),
    ("names by __getattr__", "__all__ = ['a']\ndef __getattr__(name): ...", "a", ""),
    ("names by globals()", "__all__ = ['a']\nglobals()['a'] = 1", "a", ""),
]  # fmt: skip

UNKNOWABLE: list[tuple[str, str, str]] = [
    ("a comprehension", "__all__ = [n for n in dir()]\na = 1", "dynamic-all"),
    ("a call", "__all__ = names()\na = 1", "dynamic-all"),
    ("a name", "__all__ = NAMES\na = 1", "dynamic-all"),
    ("a list that has a name", "_names = ['a']\n__all__ = _names\na = 1", "dynamic-all"),
    ("a set", "__all__ = {'a'}\na = 1", "dynamic-all"),
    ("split by something", "__all__ = 'a b'.split(x)\na = b = 1", "dynamic-all"),
    ("a decorator", "__all__ = []\ndef export(f):\n    __all__.append(f.__name__)\n    return f\n@export\ndef a(): ...", "dynamic-all"),
    ("in a function", "__all__ = ['a']\ndef f():\n    global __all__\n    __all__ = []\na = 1", "dynamic-all"),
    ("a name in the list", "__all__ = ['a', NAME]\na = 1", "dynamic-all"),
    ("a number in the list", "__all__ = ['a', 1]\na = 1", "dynamic-all"),
    ("+= something", "__all__ = ['a']\n__all__ += names()\na = 1", "dynamic-all"),
    ("extend by something", "__all__ = ['a']\n__all__.extend(names)\na = 1", "dynamic-all"),
    ("append something", "__all__ = ['a']\n__all__.append(name)\na = 1", "dynamic-all"),
    ("append in a loop", "__all__ = ['a']\nfor n in x:\n    __all__.append(n)\na = 1", "dynamic-all"),
    ("remove what is not there", "__all__ = ['a']\n__all__.remove('b')\na = b = 1", "dynamic-all"),
    ("sorted in another way", "__all__ = sorted(['a'], key=len)\na = 1", "dynamic-all"),
    ("another method", "__all__ = ['a']\n__all__.sort(key=f)\na = 1", "dynamic-all"),
    ("an item", "__all__ = ['a']\n__all__[0] = name\na = 1", "dynamic-all"),
    ("in a tuple", "__all__, a = f()", "dynamic-all"),
    ("on one path", "if x:\n    __all__ = ['a']\na = b = 1", "dynamic-all"),
    ("different on two paths", "if x:\n    __all__ = ['a']\nelse:\n    __all__ = ['b']\na = b = 1", "dynamic-all"),
    ("more on one path", "__all__ = ['a']\nif x:\n    __all__ += ['b']\na = b = 1", "dynamic-all"),
    ("a platform's", "__all__ = ['a']\nif sys.platform == 'win32':\n    __all__.append('b')\na = b = 1", "dynamic-all"),
    ("an f-string", "__all__ = [f'a{x}']\na = 1", "dynamic-all"),
    ("a module from outside", "import m\n__all__ = m.__all__", "dynamic-all"),
    ("an import", "from m import __all__", "dynamic-all"),
    ("in a for", "for __all__ in x:\n    pass\na = 1", "dynamic-all"),
    ("a function of that name", "def __all__(): ...\na = 1", "dynamic-all"),
    ("a syntax error", "a = (", "syntax"),
    ("a null byte", "a = 1\0", "syntax"),
    ("an indentation error", "  a = 1", "syntax"),
    ("too deep", f"a = {'(' * 5000}", "syntax"),
    ("lazy, and a syntax error", "lazy import a\nb = (", "syntax"),
    ("lazy where it is none", "lazy = 1\nlazy b", "syntax"),
    ("a star from outside", "from m import *\na = 1", "star"),
    ("a star from above the package", "from ... import *\na = 1", "star"),
    ("the file opts out", "# mkpkg: off\na = 1", "off"),
]  # fmt: skip

NEWER: list[tuple[tuple[int, int], Row]] = [
    ((3, 12), ("a type alias", "type A = int\ntype B[T] = list[T]", "A B", "")),
    ((3, 12), ("a private type alias", "type _A = int", "", "")),
    ((3, 12), ("type parameters", "def a[T](b: T): ...\nclass C[T]: ...", "a C", "")),
    ((3, 12), ("a type alias in a branch", "if x:\n    type A = int", "", "conditional:A")),
    ((3, 14), ("except without brackets", "try:\n    a = 1\nexcept E, F:\n    a = 2", "a", "")),
]  # fmt: skip

TABLES = {
    "definitions": DEFINITIONS,
    "walrus": WALRUS,
    "imports": IMPORTS,
    "tests": TESTS,
    "tries": TRIES,
    "loops": LOOPS,
    "blocks": BLOCKS,
    "exports": EXPORTS,
}


def ids(rows: list[Row]) -> list[str]:
    return [row[0] for row in rows]


def said(found: Public) -> list[str]:
    return [f"{remark.code}:{remark.name}" for remark in found.remarks]


@pytest.mark.parametrize(
    ("text", "names", "remarks"),
    [
        pytest.param(*row[1:], id=f"{table}: {row[0]}")
        for table, rows in TABLES.items()
        for row in rows
    ],
)
def test_what_is_public(text: str, names: str, remarks: str) -> None:
    found = public({"pkg": "", "pkg.m": text}, "pkg.m")
    assert found.unknowable is None
    assert list(found.names) == names.split()
    assert said(found) == remarks.split()


@pytest.mark.parametrize(
    ("version", "row"), NEWER, ids=lambda value: str(value[0]).replace(" ", "-")
)
def test_what_is_public_in_newer_syntax(version: tuple[int, int], row: Row) -> None:
    found = public({"m": row[1]}, "m")
    if sys.version_info < version:
        assert found.unknowable
        assert found.unknowable.code == "syntax"
    else:
        assert list(found.names) == row[2].split()
        assert said(found) == row[3].split()


@pytest.mark.parametrize(
    ("text", "code"), [row[1:] for row in UNKNOWABLE], ids=[r[0] for r in UNKNOWABLE]
)
def test_what_cannot_be_known(text: str, code: str) -> None:
    found = public({"pkg": "", "pkg.m": text}, "pkg.m")
    assert found.unknowable
    assert (found.unknowable.code, found.unknowable.module) == (code, "pkg.m")
    assert found.names == ()


STUBS: list[Row] = [
    ("a function", "def a() -> int: ...", "a", ""),
    ("annotated only", "a: int\nb: str = ...", "a b", ""),
    ("imports", "from m import a\nimport b", "", ""),
    ("X as X", "from m import a as a", "a", ""),
    ("an overload", "@overload\ndef a(): ...\n@overload\ndef a(b): ...", "a", ""),
    ("an __all__", "__all__ = ['a']\na: int\nb: int", "a", ""),
    ("__all__ +=", "__all__ = ['a']\n__all__ += ['b']\na: int\nb: int", "a b", ""),
    ("a version", "if sys.version_info >= (3, 12):\n    a: int", "", "conditional:a"),
    ("underscores", "_a: int\ndef _b(): ...", "", ""),
]


@pytest.mark.parametrize(
    ("text", "names", "remarks"), [r[1:] for r in STUBS], ids=ids(STUBS)
)
def test_what_is_public_in_a_stub(text: str, names: str, remarks: str) -> None:
    found = public({"pkg": "", "pkg.m.pyi": text}, "pkg.m")
    assert (list(found.names), said(found)) == (names.split(), remarks.split())


B = "import os\nfrom n import i\nfrom n import r as r\n_c = 1\ndef d(): ...\n"
STARS: list[tuple[str, Texts, str, str]] = [
    ("what a sibling defines", {"p": "", "p.b": B, "p.m": "from .b import *"}, "r d", ""),
    ("by its absolute name", {"p": "", "p.b": B, "p.m": "from p.b import *"}, "r d", ""),
    ("and more", {"p": "", "p.b": B, "p.m": "a = 1\nfrom .b import *\nz = 1"}, "a r d z", ""),
    ("what its __all__ says", {"p": "", "p.b": f"__all__ = ['_c', 'i']\n{B}", "p.m": "from .b import *"}, "_c i", ""),
    ("not with an __all__ here", {"p": "", "p.b": B, "p.m": "from .b import *\n__all__ = ['d']"}, "d", ""),
    ("an imported name by an __all__ here", {"p": "", "p.b": B, "p.m": "from .b import *\n__all__ = ['i']"}, "i", ""),
    ("a private name is not brought", {"p": "", "p.b": B, "p.m": "from .b import *\n__all__ = ['_c']"}, "_c", "undefined-export:_c"),
    ("of stars", {"p": "", "p.c": B, "p.b": "from .c import *", "p.m": "from .b import *"}, "r d", ""),
    ("in a circle", {"p": "", "p.b": "from .m import *\nb = 1", "p.m": "from .b import *\na = 1"}, "a b", ""),
    ("of itself", {"p": "", "p.m": "from .m import *\na = 1"}, "a", ""),
    ("a private name that is brought", {"p": "", "p.b": f"__all__ = ['_c']\n{B}", "p.m": "from .b import *\n__all__ = ['_c']"}, "_c", ""),
    ("on one path", {"p": "", "p.b": "d = 1", "p.m": "if x:\n    from .b import *"}, "", "conditional:d"),
    ("of a package", {"p": "", "p.b": "from .c import d as d", "p.b.c": "d = 1", "p.m": "from .b import *"}, "d", ""),
    ("then replaced by an import", {"p": "", "p.b": "d = e = 1", "p.m": "from .b import *\nfrom n import d"}, "e", ""),
    ("then a definition", {"p": "", "p.b": "d = e = 1", "p.m": "from .b import *\nd = 2"}, "d e", ""),
    ("then deleted", {"p": "", "p.b": "d = e = 1", "p.m": "from .b import *\ndel d"}, "e", ""),
    ("then deleted, and bound", {"p": "", "p.b": "d = e = 1", "p.m": "from .b import *\ndel d\nd = 1"}, "e d", ""),
    ("deleted before", {"p": "", "p.b": "d = e = 1", "p.m": "d = 1\ndel d\nfrom .b import *"}, "d e", ""),
    ("only for checkers", {"p": "", "p.b": "d = 1", "p.m": "if TYPE_CHECKING:\n    from .b import *"}, "", ""),
    ("lazy __all__ of a sibling", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from . import b\nfrom .b import *\n__all__ = ['e'] + b.__all__\ne = 1"}, "e d", ""),
]  # fmt: skip

TAKEN: list[tuple[str, Texts, str]] = [
    ("+=", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from . import b\nfrom .b import *\n__all__ = ['a']\n__all__ += b.__all__\na = 1"}, "a d"),
    ("extend", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from . import b\nfrom .b import *\n__all__ = []\n__all__.extend(b.__all__)"}, "d"),
    ("assigned", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from . import b\nfrom .b import *\n__all__ = b.__all__"}, "d"),
    ("starred", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from . import b\nfrom .b import *\n__all__ = [*b.__all__]"}, "d"),
    ("two of them", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.c": "__all__ = ['e']\ne = 1", "p.m": "from . import b, c\nfrom .b import *\nfrom .c import *\n__all__ = b.__all__ + c.__all__"}, "d e"),
    ("by another name", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from . import b as _b\nfrom .b import *\n__all__ = _b.__all__"}, "d"),
    ("by the package", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "import p.b\nfrom p.b import *\n__all__ = p.b.__all__"}, "d"),
    ("imported", {"p": "", "p.b": "__all__ = ['d']\nd = 1", "p.m": "from .b import *\nfrom .b import __all__ as _b\n__all__ = ['a', *_b]\na = 1"}, "a d"),
    ("sorted", {"p": "", "p.b": "__all__ = ['d', 'c']\nc = d = 1", "p.m": "from . import b\nfrom .b import *\n__all__ = sorted(['e'] + b.__all__)\ne = 1"}, "e d c"),
    ("without an import, in the package", {"p": "from .b import *\n__all__ = b.__all__", "p.b": "__all__ = ['d']\nd = 1"}, "d"),
]  # fmt: skip

NOT_TAKEN: list[tuple[str, Texts, str]] = [
    ("it has none", {"p": "", "p.b": "d = 1", "p.m": "from . import b\n__all__ = b.__all__"}, "dynamic-all"),
    ("it is not there", {"p": "", "p.m": "from . import b\n__all__ = b.__all__"}, "dynamic-all"),
    ("it is dynamic", {"p": "", "p.b": "__all__ = f()", "p.m": "from . import b\n__all__ = b.__all__"}, "dynamic-all"),
    ("they take each other's", {"p": "", "p.b": "from . import m\n__all__ = m.__all__", "p.m": "from . import b\n__all__ = b.__all__"}, "dynamic-all"),
    ("a star of one with a syntax error", {"p": "", "p.b": "a = (", "p.m": "from .b import *"}, "syntax"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "names", "remarks"), [r[1:] for r in STARS], ids=[r[0] for r in STARS]
)
def test_what_a_star_brings(texts: Texts, names: str, remarks: str) -> None:
    found = public(texts, "p.m")
    assert found.unknowable is None
    assert (list(found.names), said(found)) == (names.split(), remarks.split())


@pytest.mark.parametrize(
    ("texts", "names"), [r[1:] for r in TAKEN], ids=[r[0] for r in TAKEN]
)
def test_the_exports_of_another_module(texts: Texts, names: str) -> None:
    found = public(texts, "p.m" if "p.m" in texts else "p")
    assert found.unknowable is None
    assert (list(found.names), found.remarks) == (names.split(), ())


@pytest.mark.parametrize(
    ("texts", "code"), [r[1:] for r in NOT_TAKEN], ids=[r[0] for r in NOT_TAKEN]
)
def test_exports_of_another_module_that_cannot_be_known(
    texts: Texts, code: str
) -> None:
    found = public(texts, "p.m")
    assert found.unknowable
    assert found.unknowable.code == code
