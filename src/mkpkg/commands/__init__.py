"""What each command does, without a terminal: gather, decide, return an outcome."""

from ._name import Verdict, judge
from ._new import NewRequest, new
from ._outcome import Outcome, commit
from ._policy import read_policy

__all__ = [
    "NewRequest",
    "Outcome",
    "Verdict",
    "commit",
    "judge",
    "new",
    "read_policy",
]
