"""What a simple statement does to the names that are bound; `scope` is changed."""

import ast

from ._bindings import DEFINED, Binding, How, Ref, Scope
from ._exports import changed_by, names_exports, parts_of
from ._targets import names_in


def define(statement: ast.ClassDef, scope: Scope) -> Scope:
    """Bind a function or a class."""
    scope[statement.name] = DEFINED
    return scope


def import_(statement: ast.Import, scope: Scope) -> Scope:
    """Bind modules, or the packages that they are in."""
    for alias in statement.names:
        how = How.REEXPORTED if alias.asname == alias.name else How.IMPORTED
        whole = alias.name if alias.asname else alias.name.partition(".")[0]
        scope[alias.asname or whole] = Binding(how, origin=Ref(whole))
    return scope


def import_from(statement: ast.ImportFrom, scope: Scope) -> Scope:
    """Bind names of a module, or all of them."""
    module = "." * statement.level + (statement.module or "")
    for alias in statement.names:
        origin = Ref(module, alias.name)
        if alias.name == "*":
            scope[f"*{module}"] = Binding(How.REEXPORTED, origin=origin)
            continue
        how = How.REEXPORTED if alias.asname == alias.name else How.IMPORTED
        scope[alias.asname or alias.name] = Binding(how, origin=origin)
    return scope


def assign(statement: ast.Assign, scope: Scope) -> Scope:
    """Bind the targets of an assignment."""
    for target in statement.targets:
        if isinstance(target, ast.Name):
            bind(target.id, statement.value, scope)
        elif isinstance(target, ast.Subscript) and names_exports(target.value):
            scope["__all__"] = DEFINED
        else:
            bind_all(target, scope)
    return scope


def annotate(statement: ast.AnnAssign, scope: Scope, *, is_stub: bool) -> Scope:
    """Bind a target that has an annotation; in a stub that is enough."""
    if isinstance(statement.target, ast.Name):
        if statement.value is not None:
            bind(statement.target.id, statement.value, scope)
        elif is_stub:
            scope[statement.target.id] = DEFINED
    return scope


def augment(statement: ast.AugAssign, scope: Scope) -> Scope:
    """Change ``__all__`` in place; other names are bound before and after."""
    if isinstance(statement.target, ast.Name) and names_exports(statement.target):
        whole = ast.BinOp(statement.target, statement.op, statement.value)
        bind("__all__", whole, scope)
    return scope


def alias(statement: ast.stmt, scope: Scope) -> Scope:
    """Bind the name of a type alias."""
    name = getattr(statement, "name", None)
    if isinstance(name, ast.Name):
        scope[name.id] = DEFINED
    return scope


def delete(statement: ast.Delete, scope: Scope) -> Scope:
    """Unbind names, also for the stars before."""
    for target in statement.targets:
        for name in names_in(target):
            scope.pop(name, None)
            _lose(name, scope)
    return scope


def call(node: ast.Call, scope: Scope) -> None:
    """Do what a call of a method of ``__all__`` does to it."""
    if isinstance(node.func, ast.Attribute) and names_exports(node.func.value):
        parts = scope["__all__"].parts if "__all__" in scope else None
        changed = None if parts is None else changed_by(node, parts, scope)
        scope["__all__"] = Binding(How.DEFINED, parts=changed)


def bind(name: str, value: ast.expr, scope: Scope) -> None:
    """Bind a name to a value, which is read where it matters."""
    if name == "__all__":
        scope[name] = Binding(How.DEFINED, parts=parts_of(value, scope))
    elif name == "TYPE_CHECKING":
        is_false = isinstance(value, ast.Constant) and not value.value
        scope[name] = Binding(How.DEFINED, is_false=is_false)
    else:
        scope[name] = DEFINED


def bind_all(target: ast.expr, scope: Scope) -> None:
    """Bind what is in a target, whatever its form."""
    for name in names_in(target):
        scope[name] = DEFINED


def _lose(name: str, scope: Scope) -> None:
    """Note that the star imports before no longer bind a name."""
    for key, binding in scope.items():
        if key.startswith("*"):
            scope[key] = binding._replace(lost=binding.lost | {name})
