"""Every import in a file, wherever it stands, and those that run when it is loaded."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from ._module import absolute
from ._parse import parse
from ._truth import truth


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
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node, dotted, is_package=is_package)
            if isinstance(node, ast.Import):
                names = (a.asname or a.name.partition(".")[0] for a in node.names)
                whole.update(names)
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


def imports_when_loaded(
    content: bytes, dotted: str, *, is_package: bool
) -> Iterator[Use]:
    """Yield the imports that run when a module is imported.

    Those in functions run later or never, and those for type checkers never.

    Args:
        content: The file.
        dotted: Its name as a module, which relative imports start from.
        is_package: Whether it is the ``__init__`` of a package.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    waiting: list[ast.AST] = list(reversed(parse(content).body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node, dotted, is_package=is_package)
        elif isinstance(node, _BLOCKS):
            waiting += reversed(_inside(node))


_BLOCKS = (
    ast.If
    | ast.Try
    | ast.TryStar
    | ast.ExceptHandler
    | ast.With
    | ast.For
    | ast.While
    | ast.ClassDef
    | ast.Match
    | ast.match_case
)


def _inside(node: ast.AST) -> list[ast.AST]:
    """Return what may run in a block, in order."""
    known = truth(node.test, {}) if isinstance(node, ast.If | ast.While) else None
    skipped = {None: "", True: "orelse", False: "body"}[known]
    fields = ("body", "cases", "handlers", "orelse", "finalbody")
    return [
        inner for name in fields if name != skipped for inner in getattr(node, name, ())
    ]


def _imported(
    node: ast.Import | ast.ImportFrom, dotted: str, *, is_package: bool
) -> Iterator[Use]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield _use(node, alias.name)
        return
    target = absolute(dotted, is_package, "." * node.level + (node.module or ""))
    for alias in node.names if target else ():
        yield _use(node, target or "", alias.name)


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
