"""The one place that runs an interpreter: the proof, the import system of a project."""

from ._choose import Chosen, Source, choose, named
from ._entries import Entry, Reason, entries_of, same_path
from ._imports import prove_imports
from ._interpreter import HACK, Interpreter, asked
from ._search import Located, Search
from ._texts import prove_texts
from ._times import Time, measure, tree_of
from ._values import Facts, Nature, Owner, Place

__all__ = [
    "HACK",
    "Chosen",
    "Entry",
    "Facts",
    "Interpreter",
    "Located",
    "Nature",
    "Owner",
    "Place",
    "Reason",
    "Search",
    "Source",
    "Time",
    "asked",
    "choose",
    "entries_of",
    "measure",
    "named",
    "prove_imports",
    "prove_texts",
    "same_path",
    "tree_of",
]
