"""What each command does, without a terminal: gather, decide, return an outcome."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

# Who runs one command waits for no other: a module is loaded when a name of it is.
_HOMES = {
    "abort_update": "_abort",
    "AddRequest": "_add",
    "add": "_add",
    "judging_add": "_add",
    "AdoptRequest": "_adopt",
    "adopt": "_adopt",
    "DiffRequest": "_diff",
    "diff": "_diff",
    "read_drawing": "_drawing",
    "root_of": "_drawing",
    "Facts": "_facts",
    "known_before": "_facts",
    "LICENSES": "_license",
    "license_terms": "_license",
    "Members": "_members",
    "members_of": "_members",
    "Verdict": "_name",
    "judge": "_name",
    "NewRequest": "_new",
    "judge_new": "_new",
    "new": "_new",
    "Fetched": "_new_from",
    "NewFromRequest": "_new_from",
    "fetched": "_new_from",
    "new_from": "_new_from",
    "Given": "_origins",
    "answers_in": "_origins",
    "Outcome": "_outcome",
    "commit": "_outcome",
    "folder_of": "_outcome",
    "read_policy": "_policy",
    "ProjectNames": "_project_names",
    "RemoveRequest": "_remove",
    "remove": "_remove",
    "SyncRequest": "_sync",
    "sync": "_sync",
    "locate": "_target",
    "Branch": "_tree",
    "Tree": "_tree",
    "TreeRequest": "_tree",
    "outline": "_tree",
    "tree": "_tree",
    "Graph": "_tree_imports",
    "graph": "_tree_imports",
    "unadopt": "_unadopt",
    "UpdateRequest": "_update",
    "check_update": "_update",
    "update": "_update",
    "WhichRequest": "_which",
    "importable": "_which",
    "which": "_which",
    "Answer": "_which_answer",
    "Attribute": "_which_answer",
    "packages_to_choose": "_whose",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
