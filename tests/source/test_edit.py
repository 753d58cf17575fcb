"""Edits of an ``__init__.py``, as tables of bytes before and after.

A request is written ``module: names``, the module inside of the package ``p`` (``.`` is
the package itself) and ``__all__`` the list of exports; requests are apart by ``;``.
"""

import pytest

from mkpkg.source import Style, with_laziness, with_names, without

from .texts import as_bytes

Text = str | bytes
Row = tuple[str, Text, str, Text]

LONG = [f"name_of_some_length_{number}" for number in range(5)]

FRESH: list[Row] = [
    ("an empty file", "", "_x: b a; __all__: b a", 'from ._x import a, b\n\n__all__ = [\n    "a",\n    "b",\n]\n'),
    ("a docstring", '"""Doc."""\n', "_x: a; __all__: a", '"""Doc."""\n\nfrom ._x import a\n\n__all__ = [\n    "a",\n]\n'),
    ("no newline at the end", '"""Doc."""', "_x: a; __all__: a", '"""Doc."""\n\nfrom ._x import a\n\n__all__ = [\n    "a",\n]\n'),
    ("a docstring of several lines", '"""Doc.\n\nMore.\n"""\n', "_x: a", '"""Doc.\n\nMore.\n"""\n\nfrom ._x import a\n'),
    ("a comment", "# Licence.\n", "_x: a", "# Licence.\n\nfrom ._x import a\n"),
    ("a comment without its end", "# Licence.", "_x: a", "# Licence.\n\nfrom ._x import a\n"),
    ("a comment, and a docstring", '# Licence.\n"""Doc."""\n', "_x: a", '# Licence.\n"""Doc."""\n\nfrom ._x import a\n'),
    ("a comment behind the docstring", '"""Doc."""  # noqa\n', "_x: a", '"""Doc."""  # noqa\n\nfrom ._x import a\n'),
    ("blank lines", "\n\n", "_x: a", "\n\nfrom ._x import a\n"),
    ("__future__", '"""Doc."""\n\nfrom __future__ import annotations\n', "_x: a", '"""Doc."""\n\nfrom __future__ import annotations\n\nfrom ._x import a\n'),
    ("imports of others", "import os\n", "_x: a", "import os\n\nfrom ._x import a\n"),
    ("imports of others, and code", "import os\n\nx = os.sep\n", "_x: a", "import os\n\nfrom ._x import a\n\nx = os.sep\n"),
    ("code", "x = 1\n", "_x: a; __all__: a", 'from ._x import a\n\n__all__ = [\n    "a",\n]\n\nx = 1\n'),
    ("a function", "def f(): ...\n", "_x: a", "from ._x import a\n\n\ndef f(): ...\n"),
    ("a decorated class", "@d\nclass C: ...\n", "_x: a", "from ._x import a\n\n\n@d\nclass C: ...\n"),
    ("a docstring, and a function", '"""Doc."""\n\n\ndef f(): ...\n', "_x: a", '"""Doc."""\n\nfrom ._x import a\n\n\ndef f(): ...\n'),
    ("a docstring right above code", '"""Doc."""\nx = 1\n', "_x: a", '"""Doc."""\nfrom ._x import a\n\nx = 1\n'),
    ("a docstring right above a class", '"""Doc."""\nclass C: ...\n', "_x: a", '"""Doc."""\nfrom ._x import a\n\n\nclass C: ...\n'),
    ("imports right above code", "import os\nx = os.sep\n", "_x: a; __all__: a", 'import os\nfrom ._x import a\n__all__ = [\n    "a",\n]\nx = os.sep\n'),
    ("a docstring, and code on its line", '"""Doc."""; x = 1\n', "_x: a", '"""Doc."""; x = 1\n\nfrom ._x import a\n'),
    ("a version", '"""Doc."""\n\n__version__ = "1"\n', "_x: a", '"""Doc."""\n\nfrom ._x import a\n\n__version__ = "1"\n'),
    ("CRLF", b'"""Doc."""\r\n', "_x: a; __all__: a", b'"""Doc."""\r\n\r\nfrom ._x import a\r\n\r\n__all__ = [\r\n    "a",\r\n]\r\n'),
    ("lone CR", b'"""Doc."""\r', "_x: a; __all__: a", b'"""Doc."""\r\rfrom ._x import a\r\r__all__ = [\r    "a",\r]\r'),
    ("a byte order mark", b'\xef\xbb\xbf"""Doc."""\n', "_x: a", b'\xef\xbb\xbf"""Doc."""\n\nfrom ._x import a\n'),
    ("a byte order mark alone", b"\xef\xbb\xbf", "_x: a", b"\xef\xbb\xbffrom ._x import a\n"),
    ("latin-1", b'# -*- coding: latin-1 -*-\n"""\xe9t\xe9."""\n', "_x: é a", b'# -*- coding: latin-1 -*-\n"""\xe9t\xe9."""\n\nfrom ._x import a, \xe9\n'),
    ("cp1252", b'# coding: cp1252\n"""\x80."""\n', "_x: a", b'# coding: cp1252\n"""\x80."""\n\nfrom ._x import a\n'),
    ("a cookie in the second line", b'#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n"""\xe9."""\n', "_x: a", b'#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n"""\xe9."""\n\nfrom ._x import a\n'),
    ("a cookie, and a mark", b'\xef\xbb\xbf# coding: utf-8\nx = "\xc3\xa9"\n', "_x: a", b'\xef\xbb\xbf# coding: utf-8\nfrom ._x import a\n\nx = "\xc3\xa9"\n'),
    ("a form feed", '"""Doc."""\n\f\nx = 1\n', "_x: a", '"""Doc."""\n\nfrom ._x import a\n\n\f\nx = 1\n'),
    ("a module and names", '"""Doc."""\n', "_x: a; .: m; __all__: a m", '"""Doc."""\n\nfrom . import m\nfrom ._x import a\n\n__all__ = [\n    "a",\n    "m",\n]\n'),
    ("several modules", "", "b: x; _a: y; .: z", "from . import z\nfrom ._a import y\nfrom .b import x\n"),
    ("kinds and numbers", "", "_x: b10 b9 A CONST; __all__: b10 b9 A CONST", 'from ._x import CONST, A, b9, b10\n\n__all__ = [\n    "CONST",\n    "A",\n    "b9",\n    "b10",\n]\n'),
    ("more than a line", "", f"_x: {' '.join(LONG)}", "from ._x import (\n" + "".join(f"    {n},\n" for n in LONG) + ")\n"),
    ("a line that is full", "", f"_x: {' '.join(LONG[:3])} a", f"from ._x import a, {', '.join(LONG[:3])}\n"),
]  # fmt: skip

