"""The verdict on texts that people type: what no file has room for is refused."""

import re
from collections.abc import Iterator

from mkpkg._findings import Finding, error
from mkpkg.names import shown

_NOT_ONE_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# dot-atom "@" host name (RFC 5322, 3.4.1; RFC 1123, 2.1), with a dot in the host name.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+", re.ASCII)

#: The minor versions of Python 3 that the template knows.
MINORS = range(10, 16)
_PYTHONS = frozenset(f"3.{minor}" for minor in MINORS)


def check_author(text: str, source: str) -> Iterator[Finding]:
    """Yield what is wrong with an author's name; `source` says who gave it."""
    if _NOT_ONE_LINE.search(text):
        yield error(
            "author",
            f"the author `{shown(text)}` ({source}) has a line break or another control character",
            why="it would add lines to the metadata of the package",
            help="give the name on one line: --author NAME",
        )


def check_email(text: str, source: str) -> Iterator[Finding]:
    """Yield what is wrong with an e-mail address; `source` says who gave it."""
    if text and not _EMAIL.fullmatch(text):
        yield error(
            "email",
            f"`{shown(text)}` ({source}) does not look like an e-mail address",
            why="indexes refuse a package with a wrong address",
            help="--email name@example.org",
        )


def check_description(text: str) -> Iterator[Finding]:
    """Yield what is wrong with a description; several lines are fine."""
    found = _NOT_TEXT.search(text)
    if found:
        yield error(
            "description",
            f"the description has the control character {shown(found[0])}",
            why="a README has no room for it",
            help="leave it out",
        )


def check_doc(text: str) -> Iterator[Finding]:
    """Yield what is wrong with a docstring; several lines are fine."""
    found = _NOT_TEXT.search(text)
    if found:
        yield error(
            "doc",
            f"the docstring has the control character {shown(found[0])}",
            help="leave it out",
        )


def without_control(text: str) -> str:
    """Return a text of one line without the characters that a docstring may not have."""
    return _NOT_TEXT.sub("", text).strip()


def check_python(text: str) -> Iterator[Finding]:
    """Yield what is wrong with the lowest Python version."""
    if text not in _PYTHONS:
        yield error(
            "python",
            f"`{shown(text)}` is not a Python version that mkpkg knows",
            why="it writes packages for 3.10 to 3.15",
            help="--python 3.11",
        )
