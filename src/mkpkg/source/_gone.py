"""What a package imports or promises, and what is not there."""

from collections.abc import Iterator
from types import ModuleType

from ._answers import Remark
from ._bindings import Parts
from ._init import Init
from ._judgement import Judgement
from ._lines import Import, Imported
from ._module import Source, module_of
from ._modules import Modules
from ._reaching import may_bring_modules

# What every module has (language reference, 3.2.9, "Import-related attributes").
_ALWAYS = frozenset(dir(ModuleType)) | {
    "__annotations__",
    "__builtins__",
    "__cached__",
    "__doc__",
    "__file__",
    "__loader__",
    "__name__",
    "__package__",
    "__path__",
    "__spec__",
}


def find_gone(init: Init, modules: Modules) -> Judgement:
    """Find what a package imports from itself and what certainly is not there."""
    found = Judgement()
    found.remarks.extend(_whole_modules_gone(init, modules))
    for line in init.imports:
        if line.is_kept:
            continue
        is_there = line.target != init.package and modules.exists(line.target)
        unknowable = modules.unreadable(line.target) if is_there else None
        if unknowable:
            found.unknowable.append(unknowable)
            continue
        if line.is_star and modules.exists(line.target):
            continue
        absent = {name.name for name in line.names}
        if is_there:
            absent = set(modules.unbound(line.target, absent))
        for name in line.names if absent else ():
            if name.name not in absent or name.is_kept:
                continue
            if _is_gone(init, modules, line, name):
                _note_gone(init, line, name, found)
    return found


def _whole_modules_gone(init: Init, modules: Modules) -> Iterator[Remark]:
    """Yield what is imported as a module, by its full name, and is not there."""
    for dotted, line in init.whole_imports:
        module = dotted
        while not modules.exists(outer := module.rpartition(".")[0]) and outer:
            module = outer
        if not (modules.exists(module) or _may_come(init, modules, module)):
            outer, _, name = module.rpartition(".")
            yield Remark("stale-import", name, outer, line)


def find_gone_exports(
    init: Init, modules: Modules, removed: set[str]
) -> tuple[str, ...]:
    """Find the names in the lists of ``__all__`` that nothing binds.

    Args:
        init: The package's file; `modules` must know it.
        modules: The modules of the project.
        removed: Names that were bound by an import that is no longer there.
    """
    listed = init.module.exports
    if listed is not None and not _unbound(init, modules, listed):
        return ()
    names = dict.fromkeys(
        name
        for exports in init.exports
        if not exports.is_kept
        for name in exports.listing.names
    )
    return tuple(
        name
        for name in names
        if name not in _ALWAYS
        and not modules.binds(init.package, name)
        and (listed is None or name in listed)
        and (name in removed or not _may_have(modules, init.package, name))
    )


def _may_have(modules: Modules, dotted: str, name: str) -> bool:
    """Tell whether a module may have a name, or a package a module that is not built."""
    return modules.has(dotted, name) or modules.awaits(f"{dotted}.{name}")


def find_undefined(init: Init, modules: Modules, coming: set[str]) -> tuple[str, ...]:
    """Find the names that ``__all__`` has for good, and nothing binds.

    Args:
        init: The package's file; `modules` must know it.
        modules: The modules of the project.
        coming: Names that are about to be bound.
    """
    unbound = _unbound(init, modules, init.module.exports or ()) - coming
    if not unbound:
        return ()
    fixed = unbound & init.fixed_exports - init.kept_exports
    return tuple(n for n in sorted(fixed) if not _may_have(modules, init.package, n))


def _unbound(init: Init, modules: Modules, parts: Parts) -> frozenset[str]:
    """Return the names of a list that no statement of the package binds."""
    names = {part for part in parts if isinstance(part, str)} - _ALWAYS
    return modules.unbound(init.package, names)


def _is_gone(init: Init, modules: Modules, line: Import, imported: Imported) -> bool:
    module = line.target
    if module == init.package:
        module = f"{module}.{imported.name}"
        if modules.exists(module) or _binds_otherwise(init, modules, line, imported):
            return False
    elif modules.exists(module):
        is_always = imported.name in _ALWAYS
        return not (is_always or _may_have(modules, module, imported.name))
    return not _may_come(init, modules, module)


def _may_come(init: Init, modules: Modules, module: str) -> bool:
    """Tell whether a module that is not there may be built, or put in when it runs."""
    if modules.awaits(module):
        return True
    texts = [init.text.data, *modules.around(init.package), *_imported(init, modules)]
    return any(map(may_bring_modules, texts))


def _imported(init: Init, modules: Modules) -> Iterator[bytes]:
    """Yield the modules that a package imports, as far as they have a text."""
    targets = {line.target for line in init.imports}
    targets |= {f"{line.target}.{n.name}" for line in init.imports for n in line.names}
    for target in targets:
        source = modules.source(target) if modules.exists(target) else None
        if source:
            yield source.content


def _binds_otherwise(
    init: Init, modules: Modules, line: Import, imported: Imported
) -> bool:
    """Tell whether a package may have a name without one of its own imports."""
    others = [
        statement
        for statement in init.tree.body
        if init.span(statement).start != line.span.start
    ]
    source = Source(init.text.data, is_package=True)
    modules.put(init.package, module_of(type(init.tree)(others, []), source))
    try:
        return imported.name in _ALWAYS or modules.has(init.package, imported.name)
    finally:
        modules.put(init.package, init.module)


def _note_gone(init: Init, line: Import, imported: Imported, found: Judgement) -> None:
    is_rename = imported.is_alias and imported.name != imported.bound
    at = line.span.first
    needed = init.used | init.fixed_exports
    if line.is_star or is_rename or imported.bound in needed:
        found.remarks.append(Remark("stale-import", imported.name, line.target, at))
        return
    found.gone.add((line.target, imported.name))
    found.gone_exports.add(imported.bound)
    found.remarks.append(Remark("stale-export", imported.name, line.target, at))
