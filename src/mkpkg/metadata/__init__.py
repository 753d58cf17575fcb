"""What a project says about itself, in whichever file: name, licence, lowest Python."""

from ._calls import Call, literal_calls
from ._clues import Clue, Clues, find_clues
from ._license import canonical_expression
from ._pyproject import read_pyproject
from ._setup_cfg import read_setup_cfg, read_tables
from ._setup_py import read_setup_py
from ._statement import Statement

__all__ = [
    "Call",
    "Clue",
    "Clues",
    "Statement",
    "canonical_expression",
    "find_clues",
    "literal_calls",
    "read_pyproject",
    "read_setup_cfg",
    "read_setup_py",
    "read_tables",
]
