"""The comment that opts a file out, in whatever file it stands."""

import pytest

from mkpkg.source import is_off

OFF = [
    pytest.param(b"# mkpkg: off\n", id="alone"),
    pytest.param(b"x = 1\n  #mkpkg:off\n", id="indented"),
    pytest.param(b"x = 1\r# mkpkg: off\ry = 2\r", id="lone CR"),
    pytest.param(b"x = 1\r\n# mkpkg: off\r\n", id="CRLF"),
    pytest.param(b"\xef\xbb\xbf# mkpkg: off\n", id="behind a byte order mark"),
    pytest.param(b"\f# mkpkg: off\n", id="behind a form feed"),
    pytest.param(b"# coding: latin-1\n# \xe9\n# mkpkg: off\n", id="latin-1"),
    pytest.param(b'"""Doc."""\n# mkpkg: off, for now\n', id="with a reason"),
    pytest.param(b"a = (\n# mkpkg: off\n", id="in a file that cannot be parsed"),
    pytest.param(b'"""\n# mkpkg: off\n"""\n# mkpkg: off\n', id="as a text, and as a comment"),
]  # fmt: skip
ON = [
    pytest.param(b"x = 1\n", id="nothing"),
    pytest.param(b"x = 1  # mkpkg: off\n", id="behind a statement"),
    pytest.param(b"# mkpkg: offer\n", id="another word"),
    pytest.param(b'"""Write\n# mkpkg: off\nto opt out."""\n', id="in a docstring"),
    pytest.param(b'x = f"""{1}\n# mkpkg: off\n"""\n', id="in a formatted text"),
]  # fmt: skip


@pytest.mark.parametrize("content", OFF)
def test_a_file_opts_out(content: bytes) -> None:
    assert is_off(content)


@pytest.mark.parametrize("content", ON)
def test_a_file_does_not(content: bytes) -> None:
    assert not is_off(content)