IMPORTS: list[Row] = [
    ("at the start", "from ._x import b, c\n", "_x: a", "from ._x import a, b, c\n"),
    ("in between", "from ._x import a, c\n", "_x: b", "from ._x import a, b, c\n"),
    ("at the end", "from ._x import a, b\n", "_x: c", "from ._x import a, b, c\n"),
    ("in several places", "from ._x import b, d\n", "_x: a c e", "from ._x import a, b, c, d, e\n"),
    ("ruff's order", "from ._x import MAX, Cls, a\n", "_x: b B Z9", "from ._x import MAX, Z9, B, Cls, a, b\n"),
    ("plain order", "from ._x import Cls, MAX, a\n", "_x: B", "from ._x import B, Cls, MAX, a\n"),
    ("order without case", "from ._x import a, B, c\n", "_x: b2", "from ._x import a, B, b2, c\n"),
    ("an order by hand", "from ._x import c, a\n", "_x: b", "from ._x import c, a, b\n"),
    ("a comment behind", "from ._x import a  # why\n", "_x: b", "from ._x import a, b  # why\n"),
    ("a comment above", "# why\nfrom ._x import a\n", "_x: b", "# why\nfrom ._x import a, b\n"),
    ("spaces of one's own", "from  ._x  import  a ,c\n", "_x: b", "from  ._x  import  a, b ,c\n"),
    ("brackets on a line", "from ._x import (a, c)\n", "_x: b", "from ._x import (a, b, c)\n"),
    ("one a line", "from ._x import (\n    a,\n    c,\n)\n", "_x: b", "from ._x import (\n    a,\n    b,\n    c,\n)\n"),
    ("one a line, first", "from ._x import (\n    b,\n)\n", "_x: a", "from ._x import (\n    a,\n    b,\n)\n"),
    ("one a line, last", "from ._x import (\n    a,\n)\n", "_x: b c", "from ._x import (\n    a,\n    b,\n    c,\n)\n"),
    ("no comma at the end", "from ._x import (\n    a\n)\n", "_x: b", "from ._x import (\n    a,\n    b\n)\n"),
    ("no comma, and a comment", "from ._x import (\n    a  # why\n)\n", "_x: b", "from ._x import (\n    a,  # why\n    b\n)\n"),
    ("comments", "from ._x import (  # one\n    # two\n    b,  # three\n    # four\n)  # five\n", "_x: a c", "from ._x import (  # one\n    a,\n    # two\n    b,  # three\n    c,\n    # four\n)  # five\n"),
    ("tabs", "from ._x import (\n\ta,\n)\n", "_x: b", "from ._x import (\n\ta,\n\tb,\n)\n"),
    ("a bracket on the last line", "from ._x import (\n    a,\n    c)\n", "_x: b d", "from ._x import (\n    a, b,\n    c, d)\n"),
    ("packed lines", "from ._x import (a,\n    c, d)\n", "_x: b", "from ._x import (a, b,\n    c, d)\n"),
    ("a backslash", "from ._x import a, \\\n    c\n", "_x: b d", "from ._x import a, b, \\\n    c, d\n"),
    ("CRLF", b"from ._x import (\r\n    a,\r\n)\r\n", "_x: b", b"from ._x import (\r\n    a,\r\n    b,\r\n)\r\n"),
    ("lone CR", b"from ._x import (\r    a,\r)\r", "_x: b", b"from ._x import (\r    a,\r    b,\r)\r"),
    ("no newline at the end", "from ._x import a", "_x: b", "from ._x import a, b"),
    ("after a semicolon", "x = 1; from ._x import a\n", "_x: b", "x = 1; from ._x import a, b\n"),
    ("before a semicolon", "from ._x import a; x = 1\n", "_x: b", "from ._x import a, b; x = 1\n"),
    ("beyond ASCII before it", '"""Déjà vu."""; from ._x import été  # ü\n', "_x: hiver", '"""Déjà vu."""; from ._x import hiver, été  # ü\n'),
    ("several statements", "from ._x import a\nfrom ._x import c\n", "_x: b", "from ._x import a\nfrom ._x import b, c\n"),
    ("absolute", "from p._x import a\n", "_x: b", "from p._x import a, b\n"),
    ("another module, absolute", "from p._x import a\n", "_y: b", "from p._x import a\nfrom p._y import b\n"),
    ("the package, absolute", "from p._x import a\n", ".: m", "from p import m\nfrom p._x import a\n"),
    ("another module", "from ._x import a\n", "_y: b", "from ._x import a\nfrom ._y import b\n"),
    ("a module before", "from ._x import a\n", "_a: b", "from ._a import b\nfrom ._x import a\n"),
    ("two modules after", "from ._a import a\n", "_b: b; _c: c", "from ._a import a\nfrom ._b import b\nfrom ._c import c\n"),
    ("two modules before", "from ._x import x\n", "_b: b; _c: c", "from ._b import b\nfrom ._c import c\nfrom ._x import x\n"),
    ("modules by hand", "from .z import z\nfrom .a import a\n", "_m: m", "from .z import z\nfrom .a import a\nfrom ._m import m\n"),
    ("imports of others around", "import os\n\nfrom ._x import a\n\nx = 1\n", "_y: b", "import os\n\nfrom ._x import a\nfrom ._y import b\n\nx = 1\n"),
    ("no newline, another module", "from ._x import a", "_y: b", "from ._x import a\nfrom ._y import b\n"),
    ("a semicolon, another module", "from ._x import a; x = 1\n", "_y: b", "from ._x import a; x = 1\nfrom ._y import b\n"),
    ("a text of several lines behind it", 'from ._x import a; x = """\n"""\n', "_y: b", 'from ._x import a; x = """\n"""\nfrom ._y import b\n'),
    ("a docstring of several lines on the line", '"""Doc.\n"""; from ._x import a\n', "_a: b", '"""Doc.\n"""; from ._x import a\nfrom ._a import b\n'),
    ("a docstring on the line, a module before", '"""Doc."""; from ._x import a\n', "_a: b", '"""Doc."""; from ._x import a\nfrom ._a import b\n'),
    ("kept", "from ._x import a  # mkpkg: keep\n", "_x: b", "from ._x import a  # mkpkg: keep\nfrom ._x import b\n"),
    ("a rename", "from ._x import a as b\n", "_x: c", "from ._x import a as b\nfrom ._x import c\n"),
    ("a rename among others", "from ._x import a as z, b\n", "_x: c", "from ._x import a as z, b, c\n"),
    ("a star", "from ._x import *\n", "_y: b", "from ._x import *\nfrom ._y import b as b\n"),
    ("a star, and a list", "from ._x import *\n\n__all__ = [\"a\"]\n", "_y: b", "from ._x import *\nfrom ._y import b\n\n__all__ = [\"a\"]\n"),
    ("X as X", "from ._x import a as a\n", "_x: b; _y: c", "from ._x import a as a\nfrom ._x import b as b\nfrom ._y import c as c\n"),
    ("X as X in one statement", "from ._x import a as a, c as c\n", "_x: b", "from ._x import a as a, b as b, c as c\n"),
    ("X as X before a private list", "from ._x import a as a\n\n__all__ = [\"a\"]\n", "_x: b", "from ._x import a as a, b\n\n__all__ = [\"a\"]\n"),
    ("lazy", "lazy from ._x import a\n", "_x: b", "lazy from ._x import a, b\n"),
    ("a full line", f"from ._x import {', '.join(LONG[:3])}\n", f"_x: {LONG[3]}", "from ._x import (\n" + "".join(f"    {n},\n" for n in LONG[:4]) + ")\n"),
    ("not in blocks", "try:\n    from ._x import a\nexcept E:\n    pass\n", "_x: b", "from ._x import b\n\ntry:\n    from ._x import a\nexcept E:\n    pass\n"),
]  # fmt: skip

