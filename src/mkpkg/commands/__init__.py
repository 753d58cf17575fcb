"""What each command does, without a terminal: gather, decide, return an outcome."""

from ._new import NewRequest, new
from ._outcome import Outcome, commit

__all__ = [
    "NewRequest",
    "Outcome",
    "commit",
    "new",
]
