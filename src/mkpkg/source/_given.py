"""Names that a module may be given from outside of its statements."""

import ast
import re
from collections.abc import Callable, Iterator

from ._bindings import Ref
from ._errors import UnreadableError
from ._module import Source, absolute
from ._parse import parse

# What a function needs to get at the names of the module that calls it.
_REACHING = re.compile(
    rb"\b(?:_getframe|currentframe|f_back|f_globals|getmodule|import_module"
    rb"|__globals__|__import__|__module__|modules)\b"
)
# A look at one module in `sys.modules` puts none there.
_BRINGING = re.compile(
    rb"\b(?:__path__|meta_path|path_hooks)\b|[\"']modules[\"']"
    rb"|\bimport\b[^\r\n]*\bmodules\b"
    rb"|\.\s*modules\b(?!\s*(?:\[[^\]\r\n]*\](?!\s*=[^=])|\.\s*get\b))"
)
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def may_set(source: Source, name: str) -> bool:
    """Tell whether a module may set an attribute of something, such as a module."""
    pattern = rb"setattr|vars|__dict__|\.\s*%s\b" % re.escape(name.encode())
    if not re.search(pattern, source.content):
        return False
    return _has_any(source, lambda node: _sets(node, name))


def mentions(source: Source, name: str) -> bool:
    """Tell whether a module has a name as a text or a keyword, or sets it somewhere.

    What it says in its ``__all__`` does not count.
    """
    if name.encode() not in source.content:
        return False
    tree = parse(source.content)
    lists = {
        id(node)
        for statement in tree.body
        if _is_about_exports(statement)
        for node in ast.walk(statement)
    }
    others = (node for node in ast.walk(tree) if id(node) not in lists)
    return any(_mentions(node, name) for node in others)


def is_imported(dotted: str, source: Source, place: str) -> bool:
    """Tell whether a module imports another as a whole."""
    outer, _, name = dotted.rpartition(".")

    def imports(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return any(f"{a.name}.".startswith(f"{dotted}.") for a in node.names)
        if not isinstance(node, ast.ImportFrom):
            return False
        module = "." * node.level + (node.module or "")
        is_outer = absolute(place, source.is_package, module) == outer
        return is_outer and any(alias.name in (name, "*") for alias in node.names)

    return _has_any(source, imports)


def may_bring_modules(content: bytes) -> bool:
    """Tell whether a module may put other modules where imports find them."""
    return bool(_BRINGING.search(content))


def reaches_out(source: Source) -> bool:
    """Tell whether a module may have functions that get at the names of their callers."""
    return bool(_REACHING.search(source.content))


def called_at_import(source: Source) -> Iterator[Ref]:
    """Yield what a module imports and calls while it is imported itself."""
    tree = parse(source.content)
    called = {_root(function) for function in _functions_called(tree)}
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


def _has_any(source: Source, test: Callable[[ast.AST], bool]) -> bool:
    """Tell whether a test holds in a module; in one that cannot be read it may."""
    try:
        tree = parse(source.content)
    except UnreadableError:
        return True
    return any(map(test, ast.walk(tree)))


def _sets(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Attribute) and not _is_of_self(node.value):
        if node.attr == "__dict__":
            return True
        return node.attr == name and isinstance(node.ctx, ast.Store)
    if not isinstance(node, ast.Call):
        return False
    function = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
    if function == "vars":
        return bool(node.args) and not _is_of_self(node.args[0])
    if function not in {"setattr", "__setattr__"} or len(node.args) < 2:
        return function in {"setattr", "__setattr__"} and len(node.args) < 2
    key = node.args[-2]
    is_other = isinstance(key, ast.Constant) and key.value != name
    return not (is_other or _is_of_self(node.args[0]))


def _is_of_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"self", "cls"}


def _is_about_exports(statement: ast.stmt) -> bool:
    nodes = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return any(node.id == "__all__" for node in nodes)


def _mentions(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg == name
    if isinstance(node, ast.Attribute):
        is_set = isinstance(node.ctx, ast.Store) and not _is_of_self(node.value)
        return is_set and node.attr == name
    return isinstance(node, ast.Constant) and node.value == name


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


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""