EXPORTS: list[Row] = [
    ("a list", '__all__ = ["a", "c"]\n', "b", '__all__ = ["a", "b", "c"]\n'),
    ("one a line", '__all__ = [\n    "a",\n    "c",\n]\n', "b d", '__all__ = [\n    "a",\n    "b",\n    "c",\n    "d",\n]\n'),
    ("single quotes", "__all__ = ['a']\n", "b", "__all__ = ['a', 'b']\n"),
    ("a tuple", '__all__ = ("a", "c")\n', "b", '__all__ = ("a", "b", "c")\n'),
    ("a tuple of one", '__all__ = ("b",)\n', "a c", '__all__ = ("a", "b", "c")\n'),
    ("a bare tuple", '__all__ = "a", "c"\n', "b d", '__all__ = "a", "b", "c", "d"\n'),
    ("a bare tuple of one", '__all__ = "a",\n', "b", '__all__ = "a", "b"\n'),
    ("an empty list", "__all__ = []\n", "b a", '__all__ = ["a", "b"]\n'),
    ("an empty tuple", "__all__ = ()\n", "a", '__all__ = ("a",)\n'),
    ("an empty tuple, two names", "__all__ = ()\n", "a b", '__all__ = ("a", "b")\n'),
    ("an empty list on lines", "__all__ = [\n]\n", "a", '__all__ = [\n    "a"\n]\n'),
    ("an empty list on lines, two names", "__all__ = [\n]\n", "a b", '__all__ = [\n    "a",\n    "b"\n]\n'),
    ("an empty tuple on lines", "__all__ = (\n)\n", "a", '__all__ = (\n    "a",\n)\n'),
    ("an empty list with a blank", "__all__ = [ ]\n", "a b", '__all__ = [ "a", "b"]\n'),
    ("an empty list with a comment", "__all__ = [\n    # none yet\n]\n", "a", '__all__ = [\n    # none yet\n    "a",\n]\n'),
    ("annotated", '__all__: list[str] = ["a"]\n', "b", '__all__: list[str] = ["a", "b"]\n'),
    ("an order by hand", '__all__ = ["c", "a"]\n', "b", '__all__ = ["c", "a", "b"]\n'),
    ("ruff's order", '__all__ = ["MAX", "Cls", "a"]\n', "b B", '__all__ = ["MAX", "B", "Cls", "a", "b"]\n'),
    ("plain order", '__all__ = ["Cls", "MAX", "a"]\n', "B", '__all__ = ["B", "Cls", "MAX", "a"]\n'),
    ("+=", '__all__ = ["a"]\n__all__ += ["c"]\n', "b", '__all__ = ["a", "b"]\n__all__ += ["c"]\n'),
    ("+= only", '__all__ += ["a"]\n', "b", '__all__ += ["a", "b"]\n'),
    ("extend", '__all__ = x.__all__\n__all__.extend(["a"])\n', "b", '__all__ = x.__all__\n__all__.extend(["a", "b"])\n'),
    ("concatenated", '__all__ = ["a"] + x.__all__\n', "b", '__all__ = ["a", "b"] + x.__all__\n'),
    ("concatenated behind", '__all__ = x.__all__ + ["a"]\n', "b", '__all__ = x.__all__ + ["a", "b"]\n'),
    ("starred", '__all__ = [*x.__all__, "a"]\n', "b", '__all__ = [*x.__all__, "a", "b"]\n'),
    ("groups with comments", '__all__ = [\n    # one\n    "b",\n    # two\n    "a",\n]\n', "c", '__all__ = [\n    # one\n    "b",\n    # two\n    "a",\n    "c",\n]\n'),
    ("comments behind", '__all__ = [\n    "a",  # one\n    "c",  # three\n]  # all\n', "b", '__all__ = [\n    "a",  # one\n    "b",\n    "c",  # three\n]  # all\n'),
    ("no comma at the end", '__all__ = [\n    "a"\n]\n', "b", '__all__ = [\n    "a",\n    "b"\n]\n'),
    ("a tab", '__all__ = [\n\t"a",\n]\n', "b", '__all__ = [\n\t"a",\n\t"b",\n]\n'),
    ("packed lines", '__all__ = [\n    "a", "b",\n    "d", "e",\n]\n', "c", '__all__ = [\n    "a", "b", "c",\n    "d", "e",\n]\n'),
    ("a full line", f'__all__ = ["{LONG[0]}", "{LONG[1]}", "{LONG[2]}"]\n', LONG[3], "__all__ = [\n" + "".join(f'    "{n}",\n' for n in LONG[:4]) + "]\n"),
    ("a full line of a tuple", f'__all__ = ("{LONG[0]}", "{LONG[1]}", "{LONG[2]}")\n', LONG[3], "__all__ = (\n" + "".join(f'    "{n}",\n' for n in LONG[:4]) + ")\n"),
    ("kept", '__all__ = ["a"]  # mkpkg: keep\n', "b", '__all__ = ["a"]  # mkpkg: keep\n'),
    ("CRLF", b'__all__ = [\r\n    "a",\r\n]\r\n', "b", b'__all__ = [\r\n    "a",\r\n    "b",\r\n]\r\n'),
    ("lone CR", b'__all__ = [\r    "a",\r]\r', "b", b'__all__ = [\r    "a",\r    "b",\r]\r'),
    ("lone CR, empty", b"__all__ = [\r]\r", "b", b'__all__ = [\r    "b"\r]\r'),
    ("a backslash", '__all__ = \\\n    ["a"]\n', "b", '__all__ = \\\n    ["a", "b"]\n'),
    ("after a semicolon", 'x = 1; __all__ = ["a"]; y = 2\n', "b", 'x = 1; __all__ = ["a", "b"]; y = 2\n'),
    ("none, below the imports", "import os\nfrom ._x import a\nimport re\n\nx = 1\n", "a", 'import os\nfrom ._x import a\nimport re\n\n__all__ = [\n    "a",\n]\n\nx = 1\n'),
    ("none, and code right below", "from ._x import a\nx = 1\n", "a", 'from ._x import a\n__all__ = [\n    "a",\n]\nx = 1\n'),
    ("none, and a function", "from ._x import a\n\n\ndef f(): ...\n", "a", 'from ._x import a\n\n__all__ = [\n    "a",\n]\n\n\ndef f(): ...\n'),
    ("none, no newline at the end", "from ._x import a", "a", 'from ._x import a\n\n__all__ = [\n    "a",\n]\n'),
    ("none, a comment behind", "from ._x import a  # why\n# more\n", "a", 'from ._x import a  # why\n\n__all__ = [\n    "a",\n]\n\n# more\n'),
]  # fmt: skip

