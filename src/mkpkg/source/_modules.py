"""What modules offer each other: public names, and where a name comes from."""

from collections.abc import Callable, Iterable, Iterator

from ._answers import Public, Remark, Unknowable
from ._bindings import Binding, How, Parts, Ref, Scope
from ._errors import UnreadableError
from ._module import Module, Source, absolute, is_off, read_module
from ._tricks import may_bind_more, may_give


class _NoAnswerError(Exception):
    def __init__(self, unknowable: Unknowable) -> None:
        super().__init__(unknowable.why)
        self.unknowable = unknowable


class Modules:
    """The modules of a project, read when they are asked for.

    Args:
        load: Returns the text of a module by its dotted name, or None.
        exists: Tells whether there is a module or package of a dotted name, whatever
            it is made of.
        awaits: Tells whether a module that does not exist may come with a build.
        reads_off: Whether modules that opt out are read, too; nothing must be written
            then.
    """

    def __init__(
        self,
        load: Callable[[str], Source | None],
        exists: Callable[[str], bool],
        awaits: Callable[[str], bool] = lambda _: False,
        *,
        reads_off: bool = False,
    ) -> None:
        """Know no module yet."""
        self._load = load
        self._reads_off = reads_off
        self.exists = exists
        self.awaits = awaits
        self._known: dict[str, Module] = {}
        self._replaced: dict[str, Source] = {}
        self._busy: set[str] = set()
        self._asked: set[str] = set()

    def replace(self, dotted: str, source: Source) -> None:
        """Let a module have another text from now on."""
        self._replaced[dotted] = source
        self._known.pop(dotted, None)

    def forget(self, dotted: str) -> None:
        """Free what is kept of a module; it is read again when it is asked for."""
        self._known.pop(dotted, None)

    def asked(self) -> frozenset[str]:
        """Return the modules that were asked for since the last call."""
        asked, self._asked = frozenset(self._asked), set()
        return asked

    def source(self, dotted: str) -> Source | None:
        """Return the text of a module, or None."""
        return self._replaced.get(dotted) or self._load(dotted)

    def put(self, dotted: str, module: Module) -> None:
        """Take what is known of a module from elsewhere."""
        self._known[dotted] = module

    def public(self, dotted: str) -> Public:
        """Return the public names of a module.

        A statically known ``__all__`` decides. Otherwise they are the names that it
        defines on every path, without a leading underscore, and those that it imports
        as ``X as X`` or by a star (typing specification, "Library interface").
        """
        try:
            module = self._read(dotted)
            if not module.has_exports:
                return Public(*self._defined(dotted, module))
            names = tuple(dict.fromkeys(self._promised(dotted, module)))
            return Public(names, tuple(self._undefined(dotted, names)))
        except _NoAnswerError as reason:
            return Public(unknowable=reason.unknowable)

    def module(self, dotted: str) -> Module | None:
        """Return what a module binds, or None where that cannot be read."""
        try:
            return self._read(dotted)
        except _NoAnswerError:
            return None

    def has(self, dotted: str, name: str) -> bool:
        """Tell whether a module may have a name: false only where it certainly has not."""
        if not self.exists(dotted):
            return False
        if self.binds(dotted, name) or self.exists(f"{dotted}.{name}"):
            return True
        return self._may_get(dotted, name, set())

    def binds(self, dotted: str, name: str) -> bool:
        """Tell whether the statements of a module bind a name, or cannot be read."""
        module = self.module(dotted)
        if module is None:
            return True
        if name in module.scope or name in module.promised:
            return True
        return any(self._star_has(dotted, star, name) for star in _stars(module.scope))

    def unreadable(self, dotted: str) -> Unknowable | None:
        """Return why a module cannot be read where its syntax is the reason, or None."""
        try:
            self._read(dotted)
        except _NoAnswerError as reason:
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

    def target(self, dotted: str, ref: Ref) -> str | None:
        """Return the absolute name of the module that an import names, or None."""
        return absolute(dotted, self._is_package(dotted), ref.module)

    def _is_package(self, dotted: str) -> bool:
        known = self._known.get(dotted)
        if known:
            return known.is_package
        source = self.source(dotted)
        return bool(source and source.is_package)

    def _read(self, dotted: str) -> Module:
        self._asked.add(dotted)
        known = self._known.get(dotted)
        if known:
            return known
        source = self.source(dotted)
        if source is None:
            why = "there is no source to read its names from"
            raise _NoAnswerError(Unknowable("no-source", dotted, why))
        is_left = not source.is_package and not self._reads_off
        if is_left and is_off(source.content):
            raise _NoAnswerError(Unknowable("off", dotted, "it opts out"))
        try:
            module = read_module(source)
        except UnreadableError as reason:
            found = Unknowable("syntax", dotted, str(reason), reason.line)
            raise _NoAnswerError(found) from reason
        self._known[dotted] = module
        return module

    def _defined(
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
            raise _NoAnswerError(Unknowable("star", dotted, why))
        if target in self._busy:
            return ()
        self._busy.add(target)
        try:
            module = self._read(target)
            has_exports = module.has_exports
            brings = self._promised if has_exports else names_of
            names = dict.fromkeys(brings(target, module))
            return tuple(name for name in names if name not in star.lost)
        finally:
            self._busy.discard(target)

    def _offered(self, dotted: str, module: Module) -> tuple[str, ...]:
        """Return what a module means others to have."""
        return self._defined(dotted, module)[0]

    def _visible(self, dotted: str, module: Module) -> Iterator[str]:
        """Yield what a star takes from a module, imported names included."""
        for name, binding in module.scope.items():
            if name.startswith("*"):
                yield from self._star_names(dotted, binding, self._visible)
            elif not name.startswith("_"):
                yield name
        yield from (name for name in module.promised if not name.startswith("_"))

    def _promised(self, dotted: str, module: Module) -> Iterator[str]:
        exports = module.exports
        if exports is None:
            why = "its __all__ is made when it runs"
            raise _NoAnswerError(Unknowable("dynamic-all", dotted, why))
        yield from self._expanded(dotted, exports)

    def _expanded(self, dotted: str, parts: Parts) -> Iterator[str]:
        for part in parts:
            if isinstance(part, str):
                yield part
                continue
            target = self._module_of(dotted, part)
            if target is None or target in self._busy:
                why = "its __all__ takes over that of a module that cannot be found"
                raise _NoAnswerError(Unknowable("dynamic-all", dotted, why))
            self._busy.add(target)
            try:
                yield from tuple(self._promised(target, self._read(target)))
            finally:
                self._busy.discard(target)

    def _module_of(self, dotted: str, ref: Ref) -> str | None:
        outer = self.target(dotted, ref)
        if outer is None:
            return None
        whole = outer if ref.name is None else f"{outer}.{ref.name}"
        return whole if self.exists(whole) else None

    def _undefined(self, dotted: str, names: tuple[str, ...]) -> Iterator[Remark]:
        for name in names:
            if not self.has(dotted, name):
                yield Remark("undefined-export", name, dotted)

    def _may_get(self, dotted: str, name: str, seen: set[str]) -> bool:
        """Tell whether a module may get a name otherwise than by its statements.

        A star brings what its module gets so, and the modules that were imported in it.
        """
        source = self.source(dotted)
        if source is None or may_bind_more(source) or self._is_given(dotted, name):
            return True
        seen.add(dotted)
        for star in () if name.startswith("_") else _stars(self._read(dotted).scope):
            target = self.target(dotted, star.origin or Ref(".")) or ""
            if target in seen or name in star.lost or self._read(target).has_exports:
                continue
            if self.exists(f"{target}.{name}") or self._may_get(target, name, seen):
                return True
        return False

    def _is_given(self, dotted: str, name: str) -> bool:
        """Tell whether a package around a module may set a name in it."""
        outer = dotted.rpartition(".")[0]
        source = self.source(outer) if outer else None
        if source and may_give(source, name):
            return True
        return bool(outer) and self._is_given(outer, name)

    def _star_has(self, dotted: str, star: Binding, name: str) -> bool:
        try:
            return name in self._star_names(dotted, star, self._visible)
        except _NoAnswerError:
            return True

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
        for star in _stars(scope):
            target = self.target(dotted, star.origin or Ref("."))
            if target and self.exists(target) and self._star_has(dotted, star, name):
                return target, name
        return None


def _stars(scope: Scope) -> Iterator[Binding]:
    for name, binding in scope.items():
        if name.startswith("*"):
            yield binding
