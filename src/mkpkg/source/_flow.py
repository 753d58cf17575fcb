"""The names that a module binds, found by following the paths through its statements.

What a name is at the end of a module follows from the language reference (5.1.2,
"Name binding", and 8, "Compound statements"); nothing is run. Code in functions and in
class bodies binds nothing in a module, save by ``global``.
"""

import ast
from collections.abc import Callable

from ._bindings import DEFINED, Binding, How, Ref, Scope, merge
from ._exports import changed_by, names_exports, parts_of
from ._targets import captures, matches_all, names_in, walrus_in
from ._truth import truth

_ENDINGS = frozenset({"exit", "quit", "_exit"})


def follow(tree: ast.Module, *, is_stub: bool, has_walrus: bool = True) -> Scope:
    """Return what is bound at the end of a module.

    Args:
        tree: The module.
        is_stub: Whether an annotation alone binds its name, as it does in a stub.
        has_walrus: Whether assignment expressions are to be looked for.
    """
    walk = _Walk(is_stub=is_stub, has_walrus=has_walrus)
    scope = walk.block(tree.body, {})
    return walk.last if scope is None else scope


class _Walk:
    """One walk through a module; a scope of None is a path that does not go on."""

    def __init__(self, *, is_stub: bool, has_walrus: bool) -> None:
        self._is_stub = is_stub
        self._has_walrus = has_walrus
        self._breaks: list[list[Scope]] = []
        self._continues: list[list[Scope]] = []
        self._raised: list[Scope] = []
        self.last: Scope = {}

    def block(self, body: list[ast.stmt], scope: Scope) -> Scope | None:
        """Return what is bound after statements; `scope` is changed."""
        current: Scope | None = scope
        self._may_raise_after(scope)
        for statement in body:
            handle = _HANDLERS.get(type(statement))
            if handle is None:
                continue
            if self._has_walrus:
                self._bind_walrus(statement, current)
            current = handle(self, statement, current)
            if current is None:
                return None
            self.last = current
            self._may_raise_after(current)
        return current

    def define(self, statement: ast.ClassDef, scope: Scope) -> Scope:
        scope[statement.name] = DEFINED
        return scope

    def import_(self, statement: ast.Import, scope: Scope) -> Scope:
        for alias in statement.names:
            how = How.REEXPORTED if alias.asname == alias.name else How.IMPORTED
            whole = alias.name if alias.asname else alias.name.partition(".")[0]
            scope[alias.asname or whole] = Binding(how, origin=Ref(whole))
        return scope

    def import_from(self, statement: ast.ImportFrom, scope: Scope) -> Scope:
        module = "." * statement.level + (statement.module or "")
        for alias in statement.names:
            origin = Ref(module, alias.name)
            if alias.name == "*":
                scope[f"*{module}"] = Binding(How.REEXPORTED, origin=origin)
                continue
            how = How.REEXPORTED if alias.asname == alias.name else How.IMPORTED
            scope[alias.asname or alias.name] = Binding(how, origin=origin)
        return scope

    def assign(self, statement: ast.Assign, scope: Scope) -> Scope:
        for target in statement.targets:
            if isinstance(target, ast.Name):
                self._bind(target.id, statement.value, scope)
            elif isinstance(target, ast.Subscript) and names_exports(target.value):
                scope["__all__"] = DEFINED
            else:
                _bind_all(target, scope)
        return scope

    def annotate(self, statement: ast.AnnAssign, scope: Scope) -> Scope:
        if isinstance(statement.target, ast.Name):
            if statement.value is not None:
                self._bind(statement.target.id, statement.value, scope)
            elif self._is_stub:
                scope[statement.target.id] = DEFINED
        return scope

    def augment(self, statement: ast.AugAssign, scope: Scope) -> Scope:
        if isinstance(statement.target, ast.Name) and names_exports(statement.target):
            whole = ast.BinOp(statement.target, statement.op, statement.value)
            self._bind("__all__", whole, scope)
        return scope

    def alias(self, statement: ast.stmt, scope: Scope) -> Scope:
        name = getattr(statement, "name", None)
        if isinstance(name, ast.Name):
            scope[name.id] = DEFINED
        return scope

    def delete(self, statement: ast.Delete, scope: Scope) -> Scope:
        for target in statement.targets:
            for name in names_in(target):
                scope.pop(name, None)
                _lose(name, scope)
        return scope

    def express(self, statement: ast.Expr, scope: Scope) -> Scope | None:
        call = statement.value
        if not isinstance(call, ast.Call):
            return scope
        function = call.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            if names_exports(function.value):
                parts = scope["__all__"].parts if "__all__" in scope else None
                changed = None if parts is None else changed_by(call, parts, scope)
                scope["__all__"] = Binding(How.DEFINED, parts=changed)
            elif function.attr in _ENDINGS and function.value.id in {"sys", "os"}:
                return None
        elif isinstance(function, ast.Name) and function.id in _ENDINGS:
            return None
        return scope

    def raise_(self, statement: ast.stmt, scope: Scope) -> None:
        return None

    def if_(self, statement: ast.If, scope: Scope) -> Scope | None:
        known = truth(statement.test)
        if known is not None:
            return self.block(statement.body if known else statement.orelse, scope)
        other = dict(scope)
        return merge(
            (self.block(statement.body, scope), self.block(statement.orelse, other))
        )

    def for_(self, statement: ast.For, scope: Scope) -> Scope | None:
        once = dict(scope)
        _bind_all(statement.target, once)
        return self._loop(statement, scope, once)

    def while_(self, statement: ast.While, scope: Scope) -> Scope | None:
        known = truth(statement.test)
        if known is False:
            return self.block(statement.orelse, scope)
        return self._loop(statement, None if known else scope, dict(scope))

    def with_(self, statement: ast.With, scope: Scope) -> Scope | None:
        for item in statement.items:
            if item.optional_vars:
                _bind_all(item.optional_vars, scope)
        if not any(map(_suppresses, statement.items)):
            return self.block(statement.body, scope)
        return merge(self._guarded(statement.body, scope))

    def try_(self, statement: ast.Try, scope: Scope) -> Scope | None:
        body, raised = self._guarded(statement.body, scope)
        ends: list[Scope | None] = []
        if body is not None:
            ends.append(self.block(statement.orelse, body))
        for handler in statement.handlers:
            ends.append(self._handler(handler, dict(raised)))
        after = merge(ends)
        if not statement.finalbody:
            return after
        last = self.block(statement.finalbody, raised if after is None else after)
        return None if after is None else last

    def match(self, statement: ast.Match, scope: Scope) -> Scope | None:
        ends: list[Scope | None] = []
        for case in statement.cases:
            inner = dict(scope)
            for name in captures(case.pattern):
                inner[name] = DEFINED
            ends.append(self.block(case.body, inner))
            if case.guard is None and matches_all(case.pattern):
                return merge(ends)
        return merge((*ends, scope))

    def break_(self, statement: ast.stmt, scope: Scope) -> None:
        self._breaks[-1].append(scope)

    def continue_(self, statement: ast.stmt, scope: Scope) -> None:
        self._continues[-1].append(scope)

    def _guarded(
        self, body: list[ast.stmt], scope: Scope
    ) -> tuple[Scope | None, Scope]:
        """Return what is bound after statements, and where one of them raises."""
        self._raised.append(dict(scope))
        end = self.block(body, scope)
        raised = self._raised.pop()
        self._may_raise_after(raised)
        return end, raised

    def _may_raise_after(self, scope: Scope) -> None:
        if self._raised:
            self._raised[-1] = merge((self._raised[-1], dict(scope))) or {}

    def _loop(
        self, statement: ast.For | ast.While, never: Scope | None, once: Scope
    ) -> Scope | None:
        """Return what is bound after a loop; `never` is where its body is passed over."""
        self._breaks.append([])
        self._continues.append([])
        first = dict(once)
        end = self.block(statement.body, once)
        broken, continued = self._breaks.pop(), self._continues.pop()
        again = merge((first, end, *continued)) or first
        for scope in broken:
            _take_over(again, first, scope)
        endless = isinstance(statement, ast.While) and never is None
        after = None if endless else merge((never, end, *continued))
        if after is not None:
            after = self.block(statement.orelse, after)
        return merge((after, *broken))

    def _handler(self, handler: ast.ExceptHandler, scope: Scope) -> Scope | None:
        end = self.block(handler.body, scope)
        if end is not None and handler.name:
            end.pop(handler.name, None)
        return end

    def _bind(self, name: str, value: ast.expr, scope: Scope) -> None:
        if name == "__all__":
            scope[name] = Binding(How.DEFINED, parts=parts_of(value, scope))
        else:
            scope[name] = DEFINED

    def _bind_walrus(self, statement: ast.stmt, scope: Scope | None) -> None:
        if scope is not None:
            for name, is_certain in walrus_in(statement):
                before = scope.get(name)
                is_bound = is_certain or (before is not None and before.is_certain)
                scope[name] = Binding(How.DEFINED, is_bound)


