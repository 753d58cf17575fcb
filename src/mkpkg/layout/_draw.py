"""A package as a drawing that is read back as the same."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ._layout import Layout
from ._lines import needs_sign
from ._members import INTERNALS

_STEP = "    "
_GAP = "  "


class _Row(NamedTuple):
    label: str
    text: str


def draw_outline(package: str, layout: Layout, docs: Mapping[str, str]) -> str:
    """Draw a package: a name a line, and behind it its docstring.

    Args:
        package: Its name.
        layout: What is in it.
        docs: Docstrings of one line by dotted name, without the package's own; nothing
            stands for the package itself.
    """
    rows = list(_rows(package, layout, docs))
    labels = [len(row.label) for row in rows if row.text]
    width = max(labels, default=0) + len(_GAP)
    return "".join(
        f"{row.label.ljust(width)}{_signed(row.text)}\n"
        if row.text
        else f"{row.label}\n"
        for row in rows
    )


def _rows(package: str, layout: Layout, docs: Mapping[str, str]) -> Iterator[_Row]:
    yield _Row(f"{package}/", docs.get("", ""))
    modules = set(layout.modules)
    # What is always made is drawn for what is said of it.
    modules |= {dotted for dotted in docs if dotted.rpartition(".")[2] == INTERNALS}
    members = [(dotted.split("."), ".py") for dotted in modules]
    members += [(dotted.split("."), "/") for dotted in layout.subpackages]
    for parts, ending in sorted(members):
        label = f"{_STEP * len(parts)}{parts[-1]}{ending}"
        yield _Row(label, docs.get(".".join(parts), ""))


def _signed(text: str) -> str:
    return f"# {text}" if needs_sign(text) else text