REMOVED: list[Row] = [
    ("the first", "from ._x import a, b\n", "_x: a", "from ._x import b\n"),
    ("the last", "from ._x import a, b\n", "_x: b", "from ._x import a\n"),
    ("one in between", "from ._x import a, b, c\n", "_x: b", "from ._x import a, c\n"),
    ("two at the end", "from ._x import a, b, c\n", "_x: b c", "from ._x import a\n"),
    ("two at the start", "from ._x import a, b, c\n", "_x: a b", "from ._x import c\n"),
    ("all", '"""Doc."""\n\nfrom ._x import a\n\nx = 1\n', "_x: a", '"""Doc."""\n\nx = 1\n'),
    ("all of a file", "from ._x import a\n", "_x: a", ""),
    ("all below a docstring", '"""Doc."""\n\nfrom ._x import a\n\n__all__ = [\n    "a",\n]\n', "_x: a; __all__: a", '"""Doc."""\n'),
    ("all, no newline at the end", '"""Doc."""\n\nfrom ._x import a', "_x: a", '"""Doc."""\n'),
    ("all above others", "from ._x import a\nfrom ._y import b\n", "_x: a", "from ._y import b\n"),
    ("all below others", "from ._x import a\nfrom ._y import b\n\nx = 1\n", "_y: b", "from ._x import a\n\nx = 1\n"),
    ("two statements", "from ._x import a\nfrom ._y import b\n\nx = 1\n", "_x: a; _y: b", "x = 1\n"),
    ("of several statements", "from ._x import a\nfrom ._x import a, b\n", "_x: a", "from ._x import b\n"),
    ("a comment behind the last", "from ._x import a  # why\n", "_x: a", "# why\n"),
    ("a comment behind one of two", "from ._x import a, b  # why\n", "_x: a", "from ._x import b  # why\n"),
    ("one a line, though a line has room", "from ._x import (\n    a,\n    b,\n    c,\n)\n", "_x: b", "from ._x import (\n    a,\n    c,\n)\n"),
    ("one a line, and then a line has room", "from ._x import (\n" + "".join(f"    {n},\n" for n in LONG[:4]) + ")\n", f"_x: {LONG[3]}", f"from ._x import {', '.join(LONG[:3])}\n"),
    ("one a line, by hand", "from ._x import (\n  a,\n  b,\n  c,\n)\n", "_x: b", "from ._x import (\n  a,\n  c,\n)\n"),
    ("one a line, its comment", "from ._x import (\n    a,\n    b,  # why\n    c,\n)\n", "_x: b", "from ._x import (\n    a,\n    # why\n    c,\n)\n"),
    ("one a line, a comment above", "from ._x import (\n    a,\n    # why\n    b,\n)\n", "_x: b", "from ._x import (\n    a,\n    # why\n)\n"),
    ("one a line, the last without a comma", "from ._x import (\n    a,\n    b\n)\n", "_x: b", "from ._x import (\n    a\n)\n"),
    ("a comment in brackets, code behind", "from ._x import (\n    a,  # why\n); x = 1\n", "_x: a", "# why\nx = 1\n"),
    ("a comment in brackets, code before", "x = 1; from ._x import (\n    a,  # why\n)  # so\n", "_x: a", "x = 1  # so\n# why\n"),
    ("a comment in brackets, code around", "x = 1; from ._x import (  # one\n    a,  # two\n); y = 2; z = 3  # so\n", "_x: a", "x = 1; y = 2; z = 3  # so\n# one\n# two\n"),
    ("a comment in brackets, code before, no end", "x = 1; from ._x import (\n    a,  # why\n)", "_x: a", "x = 1\n# why\n"),
    ("type: ignore on top", "from ._x import a  # type: ignore\nx = 1\n", "_x: a", "# type : ignore\nx = 1\n"),
    ("type: ignore on top, of a name", "from ._x import (\n    a,  # type:ignore[x]\n)\nx = 1\n", "_x: a", "# type :ignore[x]\nx = 1\n"),
    ("type: ignore on top, code behind", "from ._x import (\n    a,  # type: ignore\n); x = 1\n", "_x: a", "# type : ignore\nx = 1\n"),
    ("type: ignore below a licence", "# Licence.\nfrom ._x import a  # type: ignore\nx = 1\n", "_x: a", "# Licence.\n# type : ignore\nx = 1\n"),
    ("type: ignore below a docstring", '"""Doc."""\nfrom ._x import a  # type: ignore\nx = 1\n', "_x: a", '"""Doc."""\n# type: ignore\nx = 1\n'),
    ("noqa", "from ._x import a  # noqa: F401\nx = 1\n", "_x: a", "# noqa: F401\nx = 1\n"),
    ("a pragma that would be for the file", "x = 1\nfrom ._x import a  # pylint: disable=E0611\nfrom ._y import b  # mypy: ignore-errors\n", "_x: a; _y: b", "x = 1\n# pylint : disable=E0611\n# mypy : ignore-errors\n"),
    ("a word that would be an encoding", "from ._x import a  # my coding: style\nx = 1\n", "_x: a", "# my coding : style\nx = 1\n"),
    ("a word that would opt out", "from ._x import a  # mkpkg: off\nx = 1\n", "_x: a", "# mkpkg : off\nx = 1\n"),
    ("a pragma in brackets", "from ._x import (\n    a,  # pylint: disable=E0611\n    b,\n)\n", "_x: a", "from ._x import (\n    # pylint : disable=E0611\n    b,\n)\n"),
    ("all of them, comments", "from ._x import (  # one\n    # two\n    a,  # three\n)  # four\n", "_x: a", "# one\n# two\n# three\n# four\n"),
    ("brackets on a line", "from ._x import (a, b)\n", "_x: b", "from ._x import (a)\n"),
    ("a comma at the end", "from ._x import (a, b,)\n", "_x: b", "from ._x import (a,)\n"),
    ("packed lines", "from ._x import (a, b,\n    c, d)\n", "_x: b c", "from ._x import (a,\n    d)\n"),
    ("a whole packed line", "from ._x import (a, b,\n    c, d)\n", "_x: c d", "from ._x import (a, b)\n"),
    ("packed lines, a comment behind", "from ._x import (a, b,  # why\n    c)\n", "_x: b", "from ._x import (a,  # why\n    c)\n"),
    ("packed lines, a comment behind the first", "from ._x import (a,  # why\n    c)\n", "_x: a", "from ._x import (  # why\n    c)\n"),
    ("packed lines, a comment before the last", "from ._x import (a,  # why\n    b, c)\n", "_x: b c", "from ._x import (a,  # why\n    )\n"),
    ("hanging", "from ._x import (a,\n                b,\n                c)\n", "_x: b", "from ._x import (a,\n                c)\n"),
    ("the last hanging", "from ._x import (a,\n                b,\n                c)\n", "_x: b c", "from ._x import (a)\n"),
    ("the last hanging, and a comma", "from ._x import (a,\n                b,\n                c,)\n", "_x: b c", "from ._x import (a,)\n"),
    ("the first hanging", "from ._x import (a,\n                b,\n                c)\n", "_x: a", "from ._x import (\n                b,\n                c)\n"),
    ("a backslash, before", "from ._x import a, \\\n    b\n", "_x: a", "from ._x import b\n"),
    ("a backslash, at the end of its line", "from ._x import a, b, \\\n    c\n", "_x: b", "from ._x import a, \\\n    c\n"),
    ("a backslash, a whole line", "from ._x import a, \\\n    b, \\\n    c\n", "_x: b", "from ._x import a, \\\n    c\n"),
    ("a backslash, behind", "from ._x import a, \\\n    b\n", "_x: b", "from ._x import a\n"),
    ("after a semicolon", "x = 1; from ._x import a\n", "_x: a", "x = 1\n"),
    ("before a semicolon", "from ._x import a; x = 1\n", "_x: a", "x = 1\n"),
    ("between semicolons", "x = 1; from ._x import a; y = 2\n", "_x: a", "x = 1; y = 2\n"),
    ("two between semicolons", "from ._x import a; from ._y import b; y = 2\n", "_x: a; _y: b", "y = 2\n"),
    ("two with a semicolon", "from ._x import a; from ._y import b\n", "_x: a; _y: b", ""),
    ("the last two of three", "x = 1; from ._x import a; from ._y import b\n", "_x: a; _y: b", "x = 1\n"),
    ("one with a semicolon, and one above", "from ._x import a\nfrom ._y import b; x = 1\n", "_x: a; _y: b", "x = 1\n"),
    ("a semicolon at the end", "from ._x import a;\nx = 1\n", "_x: a", "x = 1\n"),
    ("kept", "from ._x import a  # mkpkg: keep\n", "_x: a", "from ._x import a  # mkpkg: keep\n"),
    ("kept on its line", "from ._x import (\n    a,  # mkpkg: keep\n    b,\n)\n", "_x: a b", "from ._x import (\n    a,  # mkpkg: keep\n)\n"),
    ("a rename", "from ._x import a as b, c\n", "_x: a", "from ._x import a as b, c\n"),
    ("X as X", "from ._x import a as a, b as b\n", "_x: a", "from ._x import b as b\n"),
    ("nested", "if x:\n    from ._x import a\n", "_x: a", "if x:\n    from ._x import a\n"),
    ("a child", "from . import m, n\n", ".: m", "from . import n\n"),
    ("absolute", "from p._x import a, b\n", "_x: a", "from p._x import b\n"),
    ("lazy", "lazy from ._x import a, b\n", "_x: a", "lazy from ._x import b\n"),
    ("CRLF", b"from ._x import (\r\n    a,\r\n    b,\r\n    c,  # c\r\n)\r\n", "_x: a", b"from ._x import (\r\n    b,\r\n    c,  # c\r\n)\r\n"),
    ("lone CR", b"from ._x import a\rfrom ._y import b\r", "_x: a", b"from ._y import b\r"),
    ("a form feed behind", "from ._x import a\n\f\nx = 1\n", "_x: a", "\f\nx = 1\n"),
    ("a byte order mark", b"\xef\xbb\xbffrom ._x import a\n", "_x: a", b"\xef\xbb\xbf"),
    ("latin-1", b"# coding: latin-1\nfrom ._x import \xe9, a\n", "_x: a", b"# coding: latin-1\nfrom ._x import \xe9\n"),
]  # fmt: skip

