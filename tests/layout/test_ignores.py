"""What a .gitignore may be about, read without git: rather too much than too little."""

import pytest

from mkpkg.layout import may_be_ignored

ROWS = [
    ("a file", "_version.py\n", "_version.py"),
    ("another file", "_other.py\n", ""),
    ("a path", "/src/p/_version.py\n", "_version.py"),
    ("a pattern", "**/_core.*\n", "_core.so"),
    ("all of a kind", "*.so\n", "_core.so"),
    ("a folder", "/src/p/gen/\n", "gen/__init__.py"),
    ("an exception", "!_version.py\n", ""),
    ("a comment", "# _version.py\n", ""),
    ("everything in a folder", "src/p/gen/**\n", "gen/__init__.py"),
    ("its members", "/src/p/gen/*\n", "gen/__init__.py"),
    ("everything in others", "build/**\n/data/*\n", ""),
    ("everything", "*\n", "_version.py _core.so gen/__init__.py"),
    ("several", " \n_version.py \n*.so\n", "_version.py _core.so"),
]


@pytest.mark.parametrize(
    ("text", "found"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_what_may_be_ignored(text: str, found: str) -> None:
    paths = ["_version.py", "_core.so", "gen/__init__.py"]
    assert list(may_be_ignored(text, paths)) == found.split()
