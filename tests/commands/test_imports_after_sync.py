"""Packages that could be imported before sync can be afterwards, and have what they had.

Random packages are imported in one process before, and in one afterwards.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from .projects import sync

PACKAGES = 60
ASK = """\
import importlib, json, sys
found = {}
for name in sys.argv[1:]:
    try:
        package = importlib.import_module(name)
        star = {}
        exec(f"from {name} import *", star)
        public = [n for n in vars(package) if not n.startswith("_")]
        # A submodule is there once it is imported, by whomever.
        starred = [n for n in star if not hasattr(star[n], "__spec__")]
        found[name] = [sorted(public), sorted(starred)]
    except BaseException as reason:
        found[name] = repr(reason)
print(json.dumps(found))
"""
SNIPPETS = (
    "{n} = 1",
    "def {n}(): ...",
    "class {n}: ...",
    "async def {n}(): ...",
    "{n}: int",
    "{n}: int = 1",
    "{n}, {m} = 1, 2",
    "if True:\n    {n} = 1\nelse:\n    {m} = 1",
    "import sys\nif sys.platform == 'nowhere':\n    {n} = 1",
    "import sys\nif sys.platform == 'nowhere':\n    {n} = 1\nelse:\n    {n} = {m} = 2",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {n} = 1",
    "try:\n    import not_there as {n}\nexcept ImportError:\n    {n} = None",
    "try:\n    from os import sep as {n}\nexcept ImportError:\n    {n} = None",
    "from os import sep as {n}",
    "import os.path",
    "for {n} in (): ...",
    "for {n} in (1, 2): ...",
    "with open(__file__) as {n}: ...",
    "({n} := 1)",
    "{n} = 1\ndel {n}",
    "def _f():\n    global {n}\n    {n} = 1",
    "if __name__ == '__main__':\n    {n} = 1",
    "def __getattr__(name):\n    raise AttributeError(name)",
    "import sys\nsetattr(sys.modules[__name__], '{n}', 1)",
    "from importlib import import_module as _load\nsetattr(_load(__name__), '{n}', 1)",
    "import sys\nsys._getframe().f_globals['{n}'] = 1",
    "_g = globals\n_g()['{n}'] = 1",
    "_run = exec\n_run('{n} = 1')",
    "vars().update({n}=1)",
    "TYPE_CHECKING = True\nif TYPE_CHECKING:\n    {n} = 1",
    "def exit(): ...\nexit()\n{n} = 1",
    "from contextlib import ExitStack\nwith ExitStack() as _s:\n    _s.push(lambda *_: 1)\n    {n} = 1\n    raise KeyError",
    "for _i in (1,):\n    try:\n        break\n    finally:\n        {n} = 1",
    "def _export(f):\n    globals()[f.__name__[1:]] = f\n@_export\ndef _{n}(): ...",
    "__all__ = []\n_add = __all__.append\n{n} = 1\n_add('{n}')",
    "from string import *\n{n} = digits",
)
TAILS = (
    *[""] * 20,
    "__all__ = [n for n in dir() if len(n) == 1]",
    "__all__ = sorted({n for n in ('a', 'b') if n in globals()})",
    "__all__ = []\n__all__ += []",
    "__all__ = [*[n for n in 'ab' if n in dir()]]",
    "__all__ = [n for n in 'abc' if n in globals()]\n__all__.sort()",
)
NAMES = "abcdefgh"
MODULES = ("_x", "_y", "_z", "m", "n")


def module(chance: random.Random, siblings: list[str]) -> str:
    parts = [
        chance.choice(SNIPPETS).format(n=chance.choice(NAMES), m=chance.choice(NAMES))
        for _ in range(chance.randint(0, 4))
    ]
    if siblings and chance.random() < 0.3:
        parts.insert(0, f"from .{chance.choice(siblings)} import *")
    return "\n".join([*parts, chance.choice(TAILS), ""])


def init(chance: random.Random, had: dict[str, list[str]]) -> str:
    """Return an ``__init__.py`` that imports some of what its modules have."""
    lines, bound = [], []
    for name, names in had.items():
        some = chance.sample(names, min(len(names), chance.randint(0, 3)))
        form = chance.choice(("plain", "plain", "alias", "rename", "try", "if", "star"))
        if form == "star" and chance.random() < 0.3:
            lines.append(f"from .{name} import *")
        for one in some if form not in ("star", "plain") else ():
            new = {"alias": one, "rename": f"{one}_"}.get(form, one)
            line = f"from .{name} import {one} as {new}"
            block = {
                "try": f"try:\n    {line}\nexcept ImportError:\n    {new} = None",
                "if": f"if len('x'):\n    {line}",
            }
            lines.append(block.get(form, line))
            bound.append(new)
        if form == "plain" and some:
            lines.append(f"from .{name} import {', '.join(some)}")
            bound += some
    if chance.random() < 0.5:
        lines.append(export_list(chance, list(dict.fromkeys(bound))))
    return "\n".join([*lines, ""])


def export_list(chance: random.Random, names: list[str]) -> str:
    """Return an ``__all__``, in any form that can be read."""
    items = "".join(f"{name!r}, " for name in names)
    appended = "".join(f"\n__all__.append({name!r})" for name in names)
    return chance.choice(
        (
            f"__all__ = [{items}]",
            f"__all__ = [{items}]",
            f"__all__ = ({items})",
            f"__all__ = [*[{items}]]",
            f"__all__ = sorted([{items}])",
            f"__all__ = []\n__all__ += [{items}]",
            f"__all__ = []\n__all__.extend([{items}])",
            f"__all__ = []{appended}",
            f"__all__ = []\nif True:\n    __all__ += [{items}]",
            f"__all__ = {' '.join(names)!r}.split()",
        )
    )


def ask(root: Path, names: list[str]) -> dict[str, list[list[str]] | str]:
    command = [sys.executable, "-B", "-W", "ignore", "-c", ASK, *names]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    found: dict[str, list[list[str]] | str] = json.loads(done.stdout)
    return found


def write(root: Path, chance: random.Random) -> list[str]:
    """Write packages, and return those that can be imported."""
    names = [f"p{number}" for number in range(PACKAGES)]
    for name in names:
        (root / name).mkdir()
        (root / name / "__init__.py").write_text("")
        for number, one in enumerate(MODULES):
            text = module(chance, list(MODULES[:number]))
            (root / name / f"{one}.py").write_text(text)
    modules = [f"{name}.{one}" for name in names for one in MODULES]
    had = ask(root, modules)
    for name in names:
        offered = {
            one: found[0]
            for one in MODULES
            if isinstance(found := had[f"{name}.{one}"], list)
        }
        (root / name / "__init__.py").write_text(init(chance, offered))
    before = ask(root, names)
    return [name for name in names if isinstance(before[name], list)]


SETTINGS = [
    ("eager", 'export-from = ["_*"]'),
    ("flat", 'flatten = true\nexport-from = ["_x", "_y"]'),
    ("without children", 'submodules = false\nexport-from = ["_*"]'),
    ("unmanaged", None),
]


@pytest.mark.parametrize(
    "settings", [row[1] for row in SETTINGS], ids=[row[0] for row in SETTINGS]
)
def test_packages_can_be_imported_and_have_what_they_had(
    settings: str | None, tmp_path: Path
) -> None:
    chance = random.Random(str(settings))
    names = write(tmp_path, chance)
    before = ask(tmp_path, names)
    text = "" if settings is None else f"[tool.mkpkg]\n{settings}\n"
    (tmp_path / "pyproject.toml").write_text(text)
    outcome = sync(tmp_path)
    assert not sync(tmp_path).plan.writes
    after = ask(tmp_path, names)
    assert len(outcome.plan.writes) > (5 if settings else -1)
    for name in names:
        was, now = before[name], after[name]
        assert isinstance(now, list), (name, now)
        for old, new in zip(was, now, strict=True):
            assert set(old) <= set(new), name
