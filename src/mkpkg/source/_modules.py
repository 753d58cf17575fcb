"""What modules offer each other: public names, and where a name comes from."""

from collections.abc import Iterable, Iterator

from ._answers import Public, Remark, Unknowable
from ._bindings import How, Ref, Scope
from ._given import may_set, mentions
from ._known import NoAnswerError
from ._module import Source
from ._offers import Offers, stars
from ._reaching import called_at_import, reaches_out
from ._tricks import may_bind_more


class Modules(Offers):
    """The modules of a project, read when they are asked for."""

    def public(self, dotted: str) -> Public:
        """Return the public names of a module.

        A statically known ``__all__`` decides. Otherwise they are the names that it
        defines on every path, without a leading underscore, and those that it imports
        as ``X as X`` or by a star (typing specification, "Library interface").
        """
        try:
            module = self.read(dotted)
            if not module.has_exports:
                return Public(*self.defined(dotted, module))
            names = tuple(dict.fromkeys(self.promised(dotted, module)))
            return Public(names, tuple(self._undefined(dotted, names)))
        except NoAnswerError as reason:
            return Public(unknowable=reason.unknowable)

    def has(self, dotted: str, name: str) -> bool:
        """Tell whether a module may have a name: false only where it certainly has not."""
        if not self.exists(dotted):
            return False
        if self.binds(dotted, name) or self.exists(f"{dotted}.{name}"):
            return True
        return self._may_get(dotted, name, set())

    def binds(self, dotted: str, name: str) -> bool:
        """Tell whether the statements of a module bind a name, or cannot be read."""
        return not self.unbound(dotted, (name,))

    def unbound(self, dotted: str, names: Iterable[str]) -> frozenset[str]:
        """Return the names that the statements of a module do not bind, if it can be read."""
        module = self.module(dotted)
        if module is None:
            return frozenset()
        left = frozenset(names) - module.scope.keys() - module.promised
        if not left:
            return left
        starred = tuple(stars(module.scope))
        return frozenset(
            name
            for name in left
            if not any(self.star_has(dotted, star, name) for star in starred)
        )

    def unreadable(self, dotted: str) -> Unknowable | None:
        """Return why a module cannot be read where its syntax is the reason, or None."""
        try:
            self.read(dotted)
        except NoAnswerError as reason:
            return reason.unknowable if reason.unknowable.code == "syntax" else None
        return None

    def origin(self, dotted: str, name: str) -> tuple[str, str | None]:
        """Return the module that defines a name, and the name there.

        The name is None for a module itself. What comes from outside of the project is
        where it is imported from.
        """
        seen: set[tuple[str, str]] = set()
        while (dotted, name) not in seen:
            seen.add((dotted, name))
            step = self._step(dotted, name)
            if step is None:
                break
            module, inner = step
            if inner is None:
                return module, None
            dotted, name = module, inner
        return dotted, name

    def _undefined(self, dotted: str, names: tuple[str, ...]) -> Iterator[Remark]:
        unbound = self.unbound(dotted, names)
        for name in names:
            if name in unbound and not self.has(dotted, name):
                yield Remark("undefined-export", name, dotted)

    def _may_get(self, dotted: str, name: str, seen: set[str]) -> bool:
        """Tell whether a module may get a name otherwise than by its statements.

        A star brings what its module gets so, and the modules that were imported in it.
        """
        source = self.source(dotted)
        if source is None or may_bind_more(source, dotted):
            return True
        if mentions(source, name) or self._is_given(dotted, name, source):
            return True
        seen.add(dotted)
        for star in () if name.startswith("_") else stars(self.read(dotted).scope):
            target = self.target(dotted, star.origin or Ref(".")) or ""
            if target in seen or name in star.lost:
                continue
            if self.read(target).has_exports:
                if self._may_list(target, name):
                    return True
                continue
            if self.exists(f"{target}.{name}") or self._may_get(target, name, seen):
                return True
        return False

    def _may_list(self, dotted: str, name: str) -> bool:
        """Tell whether what a module calls may put a name of its into its ``__all__``."""
        source = self.source(dotted)
        if source is None or name not in self.read(dotted).scope:
            return False
        return any(map(reaches_out, self._called_by(dotted, source)))

    def _is_given(self, dotted: str, name: str, source: Source) -> bool:
        """Tell whether other modules of the project may set a name in one."""
        if any(map(reaches_out, self._called_by(dotted, source))):
            return True
        places = (*self._around(dotted), *self._others(dotted, name))
        return any(may_set(other, place, dotted, name) for place, other in places)

    def around(self, dotted: str) -> Iterator[bytes]:
        """Yield the texts of the packages around a module."""
        for _, source in self._around(dotted):
            yield source.content

    def _around(self, dotted: str) -> Iterator[tuple[str, Source]]:
        outer = dotted
        while outer := outer.rpartition(".")[0]:
            source = self.source(outer)
            if source:
                yield outer, source

    def _called_by(self, dotted: str, source: Source) -> Iterator[Source]:
        """Yield the modules of the project whose functions run when one is imported."""
        for ref in called_at_import(source):
            target = self.target(dotted, ref) or ""
            place = self.origin(target, ref.name)[0] if ref.name else target
            for module in {target, place, f"{target}.{ref.name}"}:
                found = self.source(module) if self.exists(module) else None
                if found:
                    yield found

    def _others(self, dotted: str, name: str) -> Iterator[tuple[str, Source]]:
        """Yield the other modules of the project that have a name in their text."""
        for place in self._every():
            found = self.source(place) if place != dotted else None
            if found and name.encode() in found.content:
                yield place, found

    def _step(self, dotted: str, name: str) -> tuple[str, str | None] | None:
        """Return where a module has a name from; None where that is the module itself."""
        module = self.module(dotted)
        if module is None:
            return None
        binding = module.scope.get(name)
        if binding is None:
            return self._star_step(dotted, module.scope, name)
        ref = binding.origin
        if ref is None or binding.how & How.DEFINED:
            return None
        target = self.target(dotted, ref)
        if target is None:
            return None
        if ref.name is None:
            return target, None
        whole = f"{target}.{ref.name}"
        if target == dotted or (
            self.exists(whole) and not self._binds(target, ref.name)
        ):
            return whole, None
        return target, ref.name

    def _binds(self, dotted: str, name: str) -> bool:
        module = self.module(dotted)
        return module is not None and name in module.scope

    def _star_step(
        self, dotted: str, scope: Scope, name: str
    ) -> tuple[str, str | None] | None:
        for star in stars(scope):
            target = self.target(dotted, star.origin or Ref("."))
            if target and self.exists(target) and self.star_has(dotted, star, name):
                return target, name
        return None
