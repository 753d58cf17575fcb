"""What a package imports or promises, and what is not there."""

from types import ModuleType

from ._answers import Remark
from ._init import Import, Imported, Init
from ._judge import Judgement
from ._module import Source, module_of
from ._modules import Modules
from ._tricks import may_bind_more

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
        for name in line.names:
            if is_there and modules.binds(line.target, name.name):
                continue
            if not name.is_kept and _is_gone(init, modules, line, name):
                _note_gone(init, line, name, found)
    return found


def find_gone_exports(
    init: Init, modules: Modules, removed: set[str]
) -> tuple[str, ...]:
    """Find the names in the lists of ``__all__`` that nothing binds.

    Args:
        init: The package's file; `modules` must know it.
        modules: The modules of the project.
        removed: Names that were bound by an import that is no longer there.
    """
    names = dict.fromkeys(
        name
        for listed in init.exports
        if not listed.is_kept
        for name in listed.listing.names
    )
    return tuple(
        name
        for name in names
        if name not in _ALWAYS
        and not modules.binds(init.package, name)
        and (name in removed or not modules.has(init.package, name))
    )


def _is_gone(init: Init, modules: Modules, line: Import, imported: Imported) -> bool:
    if line.target == init.package:
        module = f"{init.package}.{imported.name}"
        if modules.exists(module) or _binds_otherwise(init, line, imported.bound):
            return False
    elif modules.exists(line.target):
        is_always = imported.name in _ALWAYS
        return not (is_always or modules.has(line.target, imported.name))
    else:
        module = line.target
    # A package may have modules elsewhere: then it says `__path__` somewhere.
    return b"__path__" not in init.text.data and not modules.awaits(module)


def _binds_otherwise(init: Init, line: Import, name: str) -> bool:
    """Tell whether a package may have a name without one of its own imports."""
    others = [
        statement
        for statement in init.tree.body
        if init.span(statement).start != line.span.start
    ]
    source = Source(init.text.data, is_package=True)
    found = module_of(type(init.tree)(others, []), source)
    has_star = any(key.startswith("*") for key in found.scope)
    is_bound = has_star or name in found.scope or name in found.promised
    return is_bound or may_bind_more(source, init.package)


def _note_gone(init: Init, line: Import, imported: Imported, found: Judgement) -> None:
    is_rename = imported.is_alias and imported.name != imported.bound
    at = line.span.first
    if line.is_star or is_rename or imported.bound in init.used:
        found.remarks.append(Remark("stale-import", imported.name, line.target, at))
        return
    found.gone.add((line.target, imported.name))
    found.gone_exports.add(imported.bound)
    found.remarks.append(Remark("stale-export", imported.name, line.target, at))
