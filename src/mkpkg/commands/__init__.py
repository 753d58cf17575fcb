"""What each command does, without a terminal: gather, decide, return an outcome."""

from ._abort import abort_update
from ._add import AddRequest, add, judging_add
from ._adopt import AdoptRequest, adopt
from ._diff import DiffRequest, diff
from ._drawing import read_drawing, root_of
from ._facts import Facts, known_before
from ._license import LICENSES, license_terms
from ._members import Members, members_of
from ._name import Verdict, judge
from ._new import NewRequest, judge_new, new
from ._new_from import Fetched, NewFromRequest, fetched, new_from
from ._origins import Given, answers_in
from ._outcome import Outcome, commit, folder_of
from ._policy import read_policy
from ._project_names import ProjectNames
from ._remove import RemoveRequest, remove
from ._sync import SyncRequest, sync
from ._target import locate
from ._tree import Branch, Tree, TreeRequest, outline, tree
from ._tree_imports import Graph, graph
from ._unadopt import unadopt
from ._update import UpdateRequest, check_update, update
from ._which import WhichRequest, importable, which
from ._which_answer import Answer, Attribute
from ._whose import packages_to_choose

__all__ = [
    "LICENSES",
    "AddRequest",
    "AdoptRequest",
    "Answer",
    "Attribute",
    "Branch",
    "DiffRequest",
    "Facts",
    "Fetched",
    "Given",
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
    "UpdateRequest",
    "Verdict",
    "WhichRequest",
    "abort_update",
    "add",
    "adopt",
    "answers_in",
    "check_update",
    "commit",
    "diff",
    "fetched",
    "folder_of",
    "graph",
    "importable",
    "judge",
    "judge_new",
    "judging_add",
    "known_before",
    "license_terms",
    "locate",
    "members_of",
    "new",
    "new_from",
    "outline",
    "packages_to_choose",
    "read_drawing",
    "read_policy",
    "remove",
    "root_of",
    "sync",
    "tree",
    "unadopt",
    "update",
    "which",
]
