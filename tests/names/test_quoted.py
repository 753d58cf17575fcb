"""Texts as words of a command, for the shell of the user."""

import shlex
import shutil
import subprocess
import sys

import pytest

from mkpkg.names import quoted

TEXTS = [
    "a",
    "a b",
    "httpx[http2]",
    "it's",
    'a"b',
    "$HOME",
    "a;b",
    "é",
    "*",
    "a\\b",
    "",
]
ODD = ["a\nb", "\x1b[31m", "it's\t", "\\\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="its shells have other rules")
@pytest.mark.parametrize("text", TEXTS)
def test_a_posix_shell_reads_the_text(text: str) -> None:
    assert shlex.split(quoted(text)) == [text]


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize("text", ODD)
def test_what_cannot_be_printed_is_escaped(text: str) -> None:
    assert quoted(text).isprintable()
    command = ["bash", "-c", f"printf %s {quoted(text)}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a"),
        ("C:\\a\\b", "C:\\a\\b"),
        ("a b", '"a b"'),
        ("httpx[http2]>=1", '"httpx[http2]>=1"'),
        ('a; b<"3"', '"a; b<\\"3\\""'),
    ],
)
def test_windows(monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert quoted(text) == expected
