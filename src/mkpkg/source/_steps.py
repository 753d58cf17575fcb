"""What a module does when it runs: its imports and bindings, from top to bottom.

The bodies of functions do not run when a module does, those of classes do (language
reference, 8.7 and 8.8).
"""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ._machine import Machine, known
from ._parse import parse
from ._targets import captures, names_in, walrus_in
from ._text import read_text


class Load(NamedTuple):
    """An import.

    Attributes:
        line: Where it begins, from 1.
        module: What is imported, with leading dots where it is relative.
        names: What is taken from it, and how that is called here; None where the module
            is imported itself.
        bound: What ``import`` binds; None with ``from``.
        is_whole: Whether that is the module itself, not the package at its top.
        is_lazy: Whether it waits for the first use (PEP 810).
    """

    line: int
    module: str
    names: tuple[tuple[str, str], ...] | None = None
    bound: str | None = None
    is_whole: bool = False
    is_lazy: bool = False


class Bind(NamedTuple):
    """Names that are bound to something else than a module."""

    names: tuple[str, ...]


class Drop(NamedTuple):
    """Names that are deleted."""

    names: tuple[str, ...]


class Either(NamedTuple):
    """Ways of which one is gone, and which one is known only when it runs."""

    ways: tuple["Steps", ...]


class Attempt(NamedTuple):
    """Steps, and what is done where an import among them fails.

    Attributes:
        body: The steps.
        rescue: What is done then; None where that is not caught.
        after: What is done otherwise.
        last: What is done in any case.
    """

    body: "Steps"
    rescue: "Steps | None"
    after: "Steps"
    last: "Steps"


Step = Load | Bind | Drop | Either | Attempt
Steps = tuple[Step, ...]

