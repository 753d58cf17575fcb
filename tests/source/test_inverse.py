"""A child that is bound and taken out again: every byte is what it was."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkpkg.source import Bound, Style, bind_children, unbind

from .texts import modules_of

# No line has to be wrapped anew: that would be more than an insertion.
WIDE = Style(500)
BESIDE = {
    "p.delay": "",
    "p.zoom": "",
    "p.x": "y = 1\nz = 2\n",
    "p._internals": "h = 1\n",
}
NEW = ["reverb", "a", "zz", "Big", "_own"]

#: Pieces of a file, each of whole lines; `{t}` is what lines in brackets begin with.
HEADS = [
    "",
    "#!/usr/bin/python\n",
    "# coding: latin-1\n",
    "# A licence.\n# Its end.\n",
]
DOCSTRINGS = ["", '"""Doc."""\n', "'''Doc.\n\nMore, é.\n'''\n", 'r"""Doc."""  # why\n']
BEFORE = [
    "",
    "from __future__ import annotations\n",
    "import os\nimport sys\n",
    "import os  # of the system\n\nimport yaml\n",
    "# Imports.\nimport os\n",
    '__version__ = "1"\n',
    "try:\n{t}import yaml\nexcept ImportError:\n{t}yaml = None\n",
]
IMPORTS = [
    "",
    "from . import delay\n",
    "from . import delay, zoom\n",
    "from . import zoom, delay  # in this order\n",
    "from . import delay\nfrom .x import y, z\n",
    "from .x import y\n",
    "from . import (\n{t}delay,\n{t}zoom,\n)\n",
    "from . import (\n{t}delay,  # one\n{t}# two\n{t}zoom\n)\n",
    "from . import (delay,\n{t}{t}{t}zoom)\n",
    "from . import delay, \\\n{t}zoom\n",
    "from p import delay\n",
    "from p.x import y\nfrom p import zoom\n",
    "from . import delay as delay\n",
    "from . import delay as delay\nfrom .x import y as y, z as z\n",
    "from . import delay as late\n",
    "from .x import *\n",
    "from .x import *\nfrom ._internals import *\n",
    "from . import delay  # mkpkg: keep\n",
    "from .x import y; z = y\n",
]
LISTS = [
    "",
    '__all__ = ["delay"]\n',
    "__all__ = ['delay', 'zoom']\n",
    '__all__ = [ "delay", ]\n',
    '__all__ = ("delay",)\n',
    '__all__ = "delay", "zoom"\n',
    "__all__ = []\n",
    "__all__ = [\n]\n",
    "__all__: tuple[str, ...] = ()\n",
    '__all__ = [\n{t}"delay",\n{t}"zoom",\n]\n',
    '__all__ = [\n{t}"zoom",  # first\n{t}"delay"\n]\n',
    '__all__ = [\n\n{t}# one\n{t}"delay",\n\n{t}"zoom",  # two\n\n]\n',
    '__all__ = ["delay",\n{t}{t}{t}"zoom"]\n',
    '__all__ = ["delay"] + ["zoom"]\n',
    '__all__ = ["delay"]\n__all__ += ["zoom"]\n',
    '__all__ = ["delay"]; own = 1\n',
]
AFTER = [
    "",
    '__version__ = "1"\n',
    "def f(): ...\n",
    "@f\nclass A: ...\n",
    "# The end.\n",
]
BLANKS = ["", "\n", "\n\n"]
NEWLINES = ["\n", "\r\n", "\r"]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return an `__init__.py`, put together from pieces."""
    kinds = (HEADS, DOCSTRINGS, BEFORE, IMPORTS, LISTS, AFTER)
    pieces = [draw(st.sampled_from(kind)) for kind in kinds]
    if draw(st.booleans()):
        pieces[3:5] = pieces[4:2:-1]
    text = "".join(p + draw(st.sampled_from(BLANKS)) for p in pieces if p)
    text = text.rstrip("\n") + "\n" * draw(st.integers(0, 3)) if text else ""
    text = text.replace("{t}", draw(st.sampled_from(["    ", "\t", "  "])))
    text = text.replace("\n", draw(st.sampled_from(NEWLINES)))
    if "coding: latin-1" in text:
        return text.encode("latin-1")
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


names = st.lists(st.sampled_from(NEW), min_size=1, max_size=3, unique=True).map(tuple)


def bound(content: bytes, children: tuple[str, ...], *, is_lazy: bool = False) -> Bound:
    modules = modules_of(BESIDE | {"p": content})
    return bind_children(content, "p", children, modules, WIDE, is_lazy=is_lazy)


def unbound(content: bytes, children: tuple[str, ...]) -> bytes:
    gone = frozenset(f"p.{child}" for child in children)
    return unbind(content, "p", gone, frozenset(), WIDE).content


def check(content: bytes, children: tuple[str, ...], *, is_lazy: bool = False) -> None:
    """Bind children, and take them out: at once, and one after the other."""
    done = bound(content, children, is_lazy=is_lazy)
    assert not done.unknowable
    assert unbound(done.content, children) == content
    for child in reversed(children):
        done = Bound(unbound(done.content, (child,)))
    assert done.content == content


@settings(max_examples=100, deadline=None)
@given(content=files(), children=names)
@example(content=b"", children=("reverb",))
def test_every_byte_is_what_it_was(content: bytes, children: tuple[str, ...]) -> None:
    check(content, children)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(content=files(), children=names)
def test_every_byte_is_what_it_was_in_any_file(
    content: bytes, children: tuple[str, ...]
) -> None:
    check(content, children)


KEYS = '__lazy_modules__: list[str] = ["p"]\n\n'
LAZY = {
    "nothing": "",
    "a docstring": '"""Doc."""\n',
    "a docstring alone": '"""Doc."""',
    "a child": f'{KEYS}from . import delay\n\n__all__ = [\n    "delay",\n]\n',
    "windows": f'{KEYS}from . import delay\n\n__all__ = ["delay"]\n'.replace("\n", "\r\n"),
    "names of a private module": '__lazy_modules__: list[str] = ["p._internals"]\n\nfrom ._internals import h\n\n__all__ = ["h"]\n',
}  # fmt: skip


@pytest.mark.parametrize("case", LAZY)
def test_lazy_lines(case: str) -> None:
    assert (
        b"__lazy_modules__" in bound(LAZY[case].encode(), ("a",), is_lazy=True).content
    )
    check(LAZY[case].encode(), ("reverb", "a"), is_lazy=True)


# Where a file has no blank lines, what is put in must bring none that stay.
DENSE = {
    "a docstring and code": '"""Doc."""\n__version__ = "1"\n',
    "a docstring and a comment": '"""Doc."""\n# Why.\n',
    "a docstring and a function": '"""Doc."""\ndef f(): ...\n',
    "imports and a list": 'import os\n__all__ = ["os"]\n',
    "a list of nothing over lines": "__all__ = [\n]\n",
}


@pytest.mark.parametrize("case", DENSE)
def test_dense_files(case: str) -> None:
    check(DENSE[case].encode(), ("reverb",))