NOT_EXPORTED: list[Row] = [
    ("one", '__all__ = ["a", "b"]\n', "a", '__all__ = ["b"]\n'),
    ("all of a line", '__all__ = ["a", "b"]\n', "a b", "__all__ = []\n"),
    ("all, one a line", '__all__ = [\n    "a",\n]\n', "a", ""),
    ("all, one a line with a comment", '__all__ = [\n    "a",  # why\n]\n', "a", "__all__ = [\n    # why\n]\n"),
    ("all, one a line in an indent of its own", '__all__ = [\n  # none yet\n  "a",\n]\n', "a", "__all__ = [\n  # none yet\n]\n"),
    ("all, without a comma", '__all__ = [\n    "a"\n]\n', "a", "__all__ = [\n]\n"),
    ("all of a line with a blank", '__all__ = [ "a", "b" ]\n', "a b", "__all__ = [  ]\n"),
    ("all of a tuple", '__all__ = ("a",)\n', "a", "__all__ = ()\n"),
    ("all of a bare tuple", '__all__ = "a", "b"\n', "a b", "__all__ = ()\n"),
    ("all but one of a tuple", '__all__ = ("a", "b")\n', "b", '__all__ = ("a",)\n'),
    ("all but one of a bare tuple", '__all__ = "a", "b"\n', "a", '__all__ = "b",\n'),
    ("all but one of a tuple on lines", '__all__ = (\n    "a",\n    "b"\n)\n', "b", '__all__ = (\n    "a",\n)\n'),
    ("one a line", '__all__ = [\n    "a",\n    "b",  # b\n    "c",\n]\n', "b", '__all__ = [\n    "a",\n    # b\n    "c",\n]\n'),
    ("+=", '__all__ = ["a"]\n__all__ += ["b", "a"]\n', "a", '__all__ = []\n__all__ += ["b"]\n'),
    ("all of +=", '__all__ = ["a"]\n__all__ += ["b"]\n', "b", '__all__ = ["a"]\n__all__ += []\n'),
    ("extend", '__all__ = []\n__all__.extend(["a", "b"])\n', "a", '__all__ = []\n__all__.extend(["b"])\n'),
    ("lines that end with the bracket", '__all__ = ["a",\n    "b",  # two\n    "c",\n    "d",]\n', "b c d", '__all__ = ["a",\n    # two\n    ]\n'),
    ("concatenated", '__all__ = ["a"] + ["b"] + x.__all__\n', "b", '__all__ = ["a"] + [] + x.__all__\n'),
    ("starred", '__all__ = ["a", *x.__all__, "b"]\n', "a b", '__all__ = [*x.__all__]\n'),
    ("kept", '__all__ = ["a"]  # mkpkg: keep\n', "a", '__all__ = ["a"]  # mkpkg: keep\n'),
    ("kept on its line", '__all__ = [\n    "a",  # mkpkg: keep\n    "b",\n]\n', "a b", '__all__ = [\n    "a",  # mkpkg: keep\n]\n'),
    ("packed lines", '__all__ = [\n    "a", "b",\n    "c", "d",\n]\n', "b c", '__all__ = [\n    "a",\n    "d",\n]\n'),
    ("a packed line", '__all__ = [\n    "a", "b",\n    "c", "d",\n]\n', "a b", '__all__ = [\n    "c", "d",\n]\n'),
    ("groups with comments", '__all__ = [\n    # one\n    "a",\n    # two\n    "b",\n]\n', "a", '__all__ = [\n    # one\n    # two\n    "b",\n]\n'),
    ("twice in it", '__all__ = ["a", "b", "a"]\n', "a", '__all__ = ["b"]\n'),
    ("single quotes", "__all__ = ['a', 'b']\n", "b", "__all__ = ['a']\n"),
    ("joined texts", "__all__ = ['a' 'b', 'c']\n", "ab", "__all__ = ['c']\n"),
    ("not the name of another list", '__dir__ = ["a"]\n__all__ = ["b", "a"]\n', "a", '__dir__ = ["a"]\n__all__ = ["b"]\n'),
]  # fmt: skip

