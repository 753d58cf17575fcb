"""What a package is to offer, and what of that is missing."""

from collections.abc import Iterator
from functools import cached_property

from ._answers import Remark, Unknowable
from ._bindings import How
from ._init import Init
from ._judgement import Judgement, Wants
from ._module import absolute
from ._modules import Modules


def find_missing(init: Init, modules: Modules, wants: Wants) -> Judgement:
    """Find what a package is to offer and does not.

    Args:
        init: The package's file; `modules` must know it.
        modules: The modules of the project.
        wants: What it is to offer.
    """
    return _Missing(init, modules, wants).found


_ADDITIONS = ("missing-export", "unbound-module")


class _Missing:
    """One search for what is missing."""

    def __init__(self, init: Init, modules: Modules, wants: Wants) -> None:
        self._init = init
        self._modules = modules
        self._wants = wants
        self._package = init.package
        self.found = Judgement()
        offered = self._offered()
        wanted = [*self._lift(offered), *self._bind(offered)]
        self._export(wanted)
        if wants.is_lazy:
            self._refuse_hidden()

    def _refuse_hidden(self) -> None:
        """Refuse imports of what has the name of its public module: lazy, it is a trap.

        On Python 3.15 the package then gives the module or what it defines, whichever
        comes first (PEP 810).
        """
        for line in self._init.imports:
            outer, _, child = line.target.rpartition(".")
            names = {imported.bound for imported in line.names}
            if outer == self._package and child in names and not child.startswith("_"):
                told = Remark("shadows-module", child, line.target)
                self.found.conflicts.append(told)

    def _offered(self) -> dict[str, list[str]]:
        """Return the names that children offer, each with the modules that have it."""
        offered: dict[str, list[str]] = {}
        for child in self._wants.lifted:
            module = f"{self._package}.{child}"
            public = self._modules.public(module)
            if public.unknowable:
                if public.unknowable.code != "off":
                    self.found.unknowable.append(public.unknowable)
                continue
            for remark in public.remarks:
                is_wrong = remark.code == "undefined-export"
                told = self.found.conflicts if is_wrong else self.found.remarks
                told.append(remark)
            for name in public.names:
                if name not in self._wants.private:
                    offered.setdefault(name, []).append(module)
        return offered

    def _lift(self, offered: dict[str, list[str]]) -> Iterator[str]:
        """Yield the names that the package has, or gets, from its children."""
        for name, modules in offered.items():
            module = self._definer(name, modules)
            if module is None:
                where = ", ".join(modules)
                self.found.conflicts.append(Remark("conflict", name, where))
                continue
            takes = self._takes(name, module)
            if name in self._wants.bound or name in self._wants.lifted:
                self._shadows(name, module, is_settled=takes)
            if takes:
                yield name
                continue
            origin = self._modules.origin(module, name)
            if self._has(name, origin):
                if self._is_certain(name):
                    yield name
            elif self._is_covered(name, origin):
                continue
            elif self._is_bound(name):
                self.found.remarks.append(Remark("taken", name, module))
            else:
                self.found.imports.setdefault(module, []).append(name)
                self.found.remarks.append(Remark("missing-export", name, module))
                yield name

    def _definer(self, name: str, modules: list[str]) -> str | None:
        """Return the module to take a name from; None where they offer different things."""
        if len(modules) == 1:
            return modules[0]
        origins = {module: self._modules.origin(module, name) for module in modules}
        if len(set(origins.values())) > 1:
            return None
        own = (module for module, origin in origins.items() if origin[0] == module)
        return next(own, modules[0])

    def _takes(self, name: str, module: str) -> bool:
        """Tell whether the package imports a name by that name from a module, for certain."""
        binding = self._init.module.scope.get(name)
        if binding is None or binding.origin is None or binding.how & How.DEFINED:
            return False
        if not binding.is_certain:
            return False
        ref = binding.origin
        target = absolute(self._package, True, ref.module)
        return ref.name == name and target == module

    def _bind(self, offered: dict[str, list[str]]) -> Iterator[str]:
        """Yield the children that the package has, or gets, as modules."""
        for child in self._wants.bound:
            module = f"{self._package}.{child}"
            origin = (module, None)
            if self._has(child, origin):
                if self._is_certain(child):
                    yield child
            elif child in offered or self._is_covered(child, origin):
                continue
            elif self._is_bound(child):
                self.found.remarks.append(Remark("taken", child, module))
            elif self._can_import(module):
                self.found.imports.setdefault(self._package, []).append(child)
                self.found.remarks.append(Remark("unbound-module", child, module))
                yield child

    def _can_import(self, module: str) -> bool:
        """Tell whether a module compiles; one that does not is not to be bound."""
        if not self._wants.adds:
            return True
        unknowable = self._modules.public(module).unknowable
        if unknowable is None or unknowable.code != "syntax":
            return True
        self.found.unknowable.append(unknowable)
        return False

    def _shadows(self, name: str, module: str, *, is_settled: bool) -> None:
        """Note a name that is that of a child, too; one that is imported has won."""
        child = f"{self._package}.{name}"
        if module == child or is_settled:
            self.found.remarks.append(Remark("shadows-module", name, child))
            if self._wants.is_lazy:
                self.found.conflicts.append(Remark("shadows-module", name, child))
        else:
            self.found.conflicts.append(Remark("conflict", name, f"{module}, {child}"))

    def _export(self, wanted: list[str]) -> None:
        """Find what is missing in ``__all__``, or all of it where there is none."""
        init = self._init
        public = self._modules.public(self._package)
        if not init.module.has_exports:
            # With a star from elsewhere, a list would hide what it brings.
            if init.is_alias_style or public.unknowable or self._has_some_at_times():
                if self.found.imports:
                    self.found.remarks.append(Remark("kept-style", "", self._package))
            elif wanted:
                exports = dict.fromkeys((*public.names, *self._visible(), *wanted))
                hidden = (r for r in public.remarks if r.name not in exports)
                self.found.remarks.extend(hidden)
                self.found.exports = list(exports)
            return
        if public.unknowable:
            if wanted:
                self.found.unknowable.append(public.unknowable)
            return
        missing = [name for name in wanted if name not in public.names]
        if not (missing or self.found.imports):
            return
        lists = [listed for listed in init.exports if not listed.is_single]
        if lists and all(listed.is_kept for listed in lists):
            self._leave()
            return
        if missing and not lists:
            why = "its __all__ has no list of its own to add to"
            self.found.unknowable.append(Unknowable("dynamic-all", self._package, why))
        added = {name for names in self.found.imports.values() for name in names}
        self.found.remarks.extend(
            Remark("missing-export", name, self._package)
            for name in missing
            if name not in added
        )
        self.found.exports = missing

    def _leave(self) -> None:
        """Add nothing, where the list of what is exported is to be kept."""
        self.found.imports.clear()
        self.found.remarks = [r for r in self.found.remarks if r.code not in _ADDITIONS]

    def _visible(self) -> Iterator[str]:
        """Yield what it has of its own without ``__all__``, and would hide with it."""
        own = {n.bound for line in self._init.imports for n in line.names}
        own |= self._init.hand_bound
        for name in self._init.module.scope:
            if name in own and not name.startswith(("_", "*")):
                yield name

    def _has_some_at_times(self) -> bool:
        """Tell whether it has names on some paths only, which a list cannot have."""
        public = self._modules.public(self._package)
        return any(remark.code == "conditional" for remark in public.remarks) or any(
            not self._is_certain(name) for name in self._visible()
        )

    def _has(self, name: str, origin: tuple[str, str | None]) -> bool:
        """Tell whether the package has a name, and from there."""
        if name not in self._init.module.scope and not self._star_binds(name):
            return False
        return self._modules.origin(self._package, name) == origin

    def _is_certain(self, name: str) -> bool:
        """Tell whether the package has a name that it has on every path."""
        binding = self._init.module.scope.get(name)
        return binding is None or binding.is_certain

    def _is_bound(self, name: str) -> bool:
        return name in self._init.module.scope or self._star_binds(name)

    def _star_binds(self, name: str) -> bool:
        return any(
            line.is_star and name in self._modules.public(line.target).names
            for line in self._init.imports
        )

    def _is_covered(self, name: str, origin: tuple[str, str | None]) -> bool:
        """Tell whether the user has it otherwise: renamed, in a block, or no longer."""
        for line in self._init.imports:
            for imported in line.names:
                is_rename = imported.is_alias and imported.name != imported.bound
                is_other = is_rename or imported.bound not in self._init.module.scope
                if is_other and self._is(line.target, imported.name, origin):
                    return True
        nested = self._init.hand_imports
        return name not in self._plain and any(
            imported == name and self._is(module, imported, origin)
            for module, imported in nested
        )

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(
            imported.bound for line in self._init.imports for imported in line.names
        )

    def _is(self, target: str, name: str, origin: tuple[str, str | None]) -> bool:
        if f"{target}.{name}" == origin[0]:
            return origin[1] is None
        return self._modules.origin(target, name) == origin
