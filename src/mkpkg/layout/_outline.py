"""A drawing of a package, as people and programs make them, as a value."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mkpkg._errors import BadInput
from mkpkg._findings import Finding, error, note
from mkpkg.names import shown

from ._items import Item
from ._lines import read_lines
from ._members import INTERNALS, Member, kind_of, package_in
from ._nesting import Branch, nest, problem

_MOST_PROBLEMS = 8


class Doc(NamedTuple):
    """The docstring of a part of a package.

    Attributes:
        dotted: The part, dotted, without the package's own name; nothing for itself.
        text: One line.
        line: Where it is drawn, from 1.
    """

    dotted: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """One root of a drawing, and what is inside of it.

    Attributes:
        name: The root's name, not judged yet; nothing where it is not drawn.
        line: Where it is drawn.
        is_module: Whether it is a file.
        items: What is inside, in the order of the drawing; not judged yet.
        docs: The docstrings.
    """

    name: str
    line: int
    is_module: bool = False
    items: tuple[Item, ...] = ()
    docs: tuple[Doc, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing.

    Attributes:
        source: What messages call it.
        roots: What is in nothing else, at least one.
        notes: What is left out.
    """

    source: str
    roots: tuple[Drawn, ...]
    notes: tuple[Finding, ...] = ()

    @property
    def about(self) -> str:
        """What is said of the first root, or nothing."""
        texts = (doc.text for doc in self.roots[0].docs if not doc.dotted)
        return next(texts, "")

    def package(self) -> Drawn:
        """Return the one package that is drawn.

        Raises:
            BadInput: There are several, or it is a file.
        """
        first, *others = self.roots
        if others:
            raise BadInput(*self.located(_other_root(first, o) for o in others))
        if first.name.endswith(".py"):
            raise BadInput(*self.located([_file_as_root(first)]))
        return first

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings; those that have a line get the drawing as their place."""
        return tuple(_located(findings, self.source))


def read_outline(content: bytes, source: str) -> Outline:
    """Read a drawing.

    It may be an indented list, what ``tree`` or ``mkpkg tree`` prints, or such a thing
    in Markdown; ``docs/reference/outline.md`` has the rules. Names are not judged.

    Args:
        content: The drawing.
        source: What messages call it.

    Raises:
        BadInput: It is not text, nothing is drawn, or lines do not fit together; it
            has all such lines.
    """
    drawn = read_lines(_decoded(content, source))
    branches, problems = nest(drawn.lines)
    reader = _Reader(only_folders=drawn.only_folders)
    roots = tuple(root for branch in branches for root in reader.roots(branch))
    found = sorted((*problems, *reader.problems), key=lambda f: f.line or 0)
    if found:
        raise BadInput(*_first(_located(found, source)))
    if not roots:
        raise BadInput(_empty(source))
    return Outline(source, roots, tuple(_located(reader.notes, source)))


def _decoded(content: bytes, source: str) -> str:
    # What PowerShell redirects is UTF-16.
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as reason:
        raise BadInput(_not_text(source, str(reason))) from reason
    if "\0" in text:
        raise BadInput(_not_text(source, "it has a NUL"))
    return text


class _Reader:
    """Makes values of branches; says what is wrong, and what is left out."""

    def __init__(self, *, only_folders: bool) -> None:
        self._only_folders = only_folders
        self._items: list[Item] = []
        self._docs: dict[str, Doc] = {}
        self.problems: list[Finding] = []
        self.notes: list[Finding] = []

    def roots(self, branch: Branch) -> Iterator[Drawn]:
        """Yield what a branch, which is in no other, stands for, if for anything."""
        found = package_in(branch)
        if isinstance(found, Finding):
            self.problems.append(found)
            return
        if found is not branch:
            self.notes.append(_inside(found))
        kind = kind_of(found, only_folders=self._only_folders)
        if kind is Member.OTHER and found.inside:
            # A package may have nothing but data.
            kind = Member.PACKAGE
        if kind is Member.OTHER:
            self.notes.append(_left_out(found))
        if kind not in (Member.PACKAGE, Member.MODULE):
            return
        self._items, self._docs = [], {}
        self._tell((), found)
        self._walk(found, ())
        name = re.split(r"[/\\]", found.name)[-1]
        yield Drawn(
            name if name.strip(".") else "",
            found.line.number,
            kind is Member.MODULE,
            tuple(self._items),
            tuple(self._docs.values()),
        )

    def _walk(self, branch: Branch, path: tuple[str, ...]) -> None:
        if branch.name.endswith(".py") and branch.inside:
            self.problems.append(_inside_a_file(branch))
        for inner in branch.inside:
            self._read(inner, path)

    def _read(self, branch: Branch, path: tuple[str, ...]) -> None:
        kind = kind_of(branch, only_folders=self._only_folders)
        if kind is Member.OTHER:
            self.notes.append(_left_out(branch))
        elif kind is Member.INIT:
            self._tell(path, branch)
        elif kind is Member.INTERNALS:
            self._tell((*path, INTERNALS), branch)
        elif kind is not Member.NOISE:
            self._put(branch, path, is_module=kind is Member.MODULE)

    def _put(self, branch: Branch, path: tuple[str, ...], *, is_module: bool) -> None:
        name = branch.name
        if " " in name:
            self.problems.append(_blank(branch))
        stem = name.removesuffix(".py") if is_module else name
        own = tuple(re.split(r"[./]", stem.removeprefix("./")))
        inner = (*path, *own)
        line = branch.line.number
        self._items.append(Item(inner, is_module, name, line, len(own)))
        self._tell(inner, branch)
        self._walk(branch, inner)

    def _tell(self, path: tuple[str, ...], branch: Branch) -> None:
        """Take the text of a line; that of a folder comes first, and stays."""
        text = branch.line.text
        dotted = ".".join(path)
        if text:
            self._docs.setdefault(dotted, Doc(dotted, text, branch.line.number))


def _located(findings: Iterable[Finding], source: str) -> list[Finding]:
    return [f._replace(path=source) if f.line else f for f in findings]


def _first(problems: list[Finding]) -> list[Finding]:
    """Return the first of many problems, and how many there are."""
    left = len(problems) - _MOST_PROBLEMS
    if left <= 0:
        return problems
    more = error(
        "outline",
        f"and {left} more lines are wrong",
        help="is it a drawing of a package?",
    )
    return [*problems[:_MOST_PROBLEMS], more]


def _empty(source: str) -> Finding:
    return error(
        "outline",
        f"nothing is drawn in {shown(source)}",
        help="draw a package: its name, and below it, indented, what is in it",
    )


def _not_text(source: str, why: str) -> Finding:
    return error(
        "outline",
        f"{shown(source)} is not text",
        why=why,
        help="save it as UTF-8",
    )


def _other_root(first: Drawn, other: Drawn) -> Finding:
    found = error(
        "outline",
        f"`{shown(other.name)}` stands beside `{shown(first.name)}`, in no package",
        why="a drawing is of one package",
        help=f"indent it, to have it in `{shown(first.name)}`, or draw one package a file",
    )
    return found._replace(line=other.line, name=other.name)


def _file_as_root(root: Drawn) -> Finding:
    found = error(
        "outline",
        f"`{shown(root.name)}` is a file, and so no package",
        help="begin with the package, and indent what is in it",
    )
    return found._replace(line=root.line, name=root.name)


def _inside_a_file(branch: Branch) -> Finding:
    inner = branch.inside[0]
    return problem(
        inner.line,
        f"`{shown(inner.name)}` is inside of `{shown(branch.name)}`, which is a file",
        "only a package, which is a folder, has something inside",
        "indent it less, or draw the package without .py",
    )


def _blank(branch: Branch) -> Finding:
    return problem(
        branch.line,
        f"`{shown(branch.name)}` has a blank in it",
        "a name has none, and a text stands two blanks, a tab or a # behind its name",
        "write it as in: effects/  Subpackage for sound effects",
    )


def _left_out(branch: Branch) -> Finding:
    found = note(
        "left-out",
        f"`{shown(branch.name)}` is left out",
        why="an outline is of packages and modules",
        many="{count} lines of the outline are left out: {names}",
    )
    return found._replace(name=branch.name, line=branch.line.number)


def _inside(branch: Branch) -> Finding:
    found = note(
        "left-out",
        f"the package is `{shown(branch.name)}`; what is drawn around it is left out",
    )
    return found._replace(name=branch.name, line=branch.line.number)