LAZY = "__lazy_modules__: list[str] = "
LAZINESS: list[tuple[str, Text, Text]] = [
    ("a line", "from ._x import a\n", f'{LAZY}["p._x"]\n\nfrom ._x import a\n'),
    ("below the docstring", '"""Doc."""\n\nfrom ._x import a\n', f'"""Doc."""\n\n{LAZY}["p._x"]\n\nfrom ._x import a\n'),
    ("below __future__", "from __future__ import annotations\n\nfrom ._x import a\n", f'from __future__ import annotations\n\n{LAZY}["p._x"]\n\nfrom ._x import a\n'),
    ("above other imports", "import os\n\nfrom ._x import a\n", f'{LAZY}["p._x"]\n\nimport os\n\nfrom ._x import a\n'),
    ("children", "from . import m, n\n", f'{LAZY}["p"]\n\nfrom . import m, n\n'),
    ("several", "from . import m\nfrom ._y import b\nfrom ._x import a\n", f'{LAZY}["p", "p._x", "p._y"]\n\nfrom . import m\nfrom ._y import b\nfrom ._x import a\n'),
    ("absolute", "from p._x import a\n", f'{LAZY}["p._x"]\n\nfrom p._x import a\n'),
    ("a star is not", "from ._x import *\nfrom ._y import b\n", f'{LAZY}["p._y"]\n\nfrom ._x import *\nfrom ._y import b\n'),
    ("what says so itself is not", "lazy from ._x import a\n", "lazy from ._x import a\n"),
    ("what is kept is not", "from ._x import a  # mkpkg: keep\n", "from ._x import a  # mkpkg: keep\n"),
    ("nothing", '"""Doc."""\n\nimport os\n', '"""Doc."""\n\nimport os\n'),
    ("more than a line", "".join(f"from ._a_module_with_a_name_{n} import n{n}\n" for n in range(4)), f"{LAZY}[\n" + "".join(f'    "p._a_module_with_a_name_{n}",\n' for n in range(4)) + "]\n\n" + "".join(f"from ._a_module_with_a_name_{n} import n{n}\n" for n in range(4))),
    ("CRLF", b"from ._x import a\r\n", LAZY.encode() + b'["p._x"]\r\n\r\nfrom ._x import a\r\n'),
    ("a comment on top", "# Licence.\n\nfrom ._x import a\n", f'# Licence.\n\n{LAZY}["p._x"]\n\nfrom ._x import a\n'),
]  # fmt: skip

