"""Every import in a file, wherever it stands."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from ._module import absolute
from ._parse import parse


class Use(NamedTuple):
    """An import somewhere.

    Attributes:
        line: Where, from 1.
        column: Where in that line, from 1.
        module: The module, absolute.
        name: What is taken from it; None where the module is imported itself.
    """

    line: int
    column: int
    module: str
    name: str | None = None


def imports_in(content: bytes, dotted: str, *, is_package: bool) -> Iterator[Use]:
    """Yield the imports of a file, those in functions and blocks included.

    Args:
        content: The file.
        dotted: Its name as a module, which relative imports start from.
        is_package: Whether it is the ``__init__`` of a package.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    for node in ast.walk(parse(content)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Use(node.lineno, node.col_offset + 1, alias.name)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            target = absolute(dotted, is_package, module)
            for alias in node.names if target else ():
                yield Use(node.lineno, node.col_offset + 1, target or "", alias.name)
