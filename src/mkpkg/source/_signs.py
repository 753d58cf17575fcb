"""Small questions about expressions that may reach the module that they are in."""

import ast

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def own_names(function: Function) -> frozenset[str]:
    """Return the names that a function binds for itself."""
    found = {
        argument.arg
        for argument in ast.walk(function.args)
        if isinstance(argument, ast.arg)
    }
    outer: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Global | ast.Nonlocal):
            outer.update(node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return frozenset(found - outer)


def gives_names(node: ast.AST) -> bool:
    """Tell whether something may be given names that are not written as attributes."""
    name = getattr(node, "attr", None) or getattr(node, "id", None)
    return name in {"__dict__", "__setattr__", "setattr", "vars"}


def is_about_itself(call: ast.Call) -> bool:
    names = {"__name__", "__package__", "__spec__"}
    first = call.args[:1]
    nodes = (node for arg in first for node in ast.walk(arg))
    return any(getattr(node, "id", None) in names for node in nodes)


def gets_hidden(call: ast.Call, hidden: frozenset[str]) -> bool:
    """Tell whether something that can reach the module is asked for by a text."""
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    return name in {"getattr", "attrgetter"} and any(text in hidden for text in texts)


def has_own_names(call: ast.Call) -> bool:
    """Tell whether code is run with names that are handed to it."""
    is_open = any(isinstance(arg, ast.Starred) for arg in call.args)
    given = len(call.args) > 1 or any(k.arg == "globals" for k in call.keywords)
    return given and not is_open


def is_of_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}


def is_label(target: ast.expr) -> bool:
    name = getattr(target, "attr", None) or getattr(target, "id", None)
    return name in {"__module__", "__qualname__"}


def chain(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{chain(node.value)}.{node.attr}"
    return ""