LISTED: list[tuple[str, bool, Text, Text]] = [
    ("one more", True, f'{LAZY}["p._x"]\n\nfrom ._x import a\nfrom ._y import b\n', f'{LAZY}["p._x", "p._y"]\n\nfrom ._x import a\nfrom ._y import b\n'),
    ("one less", True, f'{LAZY}["p._x", "p._y"]\n\nfrom ._y import b\n', f'{LAZY}["p._y"]\n\nfrom ._y import b\n'),
    ("another", True, f'{LAZY}["p._x"]\n\nfrom ._y import b\n', f'{LAZY}["p._y"]\n\nfrom ._y import b\n'),
    ("none left", True, f'{LAZY}["p._x"]\n\nx = 1\n', "x = 1\n"),
    ("of others", True, f'{LAZY}["numpy", "p._x"]\n\nimport numpy\n', f'{LAZY}["numpy"]\n\nimport numpy\n'),
    ("of others, eager", False, f'{LAZY}["numpy", "p._x"]\n\nfrom ._x import a\n', f'{LAZY}["numpy"]\n\nfrom ._x import a\n'),
    ("eager", False, f'"""Doc."""\n\n{LAZY}["p._x"]\n\nfrom ._x import a\n', '"""Doc."""\n\nfrom ._x import a\n'),
    ("a set by hand", True, '__lazy_modules__ = {"p._x"}\n\nfrom ._y import b\n', '__lazy_modules__ = {"p._x", "p._y"}\n\nfrom ._y import b\n'),
    ("a frozen set", True, '__lazy_modules__ = frozenset({"p._x"})\n\nfrom ._y import b\n', '__lazy_modules__ = frozenset({"p._x", "p._y"})\n\nfrom ._y import b\n'),
    ("a tuple of a list", True, '__lazy_modules__ = tuple(["p._x"])\n\nfrom ._y import b\n', '__lazy_modules__ = tuple(["p._x", "p._y"])\n\nfrom ._y import b\n'),
    ("a list that has more", True, '__lazy_modules__ = ["p._x"]\n__lazy_modules__ += ["p._z"]\n\nfrom ._y import b\nfrom ._z import c\n', '__lazy_modules__ = ["p._x", "p._y"]\n__lazy_modules__ += ["p._z"]\n\nfrom ._y import b\nfrom ._z import c\n'),
    ("a dictionary that has it", True, '__lazy_modules__ = {"p._x": 1}\n\nfrom ._x import a\n', '__lazy_modules__ = {"p._x": 1}\n\nfrom ._x import a\n'),
    ("a dictionary that lacks it", True, '__lazy_modules__ = {"p._x": 1}\n\nfrom ._y import b\n', '__lazy_modules__ = {"p._x": 1}\n\nfrom ._y import b\n'),
    ("a list that is made when it runs", True, '__lazy_modules__ = f()\n\nfrom ._y import b\n', '__lazy_modules__ = f()\n\nfrom ._y import b\n'),
    ("a key of an import by its full name", True, f'{LAZY}["p._x", "p.heavy"]\n\nimport p.heavy\nfrom ._x import a\n', f'{LAZY}["p._x", "p.heavy"]\n\nimport p.heavy\nfrom ._x import a\n'),
    ("a key of an import by its full name, eager", False, f'{LAZY}["p._x", "p.heavy"]\n\nimport p.heavy\nfrom ._x import a\n', f'{LAZY}["p.heavy"]\n\nimport p.heavy\nfrom ._x import a\n'),
    ("a key of an import in a block, eager", False, f'{LAZY}["p._x", "p._y"]\n\nfrom ._x import a\nif a:\n    from ._y import b\n', f'{LAZY}["p._y"]\n\nfrom ._x import a\nif a:\n    from ._y import b\n'),
    ("a key of an import in a block, by hand", True, '__lazy_modules__ = ["p._y"]\n\nfrom ._x import a\nif a:\n    from ._y import b\n', '__lazy_modules__ = ["p._x", "p._y"]\n\nfrom ._x import a\nif a:\n    from ._y import b\n'),
    ("another annotation, eager", False, '__lazy_modules__: set[str] = {"p._x"}\n\nfrom ._x import a\n', '__lazy_modules__: set[str] = {"p._x"}\n\nfrom ._x import a\n'),
    ("a name of its own in a block", True, 'if True:\n    __lazy_modules__ = ["p._x"]\n\nfrom ._y import b\n', 'if True:\n    __lazy_modules__ = ["p._x"]\n\nfrom ._y import b\n'),
    ("kept", True, '__lazy_modules__ = ["p._x"]  # mkpkg: keep\n\nfrom ._y import b\n', '__lazy_modules__ = ["p._x"]  # mkpkg: keep\n\nfrom ._y import b\n'),
    ("a tuple", True, '__lazy_modules__ = ("p._x",)\n\nfrom ._x import a\nfrom ._y import b\n', '__lazy_modules__ = ("p._x", "p._y")\n\nfrom ._x import a\nfrom ._y import b\n'),
    ("one a line", True, '__lazy_modules__ = [\n    "p._y",  # why\n]\n\nfrom ._x import a\nfrom ._y import b\n', '__lazy_modules__ = [\n    "p._x",\n    "p._y",  # why\n]\n\nfrom ._x import a\nfrom ._y import b\n'),
    ("one more and one less, by hand", True, '__lazy_modules__ = (\n    "p._x",  # why\n)\n\nfrom ._y import b\n', '__lazy_modules__ = (\n    "p._x",  # why\n    "p._y",\n)\n\nfrom ._y import b\n'),
    ("one of them kept", True, '__lazy_modules__ = [\n    "p._x",  # mkpkg: keep\n]\n\nfrom ._x import a\nfrom ._y import b\n', '__lazy_modules__ = [\n    "p._x",  # mkpkg: keep\n    "p._y",\n]\n\nfrom ._x import a\nfrom ._y import b\n'),
    ("without annotation, eager", False, '__lazy_modules__ = ["p._x"]\n\nfrom ._x import a\n', '__lazy_modules__ = ["p._x"]\n\nfrom ._x import a\n'),
]  # fmt: skip


