"""What a module offers and promises, that of the modules which it takes all from included."""

from collections.abc import Callable, Iterable, Iterator

from ._answers import Remark, Unknowable
from ._bindings import Binding, How, Parts, Ref, Scope
from ._known import Known, NoAnswerError
from ._module import Module


class Offers(Known):
    """Modules, and the names that go from one to another."""

    def defined(
        self, dotted: str, module: Module
    ) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
        names: dict[str, None] = {}
        remarks: list[Remark] = []
        for name, binding in module.scope.items():
            if name.startswith("*"):
                names.update(dict.fromkeys(self._starred(dotted, binding, remarks)))
            elif name.startswith("_") or binding.how == How.IMPORTED:
                continue
            elif binding.how & How.IMPORTED:
                remarks.append(Remark("ambiguous", name, dotted))
            elif not binding.is_certain:
                remarks.append(Remark("conditional", name, dotted))
            else:
                names[name] = None
        private = {
            name for name, found in module.scope.items() if found.how & How.IMPORTED
        }
        return tuple(name for name in names if name not in private), tuple(remarks)

    def _starred(
        self, dotted: str, binding: Binding, remarks: list[Remark]
    ) -> tuple[str, ...]:
        """Return what a star import brings, or remark on it where it may not run."""
        names = self._star_names(dotted, binding, self._offered)
        if binding.is_certain:
            return names
        remarks.extend(Remark("conditional", name, dotted) for name in names)
        return ()

    def _star_names(
        self,
        dotted: str,
        star: Binding,
        names_of: Callable[[str, Module], Iterable[str]],
    ) -> tuple[str, ...]:
        """Return what a star import brings: by `names_of`, without an ``__all__``."""
        ref = star.origin or Ref(".")
        target = self.target(dotted, ref)
        if target is None or not self.exists(target):
            why = (
                f"it imports all of {target or ref.module}, which is not in the project"
            )
            raise NoAnswerError(Unknowable("star", dotted, why))
        if target in self._busy:
            return ()
        self._busy.add(target)
        try:
            module = self.read(target)
            has_exports = module.has_exports
            brings = self.promised if has_exports else names_of
            names = dict.fromkeys(brings(target, module))
            return tuple(name for name in names if name not in star.lost)
        finally:
            self._busy.discard(target)

    def _offered(self, dotted: str, module: Module) -> tuple[str, ...]:
        """Return what a module means others to have."""
        return self.defined(dotted, module)[0]

    def _visible(self, dotted: str, module: Module) -> Iterator[str]:
        """Yield what a star takes from a module, imported names included."""
        for name, binding in module.scope.items():
            if name.startswith("*"):
                yield from self._star_names(dotted, binding, self._visible)
            elif not name.startswith("_"):
                yield name
        yield from (name for name in module.promised if not name.startswith("_"))

    def promised(self, dotted: str, module: Module) -> Iterator[str]:
        exports = module.exports
        if exports is None:
            why = "its __all__ is made when it runs"
            raise NoAnswerError(Unknowable("dynamic-all", dotted, why))
        yield from self._expanded(dotted, exports)

    def _expanded(self, dotted: str, parts: Parts) -> Iterator[str]:
        for part in parts:
            if isinstance(part, str):
                yield part
                continue
            target = self._module_of(dotted, part)
            if target is None or target in self._busy:
                why = "its __all__ takes over that of a module that cannot be found"
                raise NoAnswerError(Unknowable("dynamic-all", dotted, why))
            self._busy.add(target)
            try:
                yield from tuple(self.promised(target, self.read(target)))
            finally:
                self._busy.discard(target)

    def _module_of(self, dotted: str, ref: Ref) -> str | None:
        outer = self.target(dotted, ref)
        if outer is None:
            return None
        whole = outer if ref.name is None else f"{outer}.{ref.name}"
        return whole if self.exists(whole) else None

    def star_has(self, dotted: str, star: Binding, name: str) -> bool:
        try:
            return name in self._star_names(dotted, star, self._visible)
        except NoAnswerError:
            return True


def stars(scope: Scope) -> Iterator[Binding]:
    for name, binding in scope.items():
        if name.startswith("*"):
            yield binding