_HANDLERS: dict[type[ast.stmt], Callable[..., Scope | None]] = {
    ast.FunctionDef: _Walk.define,
    ast.AsyncFunctionDef: _Walk.define,
    ast.ClassDef: _Walk.define,
    ast.Import: _Walk.import_,
    ast.ImportFrom: _Walk.import_from,
    ast.Assign: _Walk.assign,
    ast.AnnAssign: _Walk.annotate,
    ast.AugAssign: _Walk.augment,
    ast.Delete: _Walk.delete,
    ast.Expr: _Walk.express,
    ast.Raise: _Walk.raise_,
    ast.If: _Walk.if_,
    ast.For: _Walk.for_,
    ast.While: _Walk.while_,
    ast.With: _Walk.with_,
    ast.Try: _Walk.try_,
    ast.TryStar: _Walk.try_,
    ast.Match: _Walk.match,
    ast.Break: _Walk.break_,
    ast.Continue: _Walk.continue_,
}
# `type X = ...` is read where the interpreter knows it (PEP 695, Python 3.12).
if hasattr(ast, "TypeAlias"):
    _HANDLERS[ast.TypeAlias] = _Walk.alias


def _bind_all(target: ast.expr, scope: Scope) -> None:
    for name in names_in(target):
        scope[name] = DEFINED


def _take_over(again: Scope, first: Scope, scope: Scope) -> None:
    """Let what a turn of a loop has not changed be what it is in a later turn."""
    for name, binding in again.items():
        if scope.get(name) == first.get(name):
            scope[name] = binding


def _lose(name: str, scope: Scope) -> None:
    """Note that the star imports before no longer bind a name."""
    for key, binding in scope.items():
        if key.startswith("*"):
            scope[key] = binding._replace(lost=binding.lost | {name})


def _suppresses(item: ast.withitem) -> bool:
    call = item.context_expr
    function = call.func if isinstance(call, ast.Call) else None
    name = getattr(function, "attr", None) or getattr(function, "id", None)
    return name == "suppress"
