"""The lines of a drawing: how deep each is, the name on it, and the text beside that."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Depth(NamedTuple):
    """How far a line is indented: with tabs that go to every eighth column, and as one.

    Where the two disagree on which of two lines is deeper, nobody can tell by looking.
    """

    wide: int
    narrow: int

    def compared(self, other: "Depth") -> int | None:
        """Return 1 where this is deeper, 0 where it is as deep, -1; None if unclear."""
        wide = _sign(self.wide - other.wide)
        return wide if wide == _sign(self.narrow - other.narrow) else None


class Line(NamedTuple):
    """One line that has a name.

    Attributes:
        number: Its number, from 1.
        depth: How deep it is.
        name: What is on it, as it is drawn, without the slash at its end.
        is_folder: Whether a slash is at its end.
        text: What is said beside it, or nothing.
        has_branch: Whether a branch leads to it, so that something is above it.
    """

    number: int
    depth: Depth
    name: str
    is_folder: bool
    text: str = ""
    has_branch: bool = False


class Lines(NamedTuple):
    """What is on the lines of a drawing.

    Attributes:
        lines: Those that have names.
        only_folders: Whether its last line says that all of them are folders.
    """

    lines: tuple[Line, ...]
    only_folders: bool


# What stands in front of a name: blanks (`tree` prints U+00A0), bullets, and branches.
_INDENT = re.compile(r"(?:\|_+(?=\s)|`(?=-)|[\s│┃├┣└┗╰─━|+\\*•-])*(?:\[[^]]*\]\s+)?")
_BRANCH = re.compile(r"[├┣└┗╰]|[|`+\\][-_]")
_COLUMNS = re.compile(r"\[[^]]*\]\s+\Z")

# A text begins behind two blanks, behind a tab, or behind one blank and a sign.
_SIGN = r"#|(?:—|–|--?|<-+|->|←|//)(?=\s|\Z)"
_BESIDE = re.compile(rf"[ \xa0]*\t\s*|[ \xa0]{{2,}}|[ \xa0](?={_SIGN}|[·:!+]\s)")
_SIGNED = re.compile(rf"(?:{_SIGN})\s*")
# What `mkpkg tree` adds, and where `tree` says that a link leads, is no text.
_NOT_A_TEXT = re.compile(r"[·:!+](?:\s|\Z)|->\s+\S+\Z")
# Behind these, one blank will do: a name goes no further.
_ENDED = re.compile(r"(\S+(?:/|\.py|:))[ \xa0](?=\S)")

_COUNTED = re.compile(r"\d+ director(?:y|ies)(?P<files>, \d+ files?)?")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})\s*(?P<language>[^`\s]*)")
_PLAIN = frozenset({"", "text", "txt", "tree", "plain", "plaintext"})


def read_lines(text: str) -> Lines:
    """Return the lines of a text that have names; of Markdown, those of one block."""
    numbered = list(enumerate(re.split(r"\r\n|\r|\n", text), start=1))
    found: list[Line] = []
    only_folders = False
    for number, line in _fenced(numbered):
        counted = _COUNTED.fullmatch(line.strip())
        if counted:
            only_folders = not counted["files"]
        else:
            found += _read(number, line)
    return Lines(tuple(found), only_folders)


def _fenced(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return what is in the first block of plain text, or the first; else all."""
    blocks = list(_blocks(numbered))
    plain = [lines for language, lines in blocks if language.lower() in _PLAIN]
    every = [lines for _, lines in blocks]
    return next(iter((*plain, *every)), numbered)


def _blocks(
    numbered: list[tuple[int, str]],
) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield the fenced blocks of Markdown: the language, and the lines."""
    fence, language, inside = "", "", list[tuple[int, str]]()
    for number, line in numbered:
        found = _FENCE.match(line)
        if not fence and found:
            fence, language, inside = found["fence"], found["language"], []
        elif fence and found and found["fence"].startswith(fence):
            yield language, inside
            fence = ""
        elif fence:
            inside.append((number, line))
    if fence:
        yield language, inside


def _read(number: int, line: str) -> Iterator[Line]:
    """Yield what a line says, if it says anything."""
    found = _INDENT.match(line)
    indent = found[0] if found else ""
    rest = line[len(indent) :].rstrip(" \t")
    if not rest or rest.startswith("#") or _NOT_A_TEXT.match(rest):
        return
    drawn, text = _split(rest)
    # `tree -F` marks programs and links; names are quoted in Markdown.
    name = drawn.rstrip(":").strip("`").rstrip("*@")
    depth = _depth(_COLUMNS.sub("", indent))
    has_branch = bool(_BRANCH.search(indent))
    bare = name.rstrip("/") or name
    yield Line(number, depth, bare, name.endswith("/"), text, has_branch)


def _split(rest: str) -> tuple[str, str]:
    """Return the name and the text on a line."""
    found = _BESIDE.search(rest)
    name, text = (rest[: found.start()], rest[found.end() :]) if found else (rest, "")
    ended = _ENDED.match(name)
    if ended:
        name, text = ended[1], rest[ended.end() :]
    if _NOT_A_TEXT.match(text):
        return name, ""
    return name, _SIGNED.sub("", text, count=1) if _SIGNED.match(text) else text


def needs_sign(text: str) -> bool:
    """Tell whether a text is taken for something else unless a sign is before it."""
    return bool(_SIGNED.match(text) or _NOT_A_TEXT.match(text))


def _depth(indent: str) -> Depth:
    return Depth(len(indent.expandtabs(8)), len(indent))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
