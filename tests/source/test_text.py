"""Files of any encoding: read as Python reads them, or refused."""

import ast

import pytest

from mkpkg.source import Init, Style, UnreadableError, with_names

READ = [
    ("nothing said", "é = 1\n".encode()),
    ("utf-8", "# coding: utf-8\né = 1\n".encode()),
    ("utf8", "# coding=utf8\né = 1\n".encode()),
    ("as Emacs says it", "# -*- coding: utf-8-unix -*-\né = 1\n".encode()),
    ("as Vim says it", "# vim: set fileencoding=utf-8 :\né = 1\n".encode()),
    ("latin-1", b"# coding: latin-1\n\xe9 = 1\n"),
    ("latin-1 of Emacs", b"# -*- coding: latin-1-dos -*-\n\xe9 = 1\n"),
    ("iso-latin-1", b"# coding: iso-latin-1-unix\n\xe9 = 1\n"),
    ("capitals", b"# CODING: no\n# coding: Latin_1\n\xe9 = 1\n"),
    ("cp1252", "# coding: cp1252\né = '€'\n".encode("cp1252")),
    ("koi8-r", "# coding: koi8-r\nя = 1\n".encode("koi8-r")),
    ("shift_jis", "# coding: shift_jis\n名 = 1\n".encode("shift_jis")),
    ("the second line", b"#!/usr/bin/python\n# coding: latin-1\n\xe9 = 1\n"),
    ("the second line, after a blank one", b"\n# coding: latin-1\n\xe9 = 1\n"),
    ("not the third", "\n\n# coding: latin-1\né = 1\n".encode()),
    ("not behind code", "x = 1\n# coding: latin-1\né = 1\n".encode()),
    ("not in a text", "'''\n# coding: latin-1\n'''\né = 1\n".encode()),
    ("behind lone carriage returns", b"#\r# coding: latin-1\r\xe9 = 1\r"),
    ("a mark", b"\xef\xbb\xbf" + "é = 1\n".encode()),
    ("a mark, and utf-8", b"\xef\xbb\xbf" + "# coding: utf-8\né = 1\n".encode()),
]


@pytest.mark.parametrize("content", [row[1] for row in READ], ids=[r[0] for r in READ])
def test_what_python_reads(content: bytes) -> None:
    init = Init(content, "p")
    assert ast.dump(init.tree) == ast.dump(ast.parse(content))
    after = with_names(content, "p", {"p._x": ["a"]}, [], Style())
    names = [node for node in ast.parse(after).body if isinstance(node, ast.ImportFrom)]
    assert [name.names[0].name for name in names] == ["a"]
    assert after.endswith((content[-4:], b"import a\n"))


REFUSED = [
    ("not utf-8", b"x = '\xe9'\n"),
    ("an unknown encoding", b"# coding: nothing\n"),
    ("not what is said", b"# coding: ascii\n# \xe9\n"),
    ("a mark, and another encoding", b"\xef\xbb\xbf# coding: latin-1\n"),
    ("utf-16", "x = 1\n".encode("utf-16")),
    ("a null byte", b"x = 1\0\n"),
    ("no encoding of text", b"# coding: hex\n"),
]


@pytest.mark.parametrize(
    "content", [row[1] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_python_does_not_read(content: bytes) -> None:
    with pytest.raises((SyntaxError, ValueError)):
        compile(content, "p", "exec")
    with pytest.raises(UnreadableError):
        Init(content, "p")
