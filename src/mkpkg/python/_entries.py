"""The search path of an interpreter, and why each entry is on it."""

import ntpath
import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ._values import Facts

_PLACEHOLDER = "__editable__."


class Reason(StrEnum):
    """Why an entry is on the search path; the words are those of the JSON document."""

    CURRENT = "current"
    PYTHONPATH = "pythonpath"
    ZIP = "stdlib-zip"
    STDLIB = "stdlib"
    COMPILED = "stdlib-compiled"
    SITE = "site"
    BASE_SITE = "base-site"
    USER_SITE = "user-site"
    PTH = "pth"
    EGG_LINK = "egg-link"
    FINDER = "finder"
    STARTUP = "startup"
    PROJECT = "project"

    @property
    def is_stdlib(self) -> bool:
        """Whether it is a part of the standard library."""
        return self in (Reason.ZIP, Reason.STDLIB, Reason.COMPILED)

    @property
    def is_site(self) -> bool:
        """Whether it is a folder that installers put things into."""
        return self in (Reason.SITE, Reason.BASE_SITE, Reason.USER_SITE)

    @property
    def is_editable(self) -> bool:
        """Whether something installed leads to it."""
        return self in (Reason.PTH, Reason.EGG_LINK, Reason.FINDER)


class Entry(NamedTuple):
    """One entry of a search path.

    Attributes:
        path: The folder or archive, as the interpreter has it.
        reason: Why it is there.
        made: Whether it is a ``folder``, an ``archive`` or ``nothing``.
        by: The file that names it, for a ``.pth`` file; None otherwise.
    """

    path: str
    reason: Reason
    made: str
    by: str | None = None

    @property
    def is_added(self) -> bool:
        """Whether it is not on the search path, and only looked into besides."""
        return self.reason is Reason.PROJECT


def entries_of(
    facts: Facts,
    current: str,
    pth_files: Mapping[str, str],
    links: Iterable[str] = (),
    sources: Iterable[str] = (),
) -> tuple[Entry, ...]:
    """Return the search path with a reason for each entry.

    Args:
        facts: The interpreter.
        current: The folder that a program is started in.
        pth_files: The text of each ``.pth`` file, by its path.
        links: The folders that ``.egg-link`` files lead to.
        sources: Folders with the packages of the project. What is on the path already
            is not added.
    """
    named = _named_by(pth_files)
    linked = {same_path(link) for link in links}
    first = () if facts.is_safe else (Entry(current, Reason.CURRENT, "folder"),)
    path = [
        Entry(place, *_reason(facts, place, made, named, linked))
        for place, made in facts.path
    ]
    known = {same_path(entry.path) for entry in (*first, *path)}
    added = [
        Entry(source, Reason.PROJECT, "folder")
        for source in sources
        if same_path(source) not in known
    ]
    return (*first, *path, *added)


def _reason(
    facts: Facts, place: str, made: str, named: Mapping[str, str], linked: set[str]
) -> tuple[Reason, str, str | None]:
    by = named.get(same_path(place))
    if place.startswith(_PLACEHOLDER):
        return Reason.FINDER, made, None
    own = _own_reason(facts, same_path(place))
    if own:
        return own, made, None
    if by:
        return Reason.EGG_LINK if same_path(place) in linked else Reason.PTH, made, by
    return Reason.STARTUP, made, None


def _own_reason(facts: Facts, place: str) -> Reason | None:
    """Return why Python itself has put an entry there, or None."""
    if place in map(same_path, facts.python_path):
        return Reason.PYTHONPATH
    base = ntpath.basename(place)
    major, minor, _ = facts.version
    if base == f"python{major}{minor}.zip":
        return Reason.ZIP
    if place == same_path(facts.stdlib):
        return Reason.STDLIB
    if base in ("lib-dynload", "dlls"):
        return Reason.COMPILED
    if facts.user_site and place == same_path(facts.user_site):
        return Reason.USER_SITE
    if place in map(same_path, facts.site_packages):
        is_inside = place.startswith(same_path(facts.prefix))
        return Reason.SITE if is_inside else Reason.BASE_SITE
    return None


def _named_by(pth_files: Mapping[str, str]) -> dict[str, str]:
    """Return the ``.pth`` file that names each entry, the first one counting.

    Blank lines, comments and lines of code name none (documentation of ``site``).
    """
    named: dict[str, str] = {}
    for path, text in pth_files.items():
        folder = Path(path).parent
        for line in text.splitlines():
            given = line.rstrip()
            if given and not given.startswith(("#", "import ", "import\t")):
                named.setdefault(same_path(str(folder / given)), path)
    return named


def same_path(path: str) -> str:
    """Return what is equal for two spellings of one path, links resolved."""
    return os.path.normcase(os.path.realpath(path))
