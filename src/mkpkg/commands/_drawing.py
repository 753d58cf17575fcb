"""The drawing that a command was given, read, and its texts judged."""

from collections.abc import Iterable, Iterator

from mkpkg._errors import BadInput, bad_input, raise_errors
from mkpkg._findings import Finding
from mkpkg.layout import Doc, Outline, read_outline
from mkpkg.names import shown

from ._texts import check_doc


def read_drawing(content: bytes, source: str) -> Outline:
    """Return what a drawing says.

    Args:
        content: The drawing.
        source: What messages call it.

    Raises:
        BadInput: It says nothing, its lines do not fit together, or a text in it has a
            control character.
    """
    outline = read_outline(content, source)
    docs = (doc for root in outline.roots for doc in root.docs)
    raise_errors(outline.located(_check(docs)), BadInput)
    return outline


def root_of(outline: Outline) -> str:
    """Return the name of the package that is drawn.

    Raises:
        BadInput: It is not drawn, or there are several.
    """
    name = outline.package().name
    if name:
        return name
    raise bad_input(
        "outline",
        f"{shown(outline.source)} does not say what the package is called",
        why="its root is a dot, or is not drawn",
        help="say where it goes: mkpkg new NAME --outline FILE",
    )


def _check(docs: Iterable[Doc]) -> Iterator[Finding]:
    for doc in docs:
        for finding in check_doc(doc.text):
            yield finding._replace(line=doc.line)
