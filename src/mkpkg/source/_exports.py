"""What a module says in ``__all__``, in the forms that can be known without running it.

The forms are those of the typing specification ("Library interface"), and besides them
what has one meaning only: starred and added lists, ``sorted``, ``"a b".split()``.
"""

import ast
from collections.abc import Iterator

from ._bindings import Part, Parts, Ref, Scope

_COPIES = frozenset({"list", "tuple", "sorted"})
_CHANGES = frozenset({"append", "clear", "extend", "insert", "pop", "remove"})
_READERS = frozenset(
    {"all", "any", "dict", "enumerate", "filter", "frozenset", "isinstance", "iter"}
    | {"len", "list", "map", "max", "min", "print", "repr", "reversed", "set", "sorted"}
    | {"str", "sum", "tuple", "zip"}
)
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def parts_of(value: ast.expr, scope: Scope) -> Parts | None:
    """Return what an expression adds to ``__all__``; None where it is unknowable.

    Args:
        value: The expression.
        scope: The names that are bound where it stands.
    """
    if isinstance(value, ast.List | ast.Tuple):
        return _joined([_element(element, scope) for element in value.elts])
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return _joined([parts_of(value.left, scope), parts_of(value.right, scope)])
    if isinstance(value, ast.Attribute) and value.attr == "__all__":
        module = _module(value.value, scope)
        return (module,) if module else None
    if isinstance(value, ast.Name):
        return _named(value.id, scope)
    if isinstance(value, ast.Call) and not value.keywords:
        return _called(value, scope)
    return None


def changed_by(call: ast.Call, before: Parts, scope: Scope) -> Parts | None:
    """Return what ``__all__`` holds after one of its methods was called."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if len(call.args) != 1 or call.keywords:
        return None
    if method == "extend":
        return _joined([before, parts_of(call.args[0], scope)])
    element = _element(call.args[0], scope)
    if element is None or not isinstance(element[0], str):
        return None
    if method == "append":
        return before + element
    if method == "remove" and element[0] in before:
        index = before.index(element[0])
        return before[:index] + before[index + 1 :]
    return None


def names_exports(node: ast.expr) -> bool:
    """Tell whether an expression is ``__all__``."""
    return isinstance(node, ast.Name) and node.id == "__all__"


def may_change_otherwise(tree: ast.Module) -> bool:
    """Tell whether ``__all__`` may change otherwise than by statements that are followed.

    It may where a function changes it, where it is handed to one, and where one of its
    methods or the list itself has another name by which it is changed.
    """
    followed = {id(node) for node in _followed(tree)}
    others = {name for node in ast.walk(tree) for name in _other_names(node)}
    names = frozenset({"__all__", *others})
    return any(
        _may_change(node, names) for node in ast.walk(tree) if id(node) not in followed
    )


def _followed(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the method calls that stand for themselves, outside of functions."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            function = node.value.func
            if isinstance(function, ast.Attribute) and names_exports(function.value):
                yield function
        if not isinstance(node, _FUNCTIONS):
            pending += ast.iter_child_nodes(node)


def _other_names(node: ast.AST) -> Iterator[str]:
    """Yield what else is bound to the list."""
    if not isinstance(node, ast.Assign):
        return
    targets = [target.id for target in node.targets if isinstance(target, ast.Name)]
    if "__all__" in targets or names_exports(node.value):
        yield from targets


def _may_change(node: ast.AST, names: frozenset[str]) -> bool:
    if isinstance(node, ast.Global):
        return "__all__" in node.names
    if isinstance(node, ast.Attribute):
        return node.attr in _CHANGES and _is_one_of(node.value, names)
    if isinstance(node, ast.AugAssign):
        return _is_one_of(node.target, names - {"__all__"})
    if isinstance(node, ast.Call) and getattr(node.func, "id", None) not in _READERS:
        return any(_is_one_of(arg, names) for arg in node.args)
    return False


def _is_one_of(node: ast.expr, names: frozenset[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _element(element: ast.expr, scope: Scope) -> Parts | None:
    if isinstance(element, ast.Starred):
        return parts_of(element.value, scope)
    if isinstance(element, ast.Constant) and isinstance(element.value, str):
        return (element.value,)
    return None


def _joined(pieces: list[Parts | None]) -> Parts | None:
    joined: list[Part] = []
    for piece in pieces:
        if piece is None:
            return None
        joined += piece
    return tuple(joined)


def _called(call: ast.Call, scope: Scope) -> Parts | None:
    function = call.func
    if isinstance(function, ast.Name) and function.id in _COPIES and len(call.args) < 2:
        inner = parts_of(call.args[0], scope) if call.args else ()
        return inner
    if (
        isinstance(function, ast.Attribute)
        and function.attr == "split"
        and isinstance(function.value, ast.Constant)
    ):
        return _split(function.value.value, call.args)
    return None


def _split(text: object, separator: list[ast.expr]) -> Parts | None:
    by = [item.value for item in separator if isinstance(item, ast.Constant)]
    if not isinstance(text, str) or len(by) != len(separator):
        return None
    if not by:
        return tuple(text.split())
    only = by[0]
    is_text = len(by) == 1 and isinstance(only, str) and bool(only)
    return tuple(text.split(str(only))) if is_text else None


def _named(name: str, scope: Scope) -> Parts | None:
    binding = scope.get(name)
    if name == "__all__":
        return binding.parts if binding else None
    if binding and binding.origin and binding.origin.name == "__all__":
        return (Ref(binding.origin.module),)
    return None


def _module(value: ast.expr, scope: Scope) -> Ref | None:
    if isinstance(value, ast.Name):
        binding = scope.get(value.id)
        # Importing a submodule binds it in its package without a statement.
        return (binding.origin if binding else None) or Ref(".", value.id)
    if isinstance(value, ast.Attribute):
        outer = _module(value.value, scope)
        if outer is None:
            return None
        return Ref(_inside(outer), value.attr)
    return None


def _inside(outer: Ref) -> str:
    if outer.name is None:
        return outer.module
    dot = "" if outer.module.endswith(".") else "."
    return f"{outer.module}{dot}{outer.name}"
