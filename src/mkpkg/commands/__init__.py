"""What each command does, without a terminal: gather, decide, return an outcome."""

from ._add import AddRequest, add
from ._drawing import read_drawing, root_of
from ._facts import Facts, known_before
from ._license import LICENSES, license_terms
from ._members import Members, members_of
from ._name import Verdict, judge
from ._new import NewRequest, judge_new, new
from ._new_from import Fetched, NewFromRequest, answers_in, fetched, new_from
from ._outcome import Outcome, commit, folder_of
from ._policy import read_policy
from ._project_names import ProjectNames
from ._remove import RemoveRequest, remove
from ._sync import SyncRequest, sync
from ._target import locate
from ._tree import Branch, Tree, TreeRequest, outline, tree
from ._tree_imports import Graph, graph
from ._which import WhichRequest, importable, which
from ._which_answer import Answer, Attribute

__all__ = [
    "LICENSES",
    "AddRequest",
    "Answer",
    "Attribute",
    "Branch",
    "Facts",
    "Fetched",
    "Graph",
    "Members",
    "NewFromRequest",
    "NewRequest",
    "Outcome",
    "ProjectNames",
    "RemoveRequest",
    "SyncRequest",
    "Tree",
    "TreeRequest",
    "Verdict",
    "WhichRequest",
    "add",
    "answers_in",
    "commit",
    "fetched",
    "folder_of",
    "graph",
    "importable",
    "judge",
    "judge_new",
    "known_before",
    "license_terms",
    "locate",
    "members_of",
    "new",
    "new_from",
    "outline",
    "read_drawing",
    "read_policy",
    "remove",
    "root_of",
    "sync",
    "tree",
    "which",
]
