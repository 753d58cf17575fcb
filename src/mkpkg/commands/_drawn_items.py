"""What is drawn for a project that exists: what is to be added, and what is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from mkpkg._errors import bad_input
from mkpkg.layout import Drawn, Item, Made, Outline, PackageFolder, parse_item

from ._asked import Asked, read_items
from ._project import Project


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, by items and by a drawing.

    Attributes:
        asked: What is new, and the package that it is for.
        docs: Docstrings by dotted name, without the package's own.
        there: The files of what is drawn and is there already.
    """

    asked: Asked
    docs: Mapping[str, str] = field(default_factory=dict)
    there: tuple[PurePosixPath, ...] = ()


def read_wanted(
    project: Project, texts: tuple[str, ...], outline: Outline | None
) -> Wanted:
    """Read items and a drawing, and find out which package they are for.

    A root of the drawing is that package, or something in it. What is drawn and is
    there already is not asked for: it shows where the rest goes.

    Raises:
        Refused: The project has no package, or several and an item names none.
        BadInput: The items are for more than one package, or one is all of it.
    """
    if outline is None:
        return Wanted(read_items(project, texts))
    roots = [_Root(project, root) for root in outline.roots]
    named = [text for root in roots for text in root.texts()]
    if not (texts or named):
        raise bad_input(
            "outline",
            "nothing is drawn that could be added",
            help="indent it, below the name of the package",
        )
    asked = read_items(project, (*texts, *named))
    drawn = [item for root in roots for item in root.items()]
    new = [item for item in drawn if not _is_there(asked, item)]
    asked = replace(asked, items=(*asked.items[: len(texts)], *new))
    docs = {dotted: text for root in roots for dotted, text in root.docs()}
    return Wanted(asked, docs, tuple(_files(asked, drawn)))


class _Root:
    """One root of a drawing, and the package of a project that it is, if it is one."""

    def __init__(self, project: Project, drawn: Drawn) -> None:
        self._drawn = drawn
        self._top = _top_of(project, drawn.name)
        is_inner = bool(drawn.name) and self._top is None
        self._own = _own_item(drawn) if is_inner else None

    def items(self) -> Iterator[Item]:
        """Yield what is drawn, relative to the package, with the path as its text."""
        if self._own:
            yield self._own
        before = self._own.parts if self._own else ()
        for item in self._drawn.items:
            inner = replace(item, parts=(*before, *item.parts))
            yield replace(inner, text=_path(inner))

    def texts(self) -> Iterator[str]:
        """Yield the same as texts that say which package they are for."""
        before = f"{self._top.dotted.replace('.', '/')}/" if self._top else ""
        yield from (f"{before}{item.text}" for item in self.items())

    def docs(self) -> Iterator[tuple[str, str]]:
        """Yield the docstrings, by dotted names relative to the package."""
        before = self._own.parts if self._own else ()
        for doc in self._drawn.docs:
            yield ".".join(filter(None, (*before, doc.dotted))), doc.text


def _top_of(project: Project, name: str) -> PackageFolder | None:
    names = {top.dotted.rpartition(".")[2]: top for top in project.tops}
    return project.by_name.get(name) or names.get(name)


def _own_item(drawn: Drawn) -> Item:
    ending = ".py" if drawn.is_module else ""
    item = parse_item(f"{drawn.name.removesuffix('.py')}{ending}")
    return replace(item, line=drawn.line)


def _path(item: Item) -> str:
    return f"{'/'.join(item.parts)}{'.py' if item.is_module else ''}"


def _is_there(asked: Asked, item: Item) -> bool:
    child = asked.child(item.parts)
    if child is None or child.made in (Made.FOLDER, Made.STUB):
        return False
    return (child.made is not Made.PACKAGE) == item.is_module


def _files(asked: Asked, drawn: list[Item]) -> Iterator[PurePosixPath]:
    """Yield the files of what is there, where there is one to see."""
    for item in drawn:
        child = asked.child(item.parts)
        if child and child.path and _is_there(asked, item):
            yield PurePosixPath(child.path)
