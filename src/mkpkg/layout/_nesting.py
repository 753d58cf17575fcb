"""What is inside of what in a drawing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mkpkg._findings import Finding, error
from mkpkg.names import shown

from ._lines import Depth, Line

ROOT = "."
# Deeper than anything that could be made.
_DEEPEST = 60


@dataclass(slots=True)
class Branch:
    """A line, and those inside of it."""

    line: Line
    inside: list["Branch"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What is on the line."""
        return self.line.name


def nest(lines: Iterable[Line]) -> tuple[list[Branch], list[Finding]]:
    """Return the lines that are in no other, with those in them, and what is wrong.

    A drawing that begins with a branch has a root that is not drawn.
    """
    nesting = _Nesting()
    for line in lines:
        nesting.add(line)
    return nesting.roots, nesting.problems


def problem(line: Line, message: str, why: str = "", help: str = "") -> Finding:
    """Return an error about a line."""
    found = error("outline", message, why=why, help=help or None)
    return found._replace(line=line.number, name=line.name)


class _Nesting:
    def __init__(self) -> None:
        self.roots: list[Branch] = []
        self.problems: list[Finding] = []
        self._open: list[Branch] = []

    def add(self, line: Line) -> None:
        if not self.roots and line.has_branch:
            self._put(Branch(Line(line.number, Depth(-1, -1), ROOT, is_folder=True)))
        last, order = self._leave(line)
        if last and order:
            self.problems.append(self._misplaced(line))
        self._put(Branch(line))

    def _put(self, branch: Branch) -> None:
        (self._open[-1].inside if self._open else self.roots).append(branch)
        if len(self._open) < _DEEPEST:
            self._open.append(branch)
        else:
            self.problems.append(_too_deep(branch.line))

    def _leave(self, line: Line) -> tuple[Branch | None, int]:
        """Close what a line is not inside of; return the last, and how deep it was."""
        last, order = None, 0
        if self._open and self._is_unclear(line):
            self.problems.append(_mixed(line, self._open[-1].line))
        while self._open:
            order = line.depth.wide - self._open[-1].line.depth.wide
            if order > 0:
                break
            last = self._open.pop()
            if order == 0:
                return last, 0
        return last, order

    def _is_unclear(self, line: Line) -> bool:
        above = (branch.line for branch in self._open)
        return any(line.depth.compared(outer.depth) is None for outer in above)

    def _misplaced(self, line: Line) -> Finding:
        outer = self._open[-1].name if self._open else None
        where = f"in `{shown(outer)}`" if outer else "around"
        return problem(
            line,
            f"`{shown(line.name)}` is less deep than the line above it, and as deep as none {where}",
            "what is in one folder begins in one column",
            "put it below the name of what it stands beside",
        )


def _too_deep(line: Line) -> Finding:
    return problem(
        line,
        f"`{shown(line.name)}` is in more than {_DEEPEST} others",
        "its path would be longer than systems allow",
        "put it less deep",
    )


def _mixed(line: Line, above: Line) -> Finding:
    return problem(
        line,
        f"`{shown(line.name)}` and line {above.number} are indented in different ways, with tabs and blanks",
        "how deep they are depends on how wide a tab is shown",
        "use either tabs or blanks in all lines",
    )


def descendants(branch: Branch) -> Iterator[Branch]:
    """Yield everything inside of a branch."""
    for inner in branch.inside:
        yield inner
        yield from descendants(inner)
