"""Code of one module that gets at another: its caller's names, or what imports find."""

import ast
import re
from collections.abc import Iterator

from ._bindings import Ref
from ._module import Source
from ._parse import parse

# How a function gets at the names of its caller, or of a function that it is handed.
_FRAMES = re.compile(
    rb"\bgetmodule\b"
    rb"|\bf_(?:globals|locals)\b(?!\s*(?:\[[^\]\r\n]*\](?!\s*=[^=])|\.\s*get\b))"
    rb"|__globals__\s*(?:\[[^\]\r\n]*\]\s*=(?!=)|\.\s*setdefault\b)"
)
# How it gets at a module by its name, and how it then gives it names.
_LOADING = re.compile(rb"\b(?:__import__|import_module|modules)\b")
_GIVING = re.compile(rb"\b(?:__all__|__dict__|__setattr__|setattr|vars)\b")
# A look at one module in `sys.modules` puts none there.
_BRINGING = re.compile(
    rb"\b(?:__path__|meta_path|path_hooks)\b|[\"']modules[\"']"
    rb"|\bimport\b[^\r\n]*\bmodules\b"
    rb"|\.\s*modules\b(?!\s*(?:\[[^\]\r\n]*\](?!\s*=[^=])|\.\s*get\b))"
)
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def reaches_out(source: Source) -> bool:
    """Tell whether a module may have functions that give names to their callers."""
    text = source.content
    is_giving = _LOADING.search(text) and _GIVING.search(text)
    return bool(is_giving or _FRAMES.search(text))


def loads_modules(source: Source) -> bool:
    """Tell whether a module gets at modules by their names."""
    return bool(_LOADING.search(source.content))


def may_bring_modules(content: bytes) -> bool:
    """Tell whether a module may put other modules where imports find them."""
    return bool(_BRINGING.search(content))


def called_at_import(source: Source) -> Iterator[Ref]:
    """Yield what a module imports and calls while it is imported itself."""
    tree = parse(source.content)
    called = {root_of(function) for function in _functions_called(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                if (alias.asname or alias.name) in called:
                    yield Ref(module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if (alias.asname or alias.name.partition(".")[0]) in called:
                    yield Ref(alias.name)


def _functions_called(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the functions, decorators and bases that are used outside of functions."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        yield from getattr(node, "decorator_list", ())
        if isinstance(node, ast.Call):
            yield node.func
        if isinstance(node, ast.ClassDef):
            yield from (*node.bases, *(keyword.value for keyword in node.keywords))
        children = list(ast.iter_child_nodes(node))
        if isinstance(node, _FUNCTIONS):
            body = node.body if isinstance(node.body, list) else [node.body]
            children = [child for child in children if child not in body]
        pending += children


def root_of(node: ast.expr) -> str:
    """Return the name that a chain of attributes and calls begins with, or nothing."""
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""
