"""Random documents of sections, keys and values, written in the ways of people."""

import tomllib
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import strategies as st

Sections = dict[str, dict[str, Any]]

KEYS = ("a", "b", "c", "d")
WORDS = ("x", "y", "z", "u", "v", "w")
values = st.one_of(
    st.integers(0, 3),
    st.sampled_from(("x # y", "é", "")),
    st.lists(st.sampled_from(WORDS), max_size=4, unique=True),
)


def _with_one_that_stays(found: Sections) -> Sections:
    # A YAML file with nothing in it says something else than an empty table.
    return {"kept": {"key": 0}, **found}


sections = st.dictionaries(
    st.sampled_from(("one", "two", "three")),
    st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=4),
    min_size=1,
    max_size=3,
).map(_with_one_that_stays)


def _edits(kinds: tuple[str, ...]) -> Callable[[Sections], st.SearchStrategy[Sections]]:
    @st.composite
    def edited(draw: st.DrawFn, document: Sections) -> Sections:
        after = deepcopy(document)
        for _ in range(draw(st.integers(1, 4))):
            table = draw(st.sampled_from(("one", "two", "three", "four")))
            _edit(draw, after, table, draw(st.sampled_from(kinds)))
        return after

    return edited


def _edit(draw: st.DrawFn, after: Sections, table: str, kind: str) -> None:
    key = draw(st.sampled_from(KEYS))
    keys = after.get(table, {})
    if kind == "set":
        after.setdefault(table, {})[key] = draw(values)
    elif kind == "grow" and isinstance(keys.get(key), list):
        new = [word for word in WORDS if word not in keys[key]]
        keys[key].insert(0, draw(st.sampled_from(new)))
    elif kind == "drop" and len(keys) > 1:
        keys.pop(key, None)
    elif kind == "close" and len(after) > 1:
        after.pop(table, None)


#: A document after a few edits of a person or a template.
edited = _edits(("set", "grow", "drop", "close"))
#: A document after edits that drop nothing.
grown = _edits(("set", "grow"))


@dataclass(frozen=True)
class Style:
    """How somebody writes: which lists over lines, which comments, how far indented."""

    is_long: bool
    comment: str
    indent: int
    newline: str

    def toml(self, document: Sections) -> bytes:
        """Write a document in TOML."""
        lines: list[str] = []
        for name, table in document.items():
            lines += [*self._comment("", name), f"[{name}]"]
            for key, value in table.items():
                lines += [
                    *self._comment("", f"{name}.{key}"),
                    f"{key} = {self._value(value)}",
                ]
            lines.append("")
        return self._bytes(lines)

    def yaml(self, document: Sections) -> bytes:
        """Write a document in YAML."""
        blanks = " " * self.indent
        lines: list[str] = []
        for name, table in document.items():
            lines.append(f"{name}:")
            for key, value in table.items():
                lines += self._comment(blanks, f"{name}.{key}")
                if self.is_long and isinstance(value, list) and value:
                    lines += [
                        f"{blanks}{key}:",
                        *(f"{blanks}  - {item}" for item in value),
                    ]
                else:
                    lines.append(f"{blanks}{key}: {self._value(value, ' ')}")
        return self._bytes(lines)

    def _comment(self, blanks: str, about: str) -> list[str]:
        return [f"{blanks}# {self.comment} {about}"] if self.comment else []

    def _value(self, value: Any, only: str = "") -> str:
        if not isinstance(value, list):
            return f"{value}" if isinstance(value, int) else f"'{value}'"
        items = [f"'{item}'" for item in value]
        if self.is_long and items and not only:
            return "[\n" + "".join(f"    {item},\n" for item in items) + "]"
        return f"[{', '.join(items)}]"

    def _bytes(self, lines: list[str]) -> bytes:
        return (
            "".join(f"{line}\n" for line in lines).replace("\n", self.newline).encode()
        )


def styles(comments: tuple[str, ...] = ("", "mine:")) -> st.SearchStrategy[Style]:
    """Return ways to write."""
    return st.builds(
        Style,
        is_long=st.booleans(),
        comment=st.sampled_from(comments),
        indent=st.sampled_from((2, 4)),
        newline=st.sampled_from(("\n", "\r\n")),
    )


PLAIN = Style(is_long=False, comment="", indent=2, newline="\n")

#: How each language is written and read.
LANGUAGES: Mapping[
    str, tuple[Callable[[Style, Sections], bytes], Callable[[bytes], Any]]
] = {
    "x.toml": (Style.toml, lambda content: tomllib.loads(content.decode())),
    "x.yaml": (Style.yaml, yaml.safe_load),
}


def merged_values(
    base: Any, ours: Any, theirs: Any, conflicts: list[str], at: str = ""
) -> Any:
    """Merge values three ways, as simply as it can be said; None is for what is not.

    The keys that both changed to different values are added to `conflicts`.
    """
    if isinstance(ours, dict) and isinstance(theirs, dict):
        old = base or {}
        found = {
            key: merged_values(
                old.get(key), ours.get(key), theirs.get(key), conflicts, f"{at}.{key}"
            )
            for key in ours | theirs
        }
        return {key: value for key, value in found.items() if value is not None}
    if ours == theirs or base == theirs or (ours is None and base is not None):
        return ours
    if base == ours:
        return theirs
    if theirs is None:
        return own_keys(base, ours)
    conflicts.append(at.removeprefix("."))
    return ours


def own_keys(base: Any, ours: Any) -> Any:
    """Return what the user has in something that the template dropped."""
    if not isinstance(ours, dict):
        return ours
    old = base or {}
    return {key: value for key, value in ours.items() if old.get(key) != value} or None
