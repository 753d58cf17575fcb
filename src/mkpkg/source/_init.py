"""The re-export lines of an ``__init__.py``: its imports, and its lists of names."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from ._elements import Element
from ._lines import Import, Imported, Names, Span
from ._listed import Listed, listed
from ._lists import Listing
from ._module import Module, Source, absolute, module_of
from ._parse import parse
from ._text import Text, read_text

_IMPORTS = ast.Import | ast.ImportFrom
_KEEP = re.compile(rb"#[ \t]*mkpkg:[ \t]*keep\b")


class Init:
    """An ``__init__.py``, read once.

    Attributes:
        package: The package's dotted name.
        text: The file.
        tree: Its syntax tree.
    """

    def __init__(self, content: bytes, package: str) -> None:
        """Read the file.

        Raises:
            UnreadableError: It is not text, or cannot be parsed.
        """
        self.package = package
        self.content = content
        self.text: Text = read_text(content)
        self.tree = parse(self.text.data.decode())
        self._kept_lines = _lines_with(_KEEP, self.text)

    @cached_property
    def module(self) -> Module:
        """What it binds."""
        return module_of(self.tree, Source(self.text.data, is_package=True))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every top-level import from the package itself or from below it."""
        return tuple(self._imports())

    @cached_property
    def whole_imports(self) -> tuple[tuple[str, int], ...]:
        """The modules below the package that are imported whole, each with its line."""
        return tuple(
            (alias.name, statement.lineno)
            for statement in self.tree.body
            if isinstance(statement, ast.Import)
            and not self._is_kept(self.span(statement))
            for alias in statement.names
            if self._is_inside(alias.name)
        )

    @cached_property
    def exports(self) -> tuple[Names, ...]:
        """Every literal list at the top level that ``__all__`` is made of."""
        return tuple(self._lists("__all__"))

    @cached_property
    def lazy_modules(self) -> tuple[Names, ...]:
        """Every literal at the top level that ``__lazy_modules__`` is made of."""
        return tuple(self._lists("__lazy_modules__"))

    @cached_property
    def fixed_exports(self) -> frozenset[str]:
        """What ``__all__`` has in a form that it cannot be taken out of."""
        free = Counter[str]()
        for names in self.exports:
            for name in () if names.is_kept else names.listing.names:
                free[name] += -1 if names.is_taken_out else 1
        parts = self.module.exports or ()
        whole = Counter(part for part in parts if isinstance(part, str))
        return frozenset(name for name in whole if whole[name] > free[name])

    @cached_property
    def kept_exports(self) -> frozenset[str]:
        """What is listed in ``__all__`` and is to be kept."""
        return frozenset(
            self.text.data[item.start : item.end].strip(b"\"'").decode()
            for names in self.exports
            for item in names.listing.elements
            if names.is_kept or item.name is None
        )

    @cached_property
    def hand_imports(self) -> frozenset[tuple[str, str]]:
        """What is imported anywhere below the top level: absolute module, and name."""
        return frozenset((module, alias.name) for module, alias in self._nested())

    @cached_property
    def hand_bound(self) -> frozenset[str]:
        """What imports below the top level call what they take from the package."""
        return frozenset(
            alias.asname or alias.name
            for module, alias in self._nested()
            if self._is_inside(module)
        )

    @cached_property
    def used(self) -> frozenset[str]:
        """The names that its code reads, adds to or deletes."""
        return frozenset(
            name for node in ast.walk(self.tree) for name in _needed_by(node)
        )

    @cached_property
    def is_alias_style(self) -> bool:
        """Whether it re-exports by ``X as X`` or stars, and has no ``__all__``."""
        if self.module.has_exports:
            return False
        stars = (line.is_star for line in self.imports)
        inner = (
            alias.name == "*"
            for module, alias in self._nested()
            if self._is_inside(module)
        )
        nodes = (n for n in ast.walk(self.tree) if isinstance(n, _IMPORTS))
        aliases = (a.name == a.asname for node in nodes for a in node.names)
        return any(stars) or any(inner) or any(aliases)

    @cached_property
    def has_plain(self) -> bool:
        """Whether it imports a name from itself as no rename and no star."""
        return any(
            not (imported.is_alias or line.is_star)
            for line in self.imports
            for imported in line.names
        )

    def listing_of(self, line: Import) -> Listing:
        """Return the names of an import as a list that can be changed."""
        spans = [self.span(alias) for alias in line.node.names]
        elements = tuple(
            Element(_changeable(imported), place.start, place.end)
            for imported, place in zip(line.names, spans, strict=True)
        )
        data = self.text.data
        opening = data.find(b"(", line.span.start, spans[0].start)
        if opening < 0:
            return Listing(data, elements, None, None)
        return Listing(data, elements, opening, line.span.end - 1)

    def span(self, node: ast.stmt | ast.expr | ast.alias) -> Span:
        """Return where a node stands."""
        last, column = node.end_lineno or node.lineno, node.end_col_offset or 0
        start = self.text.offset(node.lineno, node.col_offset)
        return Span(start, self.text.offset(last, column), node.lineno, last)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the statements at the top level stand, in their order."""
        return tuple(map(self.span, self.tree.body))

    def end_of_line(self, number: int) -> int:
        """Return the last line of the statements that a line has parts of."""
        for span in self.spans:
            if span.first <= number < span.last:
                number = span.last
        return number

    def begins_line(self, span: Span) -> bool:
        """Tell whether no other statement has a part of a statement's first line."""
        return all(s.last != span.first or s.start >= span.start for s in self.spans)

    def ends_docstring(self, number: int) -> bool:
        """Tell whether a line is the last one of the docstring."""
        first = self.tree.body[0] if self.tree.body else None
        value = first.value if isinstance(first, ast.Expr) else None
        is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
        return is_text and self.spans[0].last == number

    def _is_kept(self, span: Span) -> bool:
        return bool({span.first, span.last} & self._kept_lines)

    def _imports(self) -> Iterator[Import]:
        for statement in self.tree.body:
            if not isinstance(statement, ast.ImportFrom):
                continue
            module = "." * statement.level + (statement.module or "")
            target = absolute(self.package, True, module)
            if target and self._is_inside(target):
                yield self._import(statement, module, target)

    def _is_inside(self, module: str) -> bool:
        return f"{module}.".startswith(f"{self.package}.")

    def _import(self, node: ast.ImportFrom, module: str, target: str) -> Import:
        span = self.span(node)
        names = tuple(
            Imported(
                alias.name,
                alias.asname or alias.name,
                alias.asname is not None,
                alias.lineno in self._kept_lines,
            )
            for alias in node.names
        )
        is_lazy = self.text.data.startswith(b"lazy", span.start)
        is_kept = self._is_kept(span)
        return Import(module, target, names, span, is_kept, is_lazy, node)

    def _lists(self, name: str) -> Iterator[Names]:
        for found in listed(self.tree, name):
            span = self.span(found.statement)
            yield Names(
                self._listing(found),
                span,
                found.is_whole,
                self._is_kept(span),
                found.is_own,
                found.is_single,
                found.is_taken_out,
                isinstance(found.node, ast.Dict),
            )

    def _listing(self, found: Listed) -> Listing:
        span, data = self.span(found.node), self.text.data
        elements = []
        for element in found.elements:
            place = self.span(element)
            name = element.value if isinstance(element, ast.Constant) else None
            is_kept = place.first in self._kept_lines
            text = name if isinstance(name, str) and not is_kept else None
            elements.append(Element(text, place.start, place.end))
        is_tuple = isinstance(found.node, ast.Tuple)
        is_bare = is_tuple and bool(elements) and elements[0].start == span.start
        is_bare = is_bare or found.is_single
        opening, closing = (None, None) if is_bare else (span.start, span.end - 1)
        return Listing(data, tuple(elements), opening, closing, is_tuple)

    def _nested(self) -> Iterator[tuple[str, ast.alias]]:
        top = set(map(id, self.tree.body))
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and id(node) not in top:
                module = "." * node.level + (node.module or "")
                target = absolute(self.package, True, module)
                for alias in node.names:
                    yield target or "", alias


def _needed_by(node: ast.AST) -> Iterator[str]:
    """Yield the name that must be bound where a node is executed."""
    target = node.target if isinstance(node, ast.AugAssign) else node
    is_stored = target is node and isinstance(getattr(node, "ctx", None), ast.Store)
    if isinstance(target, ast.Name) and not is_stored:
        yield target.id


def _lines_with(pattern: re.Pattern[bytes], text: Text) -> frozenset[int]:
    if b"mkpkg:" not in text.data:
        return frozenset()
    lines = range(1, len(text.starts))
    return frozenset(number for number in lines if pattern.search(text.line(number)))


def _changeable(imported: Imported) -> str | None:
    is_rename = imported.is_alias and imported.name != imported.bound
    return None if is_rename or imported.is_kept else imported.name
