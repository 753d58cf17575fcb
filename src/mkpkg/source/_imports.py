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

    So is what is reached through a package that is imported whole (`import a`, then
    `a.b.f`), and what `import_module` is given as a text.

    Args:
        content: The file.
        dotted: Its name as a module, which relative imports start from.
        is_package: Whether it is the ``__init__`` of a package.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    whole: set[str] = set()
    chains: list[ast.Attribute] = []
    inner: set[int] = set()
    for node in ast.walk(parse(content)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield _use(node, alias.name)
                whole.add(alias.asname or alias.name.partition(".")[0])
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            target = absolute(dotted, is_package, module)
            for alias in node.names if target else ():
                yield _use(node, target or "", alias.name)
        elif isinstance(node, ast.Attribute):
            # The outermost attribute comes first, and says it all.
            inner.add(id(node.value))
            if id(node) not in inner:
                chains.append(node)
        elif isinstance(node, ast.Call):
            yield from _called(node)
    for chain in chains:
        name = _dotted(chain)
        if name.partition(".")[0] in whole:
            yield _use(chain, name)


def _use(node: ast.stmt | ast.expr, module: str, name: str | None = None) -> Use:
    return Use(node.lineno, node.col_offset + 1, module, name)


def _called(call: ast.Call) -> Iterator[Use]:
    function = call.func
    name = getattr(function, "attr", None) or getattr(function, "id", None)
    if name in ("import_module", "__import__") and call.args:
        first = call.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield _use(call, first.value)


def _dotted(node: ast.expr) -> str:
    """Return a chain of attributes as it is written; empty for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        outer = _dotted(node.value)
        return f"{outer}.{node.attr}" if outer else ""
    return ""
