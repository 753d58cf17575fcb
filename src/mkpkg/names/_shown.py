"""A name made safe to print: nothing invisible, nothing that moves the cursor."""

import re
import shlex
import sys
import unicodedata
from collections.abc import Sequence

_LONGEST = 80
_MOST_LISTED = 8

# Default_Ignorable_Code_Point of the Unicode Character Database: the property decides
# what a reader cannot see, and it must not change with the interpreter that runs.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_CREDENTIALS = re.compile(r"(?i)(https?://)[^/\s]*@")
# What a Windows shell takes as one word without quotes.
_PLAIN = re.compile(r"[\w.:\\/@=+-]+")


def is_invisible(char: str) -> bool:
    """Tell whether a reader cannot see `char` (Unicode default ignorables, UTS 39)."""
    return _IGNORABLE.match(char) is not None


def shown(name: str) -> str:
    """Return `name` as it may be echoed: everything unprintable escaped, cut when long."""
    head = name[:_LONGEST]
    if not head.isascii() or not head.isprintable() or "\\" in head:
        head = "".join(map(_visible, head))
    return head if len(name) <= _LONGEST else f"{head}… ({len(name)} characters)"


def listed(names: Sequence[str]) -> str:
    """Return names as they may be echoed in a row; the last of many are counted."""
    row = ", ".join(map(shown, names[:_MOST_LISTED]))
    left = len(names) - _MOST_LISTED
    return f"{row} and {left} more" if left > 0 else row


def printable(text: str) -> str:
    """Return a text with everything unprintable escaped, whatever its length."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char == "\\" else _visible(char) for char in text)


def without_password(text: str) -> str:
    """Return a text in which the addresses have lost who may fetch from them.

    What stands before the ``@`` of an address of the web is a name and a password, or a
    token (RFC 3986, section 3.2.1). That of ssh is the name of an account, and stays.
    """
    return _CREDENTIALS.sub(r"\1", text)


def quoted(text: str) -> str:
    """Return a text as one word of a command, for the user's shell."""
    if sys.platform == "win32":
        escaped = text.replace('"', '\\"')
        return text if _PLAIN.fullmatch(text) else f'"{escaped}"'
    if text.isprintable():
        return shlex.quote(text)
    # ANSI-C quoting, as bash and zsh read it.
    inner = text.encode("unicode_escape").decode("ascii").replace("'", "\\'")
    return f"$'{inner}'"


def spelled(char: str) -> str:
    """Return one character for a message: itself where it prints, and its code point."""
    visible = _visible(char)
    if char.isascii() and visible == char:
        return f"`{char}`" if char != " " else "a blank"
    point = f"U+{ord(char):04X}"
    described = unicodedata.name(char, "")
    named = f"{point} {described}" if described else point
    return named if visible != char else f"`{char}` ({named})"


def _visible(char: str) -> str:
    if char == "\\":
        return "\\\\"
    if (
        char.isprintable()
        and not is_invisible(char)
        and not unicodedata.combining(char)
    ):
        return char
    return char.encode("unicode_escape").decode("ascii")
