"""What one module binds, read from its text."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ._bindings import DEFINED, How, Parts, Scope
from ._exports import may_change_later
from ._flow import follow
from ._parse import parse

_OFF = re.compile(rb"^[ \t]*#[ \t]*mkpkg:[ \t]*off\b", re.MULTILINE)


class Source(NamedTuple):
    """The text of a module.

    Attributes:
        content: The file's bytes.
        is_package: Whether it is the ``__init__`` of a package.
        is_stub: Whether it is a stub, read in place of a compiled module.
    """

    content: bytes
    is_package: bool = False
    is_stub: bool = False


class Module(NamedTuple):
    """What a module binds.

    Attributes:
        scope: Its names at the end.
        promised: Names that functions may bind, by ``global``.
        is_package: Whether it is the ``__init__`` of a package.
        doc: The first line of its docstring that says something, or nothing.
    """

    scope: Scope
    promised: frozenset[str] = frozenset()
    is_package: bool = False
    doc: str = ""

    @property
    def private(self) -> tuple[str, ...]:
        """The names with a leading underscore that it defines."""
        found = (name for name, one in self.scope.items() if one.how & How.DEFINED)
        return tuple(n for n in found if n[0] == "_" and not n.startswith("__"))

    @property
    def has_exports(self) -> bool:
        """Whether it binds ``__all__``."""
        return "__all__" in self.scope

    @property
    def exports(self) -> Parts | None:
        """What ``__all__`` holds; None where that is unknowable, or there is none."""
        binding = self.scope.get("__all__")
        return binding.parts if binding and binding.is_certain else None


def is_off(content: bytes) -> bool:
    """Tell whether a file opts out with the comment ``# mkpkg: off``."""
    return b"mkpkg:" in content and bool(_OFF.search(content))


def read_module(source: Source) -> Module:
    """Return what a module binds.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    return module_of(parse(source.content), source)


def module_of(tree: ast.Module, source: Source) -> Module:
    """Return what a module binds, given its tree."""
    content = source.content
    scope = follow(tree, is_stub=source.is_stub, has_walrus=b":=" in content)
    is_named_again = content.count(b"__all__") > 1
    if "__all__" in scope and is_named_again and may_change_later(tree):
        scope["__all__"] = DEFINED
    promised = frozenset(_promised(tree)) if b"global " in content else frozenset()
    return Module(scope, promised, source.is_package, _first_line(tree))


@lru_cache(maxsize=4096)
def absolute(dotted: str, is_package: bool, module: str) -> str | None:
    """Return the absolute name of a module as an import in another names it.

    Args:
        dotted: The module that imports.
        is_package: Whether that is a package, whose dot is itself.
        module: What is imported, with its leading dots where it is relative.

    Returns:
        The name, or None where the dots lead out of the top-level package
        (PEP 328, "Relative Imports and __name__").
    """
    inner = module.lstrip(".")
    level = len(module) - len(inner)
    if not level:
        return inner
    base = dotted.split(".")
    above = level - is_package
    if above >= len(base):
        return None
    kept = base[: len(base) - above]
    return ".".join([*kept, inner] if inner else kept)


def _first_line(tree: ast.Module) -> str:
    docstring = (ast.get_docstring(tree, clean=False) or "").strip()
    lines = [line.strip() for line in docstring.split("\n")]
    # A title may stand below a ruler.
    return next((line for line in lines if any(map(str.isalnum, line))), lines[0])


def _promised(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names
