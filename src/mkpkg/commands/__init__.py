"""What each command does, without a terminal: gather, decide, return an outcome."""

from ._add import AddRequest, add
from ._name import Verdict, judge
from ._new import NewRequest, new
from ._outcome import Outcome, commit
from ._policy import read_policy
from ._remove import RemoveRequest, remove
from ._sync import SyncRequest, sync

__all__ = [
    "AddRequest",
    "NewRequest",
    "Outcome",
    "RemoveRequest",
    "SyncRequest",
    "Verdict",
    "add",
    "commit",
    "judge",
    "new",
    "read_policy",
    "remove",
    "sync",
]