_CATCHING = frozenset(
    {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
)
_LAZY_SINCE = (3, 15)


def steps_of(content: bytes, machine: Machine | None) -> Steps:
    """Return what a module does at its top level.

    Args:
        content: The file.
        machine: The interpreter that would run it, which some tests ask about; None for
            any.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    tree = parse(content)
    return _Reader(content, tree, machine).steps(tree.body)


def loads_of(content: bytes) -> Iterator[Load]:
    """Yield the imports that run when a module does, or may, on any interpreter.

    Args:
        content: The file.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    yield from _loads(steps_of(content, None))


def _loads(steps: Steps) -> Iterator[Load]:
    for step in steps:
        if isinstance(step, Load):
            yield step
        elif isinstance(step, Either):
            for way in step.ways:
                yield from _loads(way)
        elif isinstance(step, Attempt):
            for part in (step.body, step.rescue, step.after, step.last):
                yield from _loads(part or ())


class _Reader:
    def __init__(
        self, content: bytes, tree: ast.Module, machine: Machine | None
    ) -> None:
        self._machine = machine
        self._has_walrus = b":=" in content
        is_new = machine is not None and machine.version >= _LAZY_SINCE
        has_lazy = is_new and b"lazy" in content
        self._text = read_text(content) if has_lazy else None
        self._lazy = frozenset(_lazy_modules(tree)) if has_lazy else frozenset()

    def steps(self, body: Iterable[ast.stmt]) -> Steps:
        found: list[Step] = []
        for statement in body:
            found += self._step(statement)
            if isinstance(statement, ast.Raise):
                break
        return tuple(found)

    def _step(self, statement: ast.stmt) -> Iterator[Step]:
        if self._has_walrus and (walrus := dict(walrus_in(statement))):
            yield Bind(tuple(walrus))
        match statement:
            case ast.Import() | ast.ImportFrom():
                yield from self._import(statement)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield Bind((statement.name,))
            case ast.ClassDef():
                yield from _without_names(self.steps(statement.body))
                yield Bind((statement.name,))
            case ast.If():
                yield from self._if(statement)
            case ast.Try() | ast.TryStar():
                yield self._try(statement)
            case ast.For() | ast.AsyncFor():
                yield Bind(tuple(names_in(statement.target)))
                yield Either((self.steps(statement.body), ()))
                yield from self.steps(statement.orelse)
            case ast.While():
                yield Either((self.steps(statement.body), ()))
            case ast.With() | ast.AsyncWith():
                targets = [i.optional_vars for i in statement.items if i.optional_vars]
                yield Bind(tuple(n for target in targets for n in names_in(target)))
                yield from self.steps(statement.body)
            case ast.Match():
                yield Either(tuple(self._case(case) for case in statement.cases))
            case ast.Delete():
                yield Drop(tuple(n for t in statement.targets for n in names_in(t)))
            case _:
                if names := _assigned(statement):
                    yield Bind(names)

    def _import(self, statement: ast.Import | ast.ImportFrom) -> Iterator[Step]:
        line = statement.lineno
        if isinstance(statement, ast.ImportFrom):
            module = "." * statement.level + (statement.module or "")
            names = tuple((a.name, a.asname or a.name) for a in statement.names)
            is_lazy = self._waits(statement, module)
            yield Load(line, module, names, is_lazy=is_lazy)
            return
        for alias in statement.names:
            bound = alias.asname or alias.name.partition(".")[0]
            is_whole = bool(alias.asname) or "." not in alias.name
            is_lazy = self._waits(statement, alias.name)
            yield Load(line, alias.name, None, bound, is_whole, is_lazy)

    def _waits(self, statement: ast.stmt, module: str) -> bool:
        if self._text is None:
            return False
        line = self._text.line(statement.lineno)
        is_marked = line.startswith(b"lazy", statement.col_offset)
        return is_marked or module in self._lazy

    def _if(self, statement: ast.If) -> Iterator[Step]:
        answer = known(statement.test, self._machine)
        if answer is not None:
            yield from self.steps(statement.body if answer else statement.orelse)
            return
        ways = (self.steps(statement.body), self.steps(statement.orelse))
        if any(ways):
            yield Either(ways)

    def _try(self, statement: ast.Try | ast.TryStar) -> Step:
        caught = [h for h in statement.handlers if _catches(h)]
        return Attempt(
            self.steps(statement.body),
            self.steps(caught[0].body) if caught else None,
            self.steps(statement.orelse),
            self.steps(statement.finalbody),
        )

    def _case(self, case: ast.match_case) -> Steps:
        return (Bind(tuple(captures(case.pattern))), *self.steps(case.body))


def _without_names(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield the imports in the body of a class, whose names are its own."""
    for step in steps:
        if isinstance(step, Load):
            unbound = tuple((name, "") for name, _ in step.names or ())
            names = None if step.names is None else unbound
            yield step._replace(bound=None, names=names)
        elif isinstance(step, Either):
            yield Either(tuple(tuple(_without_names(way)) for way in step.ways))
        elif isinstance(step, Attempt):
            parts = (step.body, step.rescue, step.after, step.last)
            body, rescue, after, last = (
                None if part is None else tuple(_without_names(part)) for part in parts
            )
            yield Attempt(body or (), rescue, after or (), last or ())


def _assigned(statement: ast.stmt) -> tuple[str, ...]:
    """Return the names that a statement assigns, where it is one that does."""
    if isinstance(statement, ast.Assign):
        return tuple(n for target in statement.targets for n in names_in(target))
    if isinstance(statement, ast.AnnAssign) and statement.value:
        return tuple(names_in(statement.target))
    # `type X = ...`, where the interpreter knows it (PEP 695).
    name = getattr(statement, "name", None)
    return (name.id,) if isinstance(name, ast.Name) else ()


def _catches(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(k is None or getattr(k, "id", "") in _CATCHING for k in kinds)


def _lazy_modules(tree: ast.Module) -> Iterator[str]:
    """Yield what a literal ``__lazy_modules__`` lists (PEP 810)."""
    for statement in tree.body:
        value = getattr(statement, "value", None)
        if not isinstance(value, ast.List | ast.Tuple | ast.Set):
            continue
        if "__lazy_modules__" in _assigned(statement):
            for element in value.elts:
                if isinstance(element, ast.Constant) and isinstance(element.value, str):
                    yield element.value
