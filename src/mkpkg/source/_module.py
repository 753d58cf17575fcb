"""What one module binds, read from its text."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ._bindings import DEFINED, How, Parts, Scope
from ._errors import UnreadableError
from ._exports import may_change_otherwise
from ._flow import follow
from ._parse import parse

_MATTERS = re.compile(rb"\.\s*(?:exit|_exit|TYPE_CHECKING)\s*[=,:)\]]")
# The list is named twice, or has two names.
_NAMED_AGAIN = re.compile(
    rb"__all__.*__all__|__all__[^\r\n]*=[^\r\n]*=|=[ \t]*__all__", re.DOTALL
)
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_OFF = re.compile(rb"(?:^(?:\xef\xbb\xbf)?|[\r\n])[ \t\f]*#[ \t]*mkpkg:[ \t]*off\b")


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
    found = _OFF.search(content) if b"mkpkg:" in content else None
    if found is None:
        return False
    try:
        tree = parse(content)
    except UnreadableError:
        return True
    lines = {_line_of(content, found.end()) for found in _OFF.finditer(content)}
    return bool(lines - set(_lines_of_texts(tree)))


def _line_of(content: bytes, offset: int) -> int:
    return len(_NEWLINE.findall(content, 0, offset)) + 1


def _lines_of_texts(tree: ast.Module) -> Iterator[int]:
    """Yield the lines that are parts of texts, where a hash begins no comment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def read_module(source: Source) -> Module:
    """Return what a module binds.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    return module_of(parse(source.content), source)


def module_of(tree: ast.Module, source: Source) -> Module:
    """Return what a module binds, given its tree."""
    content = source.content
    promised = frozenset(_promised(tree)) if b"global" in content else frozenset()
    scope = follow(
        tree,
        is_stub=source.is_stub,
        has_walrus=b":=" in content,
        changed=promised | _changed(tree, content),
    )
    is_named_again = "__all__" in scope and _NAMED_AGAIN.search(content)
    if is_named_again and may_change_otherwise(tree):
        scope["__all__"] = DEFINED
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


def _changed(tree: ast.Module, content: bytes) -> frozenset[str]:
    """Return the attributes that matter to the flow and are set to something."""
    if not _MATTERS.search(content):
        return frozenset()
    return frozenset(
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    )


def _first_line(tree: ast.Module) -> str:
    docstring = (ast.get_docstring(tree, clean=False) or "").strip()
    lines = [line.strip() for line in docstring.split("\n")]
    # A title may stand below a ruler.
    return next((line for line in lines if any(map(str.isalnum, line))), lines[0])


def _promised(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names
