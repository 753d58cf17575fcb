"""Requirements in the place of items: refused, with the command that was meant."""

import shlex

import pytest
from packaging.requirements import Requirement

from mkpkg.layout import judge_items, parse_item, refuse_requirements

#: What is typed, what an installer is to be given, and the project to take out again.
REQUIREMENTS: dict[str, tuple[list[str], str]] = {
    "httpx[http2]": (["httpx[http2]"], "httpx"),
    "httpx[http2,socks]>=1": (["httpx[http2,socks]>=1"], "httpx"),
    "httpx [http2]": (["httpx [http2]"], "httpx"),
    "requests>=2": (["requests>=2"], "requests"),
    " requests >= 2 ": (["requests >= 2"], "requests"),
    "requests>=2,<3": (["requests>=2,<3"], "requests"),
    "a==1": (["a==1"], "a"),
    "a===1": (["a===1"], "a"),
    "a!=1": (["a!=1"], "a"),
    "a<1": (["a<1"], "a"),
    "foo (>=1)": (["foo (>=1)"], "foo"),
    "foo(>=1,<2)": (["foo(>=1,<2)"], "foo"),
    "foo ~= 1.4": (["foo ~= 1.4"], "foo"),
    'foo; python_version<"3.9"': (['foo; python_version<"3.9"'], "foo"),
    "foo>1; sys_platform=='win32'": (["foo>1; sys_platform=='win32'"], "foo"),
    "foo @ https://h.org/x.whl": (["foo @ https://h.org/x.whl"], "foo"),
    "foo@https://h.org/x.whl": (["foo@https://h.org/x.whl"], "foo"),
    "zope.interface>=5": (["zope.interface>=5"], "zope.interface"),
    # What another packager takes.
    "foo@1.2": (["foo==1.2"], "foo"),
    "foo@latest": (["foo"], "foo"),
    "foo=1.2": (["foo==1.2"], "foo"),
    # What no installer takes: the suggestion is less, and right.
    "foo[bar": (["foo"], "foo"),
    "foo; bar": (["foo"], "foo"),
    "foo~=1": (["foo"], "foo"),
    # Addresses.
    "git+https://h.org/o/foo.git": (["git+https://h.org/o/foo.git"], "foo"),
    "git+https://h.org/o/foo.git@v1#egg=bar": (["git+https://h.org/o/foo.git@v1#egg=bar"], "bar"),
    "git+ssh://git@h.org/o/foo@v1": (["git+ssh://git@h.org/o/foo@v1"], "foo"),
    "git@h.org:o/foo.git": (["git+ssh://git@h.org/o/foo.git"], "foo"),
    "https://h.org/foo_x-1.0-py3-none-any.whl": (["https://h.org/foo_x-1.0-py3-none-any.whl"], "foo_x"),
    "https://h.org/a%20b/?x=1&y=2": (["https://h.org/a%20b/?x=1&y=2"], "NAME"),
    "file:///srv/foo-1.tar.gz": (["file:///srv/foo-1.tar.gz"], "foo"),
    # Files.
    "x.whl": (["./x.whl"], "x"),
    "./x.whl": (["./x.whl"], "x"),
    "../dist/my-x-1.0.tar.gz": (["../dist/my-x-1.0.tar.gz"], "my-x"),
    "/srv/a b/x-1.0.zip": (["/srv/a b/x-1.0.zip"], "x"),
    "dist\\x-1.0.tgz": (["dist\\x-1.0.tgz"], "x"),
    "x.tar.gz": (["./x.tar.gz"], "x"),
    "x-1.0.zip": (["./x-1.0.zip"], "x"),
    "requirements.txt": (["-r", "requirements.txt"], "NAME"),
    "requirements/dev.txt": (["-r", "requirements/dev.txt"], "NAME"),
    "dev-requirements.in": (["-r", "dev-requirements.in"], "NAME"),
    # Options.
    "-r requirements.txt": (["-r", "requirements.txt"], "NAME"),
    "-r a file": (["-r", "a file"], "NAME"),
    "--requirement=x.txt": (["-r", "x.txt"], "NAME"),
    "--requirements x.txt": (["-r", "x.txt"], "NAME"),
    "-e .": (["--editable", "."], "NAME"),
    "--editable ../foo": (["--editable", "../foo"], "NAME"),
}  # fmt: skip

ITEMS = [
    "mixers",
    "effects.reverb",
    "effects/reverb/",
    "formats/flac.py",
    "formats/_codec.py",
    "src/sound/io.py",
    "compress.zip",
    "archives/tgz",
    "formats/tar/gz",
    "requirements",
    "requirements.reader",
    "text.txt",
    "wheels.whl.x",
    # Refused for other reasons.
    "",
    ".",
    "../x",
    "a-b",
    "a b",
    "my-mod.py",
    "(a)",
    "é",
]


@pytest.mark.parametrize("text", REQUIREMENTS)
def test_a_requirement_is_refused_with_the_command_that_was_meant(text: str) -> None:
    words, name = REQUIREMENTS[text]
    (found,) = judge_items("sound", [parse_item(text, "sound")])
    assert (found.code, found.is_error, found.name) == ("requirement", True, text)
    uv, pip = (found.help or "").split(", or: ")
    assert shlex.split(uv) == ["uv", "add", *words]
    assert shlex.split(pip) == ["pip", "install", *words]
    (found,) = refuse_requirements([text], is_wanted=False)
    assert found.help == f"uv remove {name}, or: pip uninstall {name}"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(words[0], name, id=text)
        for text, (words, name) in REQUIREMENTS.items()
        if not words[0].startswith(("-", ".", "/", "dist", "git+", "https:", "file:"))
    ],
)
def test_what_is_suggested_is_itself_a_requirement(words: str, name: str) -> None:
    assert Requirement(words).name == name


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_is_no_requirement(text: str) -> None:
    assert refuse_requirements([text]) == ()


def test_a_long_requirement_is_suggested_whole() -> None:
    address = f"git+https://h.org/{'long/' * 40}foo.git"
    (found,) = refuse_requirements([address])
    assert found.help == f"uv add {address}, or: pip install {address}"
    assert f"({len(address)} characters)" in found.message
