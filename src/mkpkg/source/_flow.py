"""The names that a module binds, found by following the paths through its statements.

What a name is at the end of a module follows from the language reference (5.1.2,
"Name binding", and 8, "Compound statements"); nothing is run. Code in functions and in
class bodies binds nothing in a module, save by ``global``.
"""

import ast
from collections.abc import Callable
from itertools import chain, islice, repeat

from . import _effects as effects
from ._bindings import DEFINED, Binding, How, Scope, merge
from ._endings import ends_program
from ._targets import captures, matches_all, walrus_in
from ._truth import truth


def follow(
    tree: ast.Module,
    *,
    is_stub: bool,
    has_walrus: bool = True,
    changed: frozenset[str] = frozenset(),
) -> Scope:
    """Return what is bound at the end of a module.

    Args:
        tree: The module.
        is_stub: Whether an annotation alone binds its name, as it does in a stub.
        has_walrus: Whether assignment expressions are to be looked for.
        changed: Names and attributes that may be set where no path leads.
    """
    walk = _Walk(is_stub=is_stub, has_walrus=has_walrus, changed=changed)
    scope = walk.block(tree.body, {})
    return walk.last if scope is None else scope


class _Walk:
    """One walk through a module; a scope of None is a path that does not go on."""

    def __init__(
        self, *, is_stub: bool, has_walrus: bool, changed: frozenset[str]
    ) -> None:
        self._is_stub = is_stub
        self._has_walrus = has_walrus
        self._changed = changed
        self._broken_off: list[list[Scope]] = []
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

    def annotate(self, statement: ast.AnnAssign, scope: Scope) -> Scope:
        return effects.annotate(statement, scope, is_stub=self._is_stub)

    def express(self, statement: ast.Expr, scope: Scope) -> Scope | None:
        if isinstance(statement.value, ast.Call):
            effects.call(statement.value, scope)
            if ends_program(statement.value, scope, self._changed):
                self.raise_(statement, scope)
                return None
        return scope

    def delete(self, statement: ast.Delete, scope: Scope) -> Scope:
        has_stars = any(key.startswith("*") for key in scope)
        for target in statement.targets:
            if (
                isinstance(target, ast.Name)
                and target.id not in scope
                and not has_stars
            ):
                # That is a NameError, unless something binds it that is not seen here.
                self.raise_(statement, scope)
        return effects.delete(statement, scope)

    def raise_(self, statement: ast.stmt, scope: Scope) -> None:
        for broken_off in self._broken_off:
            broken_off.append(dict(scope))

    def if_(self, statement: ast.If, scope: Scope) -> Scope | None:
        known = truth(statement.test, scope, self._changed)
        if known is not None:
            return self.block(statement.body if known else statement.orelse, scope)
        other = dict(scope)
        return merge(
            (self.block(statement.body, scope), self.block(statement.orelse, other))
        )

    def for_(self, statement: ast.For, scope: Scope) -> Scope | None:
        once = dict(scope)
        effects.bind_all(statement.target, once)
        return self._loop(statement, scope, once)

    def while_(self, statement: ast.While, scope: Scope) -> Scope | None:
        known = truth(statement.test, scope, self._changed)
        if known is False:
            return self.block(statement.orelse, scope)
        return self._loop(statement, None if known else scope, dict(scope))

    def with_(self, statement: ast.With, scope: Scope) -> Scope | None:
        for item in statement.items:
            if item.optional_vars:
                effects.bind_all(item.optional_vars, scope)
        self._broken_off.append([])
        end, raised = self._guarded(statement.body, scope)
        broken_off = merge(self._broken_off.pop())
        if any(map(_suppresses, statement.items)):
            return merge((end, raised))
        return _if_swallowed(end, raised, broken_off)

    def try_(self, statement: ast.Try, scope: Scope) -> Scope | None:
        left = [len(scopes) for scopes in self._loop_exits()]
        body, raised = self._guarded(statement.body, scope)
        ends: list[Scope | None] = []
        if body is not None:
            ends.append(self.block(statement.orelse, body))
        for handler in statement.handlers:
            ends.append(self._handler(handler, dict(raised)))
        after = merge(ends)
        if not statement.finalbody:
            return after
        for count, scopes in zip(left, self._loop_exits(), strict=True):
            self._leave_by(statement.finalbody, scopes, count)
        last = self.block(statement.finalbody, raised if after is None else after)
        if after is None and last is not None:
            self.raise_(statement, last)
        return None if after is None else last

    def _loop_exits(self) -> list[list[Scope]]:
        """Return where paths are kept that leave the innermost loop, or its turn."""
        return [*self._breaks[-1:], *self._continues[-1:]]

    def _leave_by(
        self, finalbody: list[ast.stmt], scopes: list[Scope], count: int
    ) -> None:
        """Let paths that leave a loop, those behind a number, go through ``finally``."""
        leaving = scopes[count:]
        del scopes[count:]
        for scope in leaving:
            end = self.block(finalbody, scope)
            if end is not None:
                scopes.append(end)

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
        counts = [len(scopes) for scopes in self._broken_off]
        end = self.block(handler.body, scope)
        if handler.name is None:
            return end
        # The name is gone however the handler is left (language reference, 8.4.1).
        left = [*(end,), *chain(*map(islice, self._broken_off, counts, repeat(None)))]
        for scope in filter(None, left):
            scope.pop(handler.name, None)
            self._may_raise_after(scope)
        return end

    def _bind_walrus(self, statement: ast.stmt, scope: Scope | None) -> None:
        if scope is not None:
            for name, is_certain in walrus_in(statement):
                before = scope.get(name)
                is_bound = is_certain or (before is not None and before.is_certain)
                scope[name] = Binding(How.DEFINED, is_bound)


def _simply(
    effect: Callable[..., Scope],
) -> Callable[[_Walk, ast.stmt, Scope], Scope]:
    """Return what handles a statement that no path leads out of."""
    return lambda _, statement, scope: effect(statement, scope)


_HANDLERS: dict[type[ast.stmt], Callable[..., Scope | None]] = {
    ast.FunctionDef: _simply(effects.define),
    ast.AsyncFunctionDef: _simply(effects.define),
    ast.ClassDef: _simply(effects.define),
    ast.Import: _simply(effects.import_),
    ast.ImportFrom: _simply(effects.import_from),
    ast.Assign: _simply(effects.assign),
    ast.AnnAssign: _Walk.annotate,
    ast.AugAssign: _simply(effects.augment),
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
    _HANDLERS[ast.TypeAlias] = _simply(effects.alias)


def _take_over(again: Scope, first: Scope, scope: Scope) -> None:
    """Let what a turn of a loop has not changed be what it is in a later turn."""
    for name, binding in again.items():
        if scope.get(name) == first.get(name):
            scope[name] = binding


def _if_swallowed(
    end: Scope | None, raised: Scope, broken_off: Scope | None
) -> Scope | None:
    """Return what is bound after a block whose exceptions something may swallow.

    What is bound at its end is meant to be, and what was bound before and is not may be.

    Args:
        end: What is bound at the end of the block, or None where it has none.
        raised: What may be bound where one of its statements raises.
        broken_off: What is bound where an exception is raised in plain sight.
    """
    if end is None:
        return broken_off
    lost = {name: found for name, found in raised.items() if name not in end}
    maybe = {name: found._replace(is_certain=False) for name, found in lost.items()}
    return {**maybe, **end}


def _suppresses(item: ast.withitem) -> bool:
    call = item.context_expr
    function = call.func if isinstance(call, ast.Call) else None
    name = getattr(function, "attr", None) or getattr(function, "id", None)
    return name == "suppress"
