"""Names that modules get while they run are never taken for gone.

Each row is a module `m` of a package, with what is beside it. It is imported in an
interpreter, which says that it has the name `gone`; its text alone may not say that it
lacks it.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .texts import Texts, modules_of

UTIL = """\
import sys
def export(thing):
    setattr(sys.modules[thing.__module__], 'gone', thing)
    return thing
def plant():
    sys._getframe(1).f_globals['go' + 'ne'] = 1
class Planting(type):
    def __init__(cls, *args):
        setattr(sys.modules[cls.__module__], 'go' + 'ne', cls)
"""
NAME = "NAME = 'go' + 'ne'\n"
OWN = {
    "import_module of its name": "import importlib\nsetattr(importlib.import_module(__name__), NAME, 1)",
    "import_module by another name": "from importlib import import_module as load\nsetattr(load(__name__), NAME, 1)",
    "import_module of a text": "from importlib import import_module\nsetattr(import_module('PKG.m'), NAME, 1)",
    "import_module of a name of its name": "import importlib\nme = __name__\nsetattr(importlib.import_module(me), NAME, 1)",
    "import_module of its spec": "import importlib\nsetattr(importlib.import_module(__spec__.name), NAME, 1)",
    "import_module, handed on": "import importlib\ndef f(load): setattr(load(''.join(__name__)), NAME, 1)\nf(importlib.import_module)",
    "__import__": "me = __import__(__name__, fromlist=['x'])\nsetattr(me, NAME, 1)",
    "sys.modules": "import sys\nsetattr(sys.modules[__name__], NAME, 1)",
    "sys by another name": "import sys as s\nsetattr(s.modules[__name__], NAME, 1)",
    "modules by another name": "from sys import modules as loaded\nsetattr(loaded[__name__], NAME, 1)",
    "modules, in a function": "def f():\n    from sys import modules\n    setattr(modules[__name__], NAME, 1)\nf()",
    "modules by getattr": "import sys\nsetattr(getattr(sys, 'modules')[__name__], NAME, 1)",
    "its dictionary in sys.modules": "import sys\nvars(sys.modules[__name__])[NAME] = 1",
    "a frame": "import sys\nsys._getframe().f_globals[NAME] = 1",
    "a frame of inspect": "import inspect\ninspect.currentframe().f_globals[NAME] = 1",
    "the locals of a frame": "import sys\nsys._getframe().f_locals[NAME] = 1",
    "a module of inspect": "import inspect\nsetattr(inspect.getmodule(lambda: 0), NAME, 1)",
    "getmodule by another name": "from inspect import getmodule as own\nsetattr(own(lambda: 0), NAME, 1)",
    "globals by another name": "g = globals\ng()[NAME] = 1",
    "globals, handed on": "def f(get): get()[NAME] = 1\nf(globals)",
    "globals of builtins": "import builtins as b\nb.globals()[NAME] = 1",
    "globals from builtins": "from builtins import globals as g\ng()[NAME] = 1",
    "globals in a list": "[globals][0]()[NAME] = 1",
    "globals by getattr": "import builtins\ngetattr(builtins, 'globals')()[NAME] = 1",
    "globals by default": "def f(g=globals()): g[NAME] = 1\nf()",
    "globals, with |=": "d = globals()\nd |= {NAME: 1}",
    "globals, set": "globals().__setitem__(NAME, 1)",
    "the globals of a function": "def f(): ...\nf.__globals__[NAME] = 1",
    "the globals of a function by getattr": "def f(): ...\ngetattr(f, '__globals__')[NAME] = 1",
    "vars": "vars()[NAME] = 1",
    "locals": "locals()[NAME] = 1",
    "locals by another name": "l = locals\nl()[NAME] = 1",
    "exec": "exec(NAME + ' = 1')",
    "exec by another name": "run = exec\nrun(NAME + ' = 1')",
    "exec of builtins": "import builtins\nbuiltins.exec(NAME + ' = 1')",
    "exec of builtins by another name": "import builtins as b\nb.exec(NAME + ' = 1')",
    "exec from builtins": "from builtins import exec as run\nrun(NAME + ' = 1')",
    "exec by __builtins__": "b = __builtins__\n(b['exec'] if isinstance(b, dict) else b.exec)(NAME + ' = 1')",
    "exec with what is in a list": "exec(*[NAME + ' = 1'])",
    "exec in its globals": "exec(NAME + ' = 1', globals())",
    "eval": "eval(compile(NAME + ' = 1', 'x', 'exec'))",
    "eval of a walrus": "eval('(' + NAME + ' := 1)')",
    "map of exec": "list(map(exec, [NAME + ' = 1']))",
    "a decorator of its own": "import sys\ndef export(f):\n    setattr(sys.modules[f.__module__], NAME, f)\n    return f\n@export\ndef other(): ...",
    "itself as another": "import PKG.m as me\nsetattr(me, NAME, 1)",
    "itself from its package": "from PKG import m\nsetattr(m, NAME, 1)",
    "itself from here": "from . import m as me\nsetattr(me, NAME, 1)",
    "itself, in a function": "def f():\n    from PKG import m\n    m.__setattr__(NAME, 1)\nf()",
    "the class of a module": "import sys, types\nclass M(types.ModuleType):\n    gone = 1\nsys.modules[__name__].__class__ = M",
    "a __getattr__ from elsewhere": "from ._lazy import __getattr__",
    "a __getattr__ that is made": "__getattr__ = (lambda f: f)(lambda name: 1)",
    "a __getattr__ of a function": "def f():\n    global __getattr__\n    def __getattr__(name): return 1\nf()",
    "a star from outside": "from collections.abc import *\nfrom string import *\ngone = 1\ndel gone\nfrom PKG._star import *",
    "a frame of a function beside it": "from ._util import plant\nplant()",
    "a frame of a module beside it": "from . import _util as u\nu.plant()",
    "a decorator beside it": "from ._util import export\n@export\ndef other(): ...",
    "a metaclass beside it": "from ._util import Planting\nclass Other(metaclass=Planting): ...",
    "a decorator that goes through another": "from ._through import export\n@export\ndef other(): ...",
    "a keyword of a function from elsewhere": "from ._kw import public\npublic(gone=1)",
    "a global with a tab": "def f():\n    global\tgone\n    gone = 1\nf()",
    "a global of a class": "class A:\n    global gone\n    gone = 1",
    "its dictionary by operator": "import operator, sys\noperator.attrgetter('modules')(sys)[__name__].__dict__[NAME] = 1",
}  # fmt: skip
FLOWS = {
    "its own exit": "def exit(): ...\nexit()\ngone = 1",
    "its own quit": "quit = print\nquit()\ngone = 1",
    "its own exit, by a star": "from ._exit import *\nexit()\ngone = 1",
    "its own exit, by a function": "def f():\n    global exit\n    exit = print\nf()\nexit()\ngone = 1",
    "its own exit, as a parameter of a loop": "for exit in [print]: ...\nexit()\ngone = 1",
    "its own sys": "class sys:\n    exit = print\nsys.exit()\ngone = 1",
    "a sys of its package": "from . import _exit as sys\nsys.exit()\ngone = 1",
    "another exit of sys": "import sys\nold = sys.exit\nsys.exit = print\nsys.exit()\ngone = 1\nsys.exit = old",
    "an exit that is swallowed": "from ._exit import Swallow\nimport sys\nwith Swallow():\n    sys.exit()\ngone = 1",
    "an exit that is caught": "import sys\ntry:\n    sys.exit()\nexcept SystemExit:\n    gone = 1",
    "a raise that is swallowed": "from ._exit import Swallow\nwith Swallow():\n    gone = 1\n    raise KeyError",
    "what follows a swallowed raise": "from ._exit import Swallow\nwith Swallow():\n    raise KeyError\ngone = 1",
    "a raise that is swallowed on one path": "from ._exit import Swallow\nwith Swallow():\n    if Swallow:\n        gone = 1\n        raise KeyError\n    other = 1",
    "a finally on the way out": "from ._exit import Swallow\nwith Swallow():\n    try:\n        raise KeyError\n    finally:\n        gone = 1",
    "suppress by another name": "from contextlib import suppress as no\nwith no(KeyError):\n    raise KeyError\ngone = 1",
    "a stack": "from contextlib import ExitStack, suppress\nwith ExitStack() as s:\n    s.enter_context(suppress(KeyError))\n    raise KeyError\ngone = 1",
    "a finally behind a break": "for i in [1]:\n    try:\n        break\n    finally:\n        gone = 1",
    "a finally behind a continue": "while True:\n    try:\n        if 'gone' in dir():\n            break\n        continue\n    finally:\n        gone = 1",
    "a break in a finally": "for i in [1]:\n    try:\n        gone = 1\n        raise KeyError\n    finally:\n        break",
    "TYPE_CHECKING that is true": "TYPE_CHECKING = True\nif TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING that is annotated": "TYPE_CHECKING: bool = True\nif TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING of a sum": "TYPE_CHECKING = not False\nif TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING from elsewhere": "from ._exit import TYPE_CHECKING\nif TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING by a star": "from ._exit import *\nif TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING of another module": "from . import _exit as typing\nif typing.TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING of its own class": "class typing:\n    TYPE_CHECKING = True\nif typing.TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING, set": "import typing\ntyping.TYPE_CHECKING = True\nif typing.TYPE_CHECKING:\n    gone = 1\ntyping.TYPE_CHECKING = False",
    "TYPE_CHECKING by a function": "from typing import TYPE_CHECKING\ndef f():\n    global TYPE_CHECKING\n    TYPE_CHECKING = True\nf()\nif TYPE_CHECKING:\n    gone = 1",
    "TYPE_CHECKING as another name": "from ._exit import TYPE_CHECKING as TC\nif TC:\n    gone = 1",
    "TYPE_CHECKING by a walrus": "if (TYPE_CHECKING := True):\n    pass\nif TYPE_CHECKING:\n    gone = 1",
    "a __name__ of its own": "__name__ = '__main__'\nif __name__ == '__main__':\n    gone = 1",
}  # fmt: skip
BESIDE = {
    "_exit": "TYPE_CHECKING = True\ndef exit(): ...\nclass Swallow:\n    def __enter__(self): ...\n    def __exit__(self, *args): return True",
    "_kw": "import sys\ndef public(**names): sys._getframe(1).f_globals.update(names)",
    "_lazy": "def __getattr__(name): return 1",
    "_star": "gone = 1",
    "_through": "from ._util import export",
    "_util": UTIL,
}  # fmt: skip
OTHERS: dict[str, Texts] = {
    "itself by its full name": {"": "from . import m\nm.f()\n", "m": "import PKG.m\ndef f(): setattr(PKG.m, 'go' + 'ne', 1)\n"},
    "itself, an attribute": {"": "from . import m\nm.f()\n", "m": "import PKG.m\ndef f(): PKG.m.gone = 1\n"},
    "itself by its package": {"": "from . import m\nm.f()\n", "m": "import PKG as p\ndef f(): setattr(p.m, 'go' + 'ne', 1)\n"},
    "its package sets it": {"": "from . import m\nm.gone = 1\n"},
    "its package sets it by a text": {"": "from . import m\nsetattr(m, 'go' + 'ne', 1)\n"},
    "its package sets it by its dictionary": {"": "from . import m\nvars(m)['go' + 'ne'] = 1\n"},
    "a module beside it sets it": {"": "from . import n\n", "n": "from . import m\nm.gone = 1\n"},
    "a module beside it sets it, by its full name": {"": "from . import n\n", "n": "import PKG.m\nPKG.m.gone = 1\n"},
    "a module beside it sets it by a text": {"": "from . import n\n", "n": "from . import m as other\nsetattr(other, 'gone', 1)\n"},
    "a star of what is made": {"m": "from .n import *", "n": f"{NAME}globals()[NAME] = 1\n"},
    "a star of a __getattr__": {"m": "from .n import *", "n": "__all__ = ['gone']\ndef __getattr__(name): return 1\n"},
    "a star of a list that grows": {"m": "from .n import *", "n": "gone = 1\n__all__ = []\n__all__ += [n for n in dir() if n == 'gone']\n"},
    "a star of a list by another name": {"m": "from .n import *", "n": "__all__ = []\nadd = __all__.append\ngone = 1\nadd('gone')\n"},
    "a star of a list that is handed on": {"m": "from .n import *", "n": "__all__ = []\ndef fill(names): names.append('gone')\ngone = 1\nfill(__all__)\n"},
    "a star of a list that has two names": {"m": "from .n import *", "n": "__all__ = names = []\ngone = 1\nnames.append('gone')\n"},
    "a star of a list that a decorator extends": {"m": "from .n import *", "n": "from ._list import export\n__all__ = []\n@export\ndef gone(): ...\n", "_list": "import sys\ndef export(f):\n    sys.modules[f.__module__].__all__.append(f.__name__)\n    return f\n"},
}  # fmt: skip
ROWS: dict[str, Texts] = {
    **{name: {"m": f"{NAME}{text}\n"} for name, text in (OWN | FLOWS).items()},
    **{name: {"m": "", **texts} for name, texts in OTHERS.items()},
}
ASK = """\
import importlib, json, sys
found = {}
for number in range(int(sys.argv[1])):
    name = f"p{number}"
    try:
        importlib.import_module(name)
        found[name] = hasattr(importlib.import_module(f"{name}.m"), "gone")
    except BaseException as reason:
        found[name] = repr(reason)
print(json.dumps(found))
"""


def named(texts: Texts, package: str) -> Texts:
    """Return modules, with what is beside all of them, as those of a package."""
    whole = {"": "", **BESIDE, **texts}
    return {
        f"{package}.{module}".rstrip("."): str(text).replace("PKG", package)
        for module, text in whole.items()
    }


def write(root: Path) -> None:
    for number, texts in enumerate(ROWS.values()):
        for module, text in named(texts, f"p{number}").items():
            folder, _, name = module.partition(".")
            path = root / folder / f"{name or '__init__'}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(str(text))


@pytest.fixture(scope="module")
def at_run_time(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool | str]:
    root = tmp_path_factory.mktemp("packages")
    write(root)
    command = [sys.executable, "-B", "-c", ASK, str(len(ROWS))]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    found: dict[str, bool | str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("number", range(len(ROWS)), ids=list(ROWS))
def test_what_a_module_gets_is_not_taken_for_gone(
    number: int, at_run_time: dict[str, bool | str]
) -> None:
    package = f"p{number}"
    assert at_run_time[package] is True
    texts = named(list(ROWS.values())[number], package)
    assert modules_of(texts).has(f"{package}.m", "gone")
