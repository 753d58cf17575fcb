"""A name made safe to print: nothing invisible, nothing that moves the cursor."""

import unicodedata

_LONGEST = 80

# Default_Ignorable_Code_Point of the Unicode Character Database, as ranges: the
# property decides what a reader cannot see, and it must not change with the
# interpreter that runs.
_IGNORABLE = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)


def is_invisible(char: str) -> bool:
    """Tell whether a reader cannot see `char` (Unicode default ignorables, UTS 39)."""
    point = ord(char)
    return any(low <= point <= high for low, high in _IGNORABLE)


def shown(name: str) -> str:
    """Return `name` as it may be echoed: everything unprintable escaped, cut when long."""
    head = "".join(map(_visible, name[:_LONGEST]))
    return head if len(name) <= _LONGEST else f"{head}… ({len(name)} characters)"


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