def requested(text: str) -> tuple[dict[str, list[str]], list[str]]:
    """Return the imports and the exports that a request is about."""
    imports: dict[str, list[str]] = {}
    for part in filter(None, text.split(";")):
        module, _, names = part.partition(":")
        name = module.strip()
        target = "p" if name == "." else f"p.{name}"
        imports["__all__" if name == "__all__" else target] = names.split()
    return imports, imports.pop("__all__", [])


def ids(rows: list[Row]) -> list[str]:
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("before", "request_", "after"),
    [row[1:] for row in (*FRESH, *IMPORTS)],
    ids=[*(f"fresh: {name}" for name in ids(FRESH)), *ids(IMPORTS)],
)
def test_names_are_put_in(before: Text, request_: str, after: Text) -> None:
    imports, exports = requested(request_)
    assert with_names(as_bytes(before), "p", imports, exports, Style()) == as_bytes(
        after
    )


@pytest.mark.parametrize(
    ("before", "names", "after"), [row[1:] for row in EXPORTS], ids=ids(EXPORTS)
)
def test_names_are_put_into_all(before: Text, names: str, after: Text) -> None:
    found = with_names(as_bytes(before), "p", {}, names.split(), Style())
    assert found == as_bytes(after)


@pytest.mark.parametrize(
    ("before", "request_", "after"), [row[1:] for row in REMOVED], ids=ids(REMOVED)
)
def test_names_are_taken_out(before: Text, request_: str, after: Text) -> None:
    imports, exports = requested(request_)
    gone = frozenset((module, name) for module in imports for name in imports[module])
    assert without(as_bytes(before), "p", gone, frozenset(exports)) == as_bytes(after)


@pytest.mark.parametrize(
    ("before", "names", "after"),
    [row[1:] for row in NOT_EXPORTED],
    ids=ids(NOT_EXPORTED),
)
def test_names_are_taken_out_of_all(before: Text, names: str, after: Text) -> None:
    found = without(as_bytes(before), "p", frozenset(), frozenset(names.split()))
    assert found == as_bytes(after)


@pytest.mark.parametrize(
    ("before", "after"), [row[1:] for row in LAZINESS], ids=[r[0] for r in LAZINESS]
)
def test_laziness_comes_and_goes(before: Text, after: Text) -> None:
    lazy = with_laziness(as_bytes(before), "p", is_lazy=True)
    assert lazy == as_bytes(after)
    assert with_laziness(lazy, "p", is_lazy=True) == lazy
    assert with_laziness(lazy, "p", is_lazy=False) == as_bytes(before)


@pytest.mark.parametrize(
    ("is_lazy", "before", "after"),
    [row[1:] for row in LISTED],
    ids=[r[0] for r in LISTED],
)
def test_a_list_of_lazy_modules_follows(
    is_lazy: bool, before: Text, after: Text
) -> None:
    found = with_laziness(as_bytes(before), "p", is_lazy=is_lazy)
    assert found == as_bytes(after)
    assert with_laziness(found, "p", is_lazy=is_lazy) == found
