"""Drawings of packages, and what they say."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkpkg._errors import BadInput
from mkpkg.layout import (
    Drawn,
    Layout,
    draw_outline,
    judge_items,
    read_outline,
)

SOUND = Path(__file__).with_name("sound.txt")


def read(text: str | bytes) -> Drawn:
    content = text if isinstance(text, bytes) else text.encode()
    return read_outline(content, "x.txt").package()


def said(drawn: Drawn) -> str:
    """Return a drawing on one line: the root, and what is inside, with the texts."""
    docs = {doc.dotted: f" ({doc.text})" for doc in drawn.docs}
    items = [
        f"{'/'.join(item.parts)}{'.py' if item.is_module else '/'}"
        f"{docs.pop(item.dotted, '')}"
        for item in drawn.items
    ]
    root = f"{drawn.name}:{docs.pop('', '')}"
    return " ".join([root, *items, *(f"{k}{v}" for k, v in docs.items())])


TREE = """\
sound
├── README.md
├── __init__.py
├── effects
│\u00a0\u00a0 ├── __init__.py
│\u00a0\u00a0 ├── echo.py
│\u00a0\u00a0 └── link.py -> echo.py
└── filters
    ├── __init__.py
    └── vocoder.py

3 directories, 7 files
"""
ASCII = """\
sound/
|-- README.md
|-- __init__.py
|-- effects/
|   |-- __init__.py
|   |-- echo.py*
|   `-- link.py -> echo.py*
`-- filters/
    |-- __init__.py
    `-- vocoder.py

3 directories, 7 files
"""
OF_TREE = "sound: effects/ effects/echo.py effects/link.py filters/ filters/vocoder.py"
OWN = """\
sound/             Top-level package
│                  · hello
├── _internals.py  The code of sound.
│                  · hello
├── effects/       Subpackage
│   │              · hello, wet, dry
│   │              · and 3 more
│   ├── echo.py    ! line 1: invalid syntax
│   └── fast.so
└── filters/       + 3 modules
"""
SHAPES = {
    "tree": (TREE, OF_TREE),
    "tree, ASCII, with -F": (ASCII, OF_TREE),
    "tree -a": (
        ("sound\n├── .git\n│   ├── HEAD\n│   └── refs\n├── __pycache__\n│   └── a.cpython-311.pyc\n"
        "├── a.py\n├── b\n│   └── __pycache__\n└── sound.egg-info\n    └── PKG-INFO\n"),
        "sound: a.py b/",
    ),
    "tree -d": ("sound\n├── a\n└── b\n\n3 directories\n", "sound: a/ b/"),
    "tree -ph": (
        ("[drwxr-xr-x 4.0K]  sound\n├── [-rw-r--r--    0]  a.py\n└── [drwxr-xr-x 4.0K]  b\n"
        "    └── [-rw-r--r--    7]  c.py\n"),
        "sound: a.py b/ b/c.py",
    ),
    "tree, in the folder": (".\n├── a.py\n└── b\n    └── c.py\n", ": a.py b/ b/c.py"),
    "tree, of a path": ("src/sound\n└── a.py\n", "sound: a.py"),
    "tree, of a whole path": ("/home/ada/sound/\n└── a.py\n", "sound: a.py"),
    "tree on Windows": (
        "C:\\Code\\sound\n|   a.py\n|\n+---b\n|       c.py\n|\n\\---d\n    |   e.py\n    |\n    \\---f\n            g.py\n",
        "sound: a.py b/ b/c.py d/ d/e.py d/f/ d/f/g.py",
    ),
    "mkpkg tree": (
        OWN,
        ("sound: (Top-level package) effects/ (Subpackage) effects/echo.py filters/"
        " _internals (The code of sound.)"),
    ),
    "plus signs": ("sound\n+-- a.py\n+-- b\n|   +-- c.py\n", "sound: a.py b/ b/c.py"),
    "underscores": ("sound\n|__ a.py\n|__ b\n|   |__ _c.py\n", "sound: a.py b/ b/_c.py"),
    "narrow": ("sound\n├─ a.py\n└─ b\n   └─ c.py\n", "sound: a.py b/ b/c.py"),
    "blanks": ("sound\n  a.py\n  b\n    c.py\n", "sound: a.py b/ b/c.py"),
    "tabs": ("sound\n\ta.py\n\tb\n\t\tc.py\n", "sound: a.py b/ b/c.py"),
    "bullets": ("- sound\n  - a.py\n  * b\n    - c.py\n", "sound: a.py b/ b/c.py"),
    "stars": ("* sound\n    * a.py\n", "sound: a.py"),
    "quoted bullets": ("- `sound/`\n  - `a.py`: An a.\n", "sound: a.py (An a.)"),
    "colons": ("sound:\n  a.py\n  b:\n    c.py\n", "sound: a.py b/ b/c.py"),
    "one indentation": ("   sound\n     a.py\n     b\n       c.py", "sound: a.py b/ b/c.py"),
    "Windows": ("sound\r\n  a.py  An a.\r\n", "sound: a.py (An a.)"),
    "old Macs": ("sound\r  a.py\r", "sound: a.py"),
    "a mark": (b"\xef\xbb\xbfsound\n  a.py\n", "sound: a.py"),
    "PowerShell": ("sound\n└── a.py\n".encode("utf-16"), "sound: a.py"),
    "blank lines and remarks": ("\n# a plan\nsound\n\n  # inside\n  a.py\n\n", "sound: a.py"),
    "Markdown": ("# Plan\n\nSo:\n\n```\nsound\n  a.py\n```\n\nAnd:\n```\nb\n```\n", "sound: a.py"),
    "Markdown, plain text first": (
        "```console\n$ ls\n```\n~~~text\nsound\n  a.py\n~~~\n", "sound: a.py",
    ),
    "Markdown, indented": ("1. This:\n\n   ```python\n   sound\n     a.py\n   ```", "sound: a.py"),
    "a fence left open": ("```\nsound\n  a.py\n", "sound: a.py"),
    "the root alone": ("sound", "sound:"),
    "a path on a line": ("sound\n  b/c.py\n  d/e/\n  ./f.py\n", "sound: b/c.py d/e/ f.py"),
    "no root": ("├── a.py\n└── b\n    └── c.py\n", ": a.py b/ b/c.py"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_what_is_drawn_in_many_ways(text: str | bytes, expected: str) -> None:
    assert said(read(text)) == expected


MEMBERS = {
    "a module by its suffix": ("a.py", "a.py"),
    "a module without one": ("a", "a.py"),
    "a package by its slash": ("a/", "a/"),
    "a package by its members": ("a\n    b", "a/ a/b.py"),
    "a package by its __init__": ("a\n    __init__.py", "a/"),
    "a package that goes on": ("a\n    ...", "a/"),
    "private ones": ("_a.py\n  _b/", "_a.py _b/"),
    "what is always made, without suffixes": ("__init__\n  _internals\n  a/", "a/"),
    "what is always made": ("__init__.py\n  _internals.py\n  py.typed\n  a/\n    _internals.py", "a/"),
    "the main module": ("__main__.py", "__main__.py"),
    "an ellipsis": ("a.py\n  ...\n  …\n  etc.", "a.py"),
    "caches and hidden files": ("a.pyc\n  .DS_Store\n  __pycache__/\n    x.py\n  .git\n    y", ""),
    "a package with nothing but caches": ("a\n    __pycache__", "a/"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEMBERS.values(), ids=MEMBERS)
def test_what_a_line_stands_for(text: str, expected: str) -> None:
    assert said(read(f"sound\n  {text}\n")) == f"sound: {expected}".strip()


LEFT_OUT = {
    "README.md": "README.md",
    "data.txt": "data.txt",
    "LICENSE": "LICENSE",
    "Makefile": "Makefile",
    "fast.so": "fast.so",
    "fast.pyi": "fast.pyi",
    "data/\n    a.csv\n    b.csv": "data",
    "effects.reverb": "effects.reverb",
}


@pytest.mark.parametrize(("line", "name"), LEFT_OUT.items(), ids=LEFT_OUT.values())
def test_what_is_neither_a_package_nor_a_module_is_left_out_and_told(
    line: str, name: str
) -> None:
    outline = read_outline(f"sound\n  {line}\n".encode(), "x.txt")
    assert outline.package().items == ()
    (note,) = outline.notes
    assert (note.code, note.name, note.path, note.line) == (
        "left-out", name, "x.txt", 2,
    )  # fmt: skip


TEXTS = {
    "two blanks": ("a.py  An a.", "An a."),
    "many blanks": ("a.py            An a.", "An a."),
    "a tab": ("a.py\tAn a.", "An a."),
    "a sharp": ("a.py # An a.", "An a."),
    "a sharp, close": ("a.py  #An a.", "An a."),
    "a dash": ("a.py — An a.", "An a."),
    "a short dash": ("a.py – An a.", "An a."),
    "two hyphens": ("a.py -- An a.", "An a."),
    "a hyphen": ("a.py - An a.", "An a."),
    "an arrow": ("a.py  <- An a.", "An a."),
    "a long arrow": ("a.py <-- An a.", "An a."),
    "a real arrow": ("a.py ← An a.", "An a."),
    "slashes": ("a.py // An a.", "An a."),
    "an arrow to the right": ("a.py -> An a.", "An a."),
    "one blank behind a suffix": ("a.py An a.", "An a."),
    "one blank behind a colon": ("a: An a.", "An a."),
    "blanks in it": ("a.py  An a  - # really", "An a  - # really"),
    "blanks behind it": ("a.py  An a.  \t", "An a."),
    "only one sign goes": ("a.py  # # An a.", "# An a."),
    "a sign that is none": ("a.py  --verbose", "--verbose"),
    "no text": ("a.py", None),
    "a sign alone": ("a.py  #", None),
    "where a link leads": ("a.py -> b.py", None),
    "names": ("a.py  · one, two", None),
    "names in ASCII": ("a.py  : one, two", None),
    "a problem": ("a.py  ! line 1: invalid syntax", None),
}  # fmt: skip


@pytest.mark.parametrize(("line", "text"), TEXTS.values(), ids=TEXTS)
def test_what_is_behind_a_name_is_its_docstring(line: str, text: str | None) -> None:
    docs = read(f"sound\n  {line}\n").docs
    assert [doc.text for doc in docs] == ([] if text is None else [text])


def test_the_text_of_a_folder_wins_over_that_of_its_init() -> None:
    text = (
        "sound\n  __init__.py  Of sound.\n  a/  Of a.\n    __init__.py  Of its init.\n"
        "    _internals.py  Of the code.\n"
    )
    assert [doc[:2] for doc in read(text).docs] == [
        ("", "Of sound."),
        ("a", "Of a."),
        ("a._internals", "Of the code."),
    ]


PROJECTS = {
    "src": (
        ("my-sound\n├── README.md\n├── docs\n│   └── index.md\n├── src\n│   └── sound\n│       └── a.py\n"
        "└── tests\n    └── test_a.py\n"),
        "sound: a.py",
    ),
    "a path": ("my-sound/\n├── pyproject.toml\n├── src/sound/\n│   └── a.py\n└── tests/\n", "sound: a.py"),
    "flat": ("my-sound\n├── pyproject.toml\n├── sound\n│   └── a.py\n└── tests\n    └── test_a.py\n", "sound: a.py"),
    "the folder src": ("src\n└── sound\n    └── a.py\n", "sound: a.py"),
    "a package that has a folder src": ("sound\n├── __init__.py\n└── src\n    └── a.py\n", "sound: src/ src/a.py"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROJECTS.values(), ids=PROJECTS)
def test_of_a_project_the_package_is_taken(text: str, expected: str) -> None:
    assert said(read(text)) == expected


WRONG = {
    "nothing": ("", [(None, "nothing is drawn")]),
    "nothing but remarks": ("# a\n\n...\n", [(None, "nothing is drawn")]),
    "not text": (b"\x89PNG\xff", [(None, "is not text")]),
    "a NUL": (b"sound\n  a\0b\n", [(None, "is not text")]),
    "two roots": ("sound\n  a.py\nnoise\n  b.py\nnext", [(3, "beside `sound`"), (5, "beside `sound`")]),
    "a file as root": ("sound.py\n", [(1, "is a file")]),
    "less deep than the root": ("  sound\n    a.py\n b.py", [(3, "as deep as none around")]),
    "between two depths": ("sound\n  a\n      b.py\n    c.py", [(4, "as deep as none in `a`")]),
    "one too deep": (
        "sound\n├── a\n│       ├── b.py\n│   ├── c.py\n", [(4, "as deep as none in `a`")],
    ),
    "tabs and blanks": ("sound\n\ta.py\n        b.py", [(3, "tabs and blanks")]),
    "blanks and tabs": ("sound\n    a\n\tb.py", [(3, "tabs and blanks")]),
    "in a module": ("sound\n  a.py\n    b.py", [(3, "inside of `a.py`, which is a file")]),
    "a blank in a name": ("sound\n  my mod.py\n  a\n", [(2, "has a blank in it")]),
    "a text too near": ("sound\n  a Does it.\n", [(2, "has a blank in it")]),
    "no package in a project": ("a\n  pyproject.toml\n  tests/\n", [(1, "not clear: none")]),
    "two packages in a project": ("a\n  src\n    b/\n    c/\n", [(2, "not clear: b, c")]),
    "several at once": ("sound\n  a.py\n    b c.py\n d.py\n", [(3, "which is a file"), (3, "has a blank"), (4, "as deep as none")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "problems"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_line(
    text: str | bytes, problems: list[tuple[int | None, str]]
) -> None:
    with pytest.raises(BadInput) as raised:
        read(text)
    found = raised.value.findings
    assert [finding.line for finding in found] == [line for line, _ in problems]
    assert {finding.code for finding in found} == {"outline"}
    for finding, (line, message) in zip(found, problems, strict=True):
        assert message in finding.message
        assert finding.path == ("x.txt" if line else None)
        assert finding.help


def test_of_many_wrong_lines_the_first_are_told() -> None:
    with pytest.raises(BadInput) as raised:
        read("sound\n" + "  one two\n" * 20)
    lines = [finding.line for finding in raised.value.findings]
    assert lines == [*range(2, 10), None]
    assert "12 more" in raised.value.findings[-1].message


NAMES = {
    "all fine": ("a/\n    b.py", []),
    "a keyword": ("class/\n    b.py\n    c.py", [("keyword", 2)]),
    "several": ("my-mod.py\n  con/", [("ident", 2), ("windows", 3)]),
    "twice": ("a.py\n  b.py\n  a.py", [("duplicate", 4)]),
    "a folder twice": ("a/\n    b.py\n  a/\n    c.py", [("duplicate", 4)]),
    "by case": ("a.py\n  A/\n", [("casefold", 3)]),
    "a module and a package": ("a.py\n  a/\n    b.py", [("modpkg", 3)]),
    "a package and a module": ("a/\n    b.py\n  a.py", [("modpkg", 4)]),
    "what is made": ("_internals/\n", [("reserved", 2)]),
    "the example": ("a/\n    hello.py\n", [("reserved", 3)]),
    "outside": ("../a.py\n", [("path", 2)]),
    "a requirement": ("httpx[http2]\n", [("requirement", 2)]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), NAMES.values(), ids=NAMES)
def test_each_name_is_judged_once_on_its_line(
    text: str, found: list[tuple[str, int]]
) -> None:
    drawn = read(f"sound\n  {text}")
    judged = judge_items("sound", drawn.items, frozenset({"hello"}))
    assert [(f.code, f.line) for f in judged if f.is_error] == found


def test_what_is_deep_is_told_though_its_parts_are_on_lines_of_their_own() -> None:
    drawn = read("sound\n a/\n  b/\n   c/\n    d/\n     e.py")
    (finding,) = judge_items("sound", drawn.items)
    assert (finding.code, finding.line, finding.name) == ("deep", 5, "a.b.c.d")


def test_the_drawing_of_the_notes() -> None:
    drawn = read(SOUND.read_bytes())
    assert said(drawn) == (
        "sound: (Top-level package)"
        " formats/ (Subpackage for file format conversions)"
        " formats/wavread.py formats/wavwrite.py formats/aiffread.py"
        " formats/aiffwrite.py formats/auread.py formats/auwrite.py"
        " effects/ (Subpackage for sound effects)"
        " effects/echo.py effects/surround.py effects/reverse.py"
        " filters/ (Subpackage for filters)"
        " filters/equalizer.py filters/vocoder.py filters/karaoke.py"
    )


def test_what_is_drawn() -> None:
    layout = Layout(("effects", "effects.reverb"), ("effects.reverb._fast", "io"))
    docs = {
        "": "Sounds.",
        "effects.reverb": "# 1 in halls",
        "effects._internals": "The code.",
    }
    assert draw_outline("sound", layout, docs) == (
        "sound/                 Sounds.\n"
        "    effects/\n"
        "        _internals.py  The code.\n"
        "        reverb/        # # 1 in halls\n"
        "            _fast.py\n"
        "    io.py\n"
    )


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,5}", fullmatch=True).filter(
    lambda name: not name.startswith("__") and name != "_internals"
)
hostile = st.sampled_from("#—–-<←/>·:!+ \t*`|├ab.(\u00a0")
texts = st.text(
    hostile | st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)


@st.composite
def packages(draw: st.DrawFn) -> tuple[str, Layout, dict[str, str]]:
    """Draw what an outline can say."""
    paths = draw(st.sets(st.lists(names, min_size=1, max_size=3).map(tuple)))
    parents = {path[:depth] for path in paths for depth in range(1, len(path))}
    folders = (
        parents | draw(st.sets(st.sampled_from(sorted(paths or {("a",)})))) & paths
    )
    subpackages = tuple(sorted(".".join(path) for path in folders))
    modules = tuple(sorted(".".join(path) for path in paths - folders))
    places = ["", *subpackages, *modules]
    places += [f"{dotted}._internals".lstrip(".") for dotted in ("", *subpackages)]
    docs = draw(st.dictionaries(st.sampled_from(places), texts))
    return draw(names), Layout(subpackages, modules), docs


def test_a_drawing_that_is_too_deep_is_refused() -> None:
    with pytest.raises(BadInput) as raised:
        read("\n".join(f"{' ' * depth}a" for depth in range(2000)))
    assert "in more than 60 others" in raised.value.findings[0].message


pieces = st.sampled_from(
    [
        "├── ",
        "│   ",
        "|-- ",
        "`-- ",
        "|",
        "-",
        "*",
        "+",
        "\\",
        " ",
        "  ",
        "\t",
        "\u00a0",
    ]
    + [
        "\n",
        "\n",
        "\r",
        "#",
        "```",
        "...",
        "/",
        ".",
        "..",
        ":",
        "·",
        "!",
        "->",
        "[",
        "]",
    ]
    + ["a", "b", "a.py", "src", "pyproject.toml", "__init__.py", "_internals", "x.txt"]
)


@given(st.lists(pieces).map("".join).map(str.encode) | st.binary(max_size=40))
@settings(deadline=None)
def test_anything_is_read_or_refused(content: bytes) -> None:
    try:
        outline = read_outline(content, "x.txt")
    except BadInput as reason:
        assert all(finding.is_error for finding in reason.findings)
        return
    for root in outline.roots:
        assert all(item.line and item.parts for item in root.items)
        judge_items(root.name, root.items)


@given(packages())
@settings(max_examples=50, deadline=None)
def test_a_drawing_is_read_as_what_was_drawn(
    package: tuple[str, Layout, dict[str, str]],
) -> None:
    root, layout, docs = package
    drawing = draw_outline(root, layout, docs)
    outline = read_outline(drawing.encode(), "x.txt")
    drawn = outline.package()
    assert drawn.name == root
    assert Layout.of(drawn.items) == layout
    assert {doc.dotted: doc.text for doc in drawn.docs} == docs
    assert outline.notes == ()


GLYPHS = [("├── ", "└── ", "│   ", "    "), ("|-- ", "`-- ", "|   ", "    "), ("+-- ", "\\-- ", "|   ", "    ")]  # fmt: skip


@given(packages(), st.sampled_from(GLYPHS))
@settings(max_examples=20, deadline=None)
def test_it_is_the_same_in_the_form_of_tree(
    package: tuple[str, Layout, dict[str, str]], glyphs: tuple[str, str, str, str]
) -> None:
    root, layout, docs = package
    plain = draw_outline(root, layout, docs)
    drawn, with_branches = read(plain), read(branched(plain, glyphs))
    assert (drawn.name, drawn.items, drawn.docs) == (
        with_branches.name, with_branches.items, with_branches.docs,
    )  # fmt: skip


def branched(plain: str, glyphs: tuple[str, str, str, str]) -> str:
    """Return an indented list with branches, as ``tree`` draws them."""
    tee, last, bar, none = glyphs
    lines = plain.split("\n")[:-1]
    depths = [(len(line) - len(line.lstrip(" "))) // 4 for line in lines]
    drawn = []
    for number, line in enumerate(lines):
        below = depths[number + 1 :]
        prefix = ""
        for depth in range(1, depths[number] + 1):
            shallower = next((d for d in below if d <= depth), 0)
            is_own = depth == depths[number]
            more = shallower == depth
            prefix += (tee if more else last) if is_own else (bar if more else none)
        drawn.append(f"{prefix}{line.lstrip(' ')}\n")
    return "".join(drawn)
