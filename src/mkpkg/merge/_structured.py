"""Merges a file by its structure, and proves what comes out of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ._choices import Mix, value_of
from ._comments import comment_edits
from ._decide import Decision, Side, Versions, decide
from ._errors import UnfitError
from ._nodes import Document
from ._text import Span, Splice, spliced
from ._toml import read_toml
from ._toml_edits import toml_edits
from ._yaml import read_yaml
from ._yaml_edits import yaml_edits


@dataclass(frozen=True, slots=True)
class Reduced:
    """Three versions of a file that differ only where both sides changed a key.

    A merge of their lines has conflicts around these keys alone.

    Attributes:
        base: The old template's.
        ours: The user's.
        theirs: The new template's.
        keys: The keys that both changed to different values, dotted.
    """

    base: bytes
    ours: bytes
    theirs: bytes
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """What people want to know about a merge by structure.

    Attributes:
        conflicts: The keys that both changed to different values, dotted.
        kept: The keys that the template dropped and the user worked on, dotted.
    """

    conflicts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class _Language(NamedTuple):
    read: Callable[[bytes], Any]
    edits: Callable[[Any, Mix], Iterator[Splice]]


_TOML = _Language(read_toml, toml_edits)
_YAML = _Language(read_yaml, yaml_edits)
_LANGUAGES = {".toml": _TOML, ".yaml": _YAML, ".yml": _YAML}


def merge_structured(
    path: PurePosixPath, base: bytes, ours: bytes, theirs: bytes
) -> bytes | Reduced | None:
    """Merge a file of which the user and the template changed what was the same.

    Args:
        path: Where it is; its suffix tells what it is written in.
        base: What the old template had.
        ours: What the user has.
        theirs: What the new template has.

    Returns:
        The user's file with the template's changes, if no key was changed by both to
        different values; where some were, three files for a merge of lines; None where
        the structure cannot carry it, so that the merge of lines is all there is.
    """
    if base == theirs or ours == theirs:
        return ours
    if base == ours:
        return theirs
    found = _decided(path, base, ours, theirs)
    return found[0] if found else None


def explain(path: PurePosixPath, base: bytes, ours: bytes, theirs: bytes) -> Explained:
    """Tell of which keys a merge has something to say.

    Args:
        path: Where the file is; its suffix tells what it is written in.
        base: What the old template had.
        ours: What the user has.
        theirs: What the new template has.
    """
    found = _decided(path, base, ours, theirs)
    return Explained(found[1].conflicts, found[1].kept) if found else Explained()


def _decided(
    path: PurePosixPath, base: bytes, ours: bytes, theirs: bytes
) -> tuple[bytes | Reduced, Decision] | None:
    """Return what comes out of a merge and why, or None where lines have to do."""
    language = _LANGUAGES.get(path.suffix)
    if language is None:
        return None
    try:
        versions = Versions(*map(language.read, (base, ours, theirs)))
        decision = decide(versions, Side.OURS)
        merged = _written(language, versions, decision)
        if _lost_comments(versions, language.read(merged)):
            return None
        if not decision.conflicts:
            return merged, decision
        old, new = (
            _written(language, versions, decide(versions, side))
            for side in (Side.BASE, Side.THEIRS)
        )
    except (UnfitError, RecursionError):
        return None
    return Reduced(old, merged, new, decision.conflicts), decision


def _written(language: _Language, versions: Versions, decision: Decision) -> bytes:
    """Write a decision into the user's file.

    Raises:
        UnfitError: There is no place for a change, or the proof fails.
    """
    splices = [
        *language.edits(versions.ours, decision.mix),
        *comment_edits(versions, decision.matched),
    ]
    merged = spliced(versions.ours.text, splices)
    written: Document = language.read(merged)
    if written.root.node.value != value_of(decision.mix):
        raise UnfitError("what is written is not what was decided")
    return merged


def _lost_comments(versions: Versions, written: Document) -> Counter[str]:
    """Return the user's own comments that are in the file no more."""
    base, ours, after = (
        Counter(document.text.comments_in(Span(0, len(document.text.content))))
        for document in (versions.base, versions.ours, written)
    )
    return ours - after - base
