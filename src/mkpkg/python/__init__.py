"""The one place that runs an interpreter: the proof, the import system of a project."""

from ._imports import prove_imports
from ._texts import prove_texts

__all__ = [
    "prove_imports",
    "prove_texts",
]
