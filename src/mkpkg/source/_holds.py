"""Whether a module has something of a name, as far as its text says."""

from collections.abc import Iterable, Iterator

from ._answers import Unknowable
from ._asked import answered
from ._bindings import Binding, Ref
from ._errors import UnreadableError
from ._module import Module, Source, read_module
from ._modules import Modules
from ._parse import parse
from ._tricks import may_bind_more

#: Whether a module has a name, or why that cannot be known.
Answer = bool | Unknowable


def holds(modules: Modules, dotted: str, name: str) -> Answer:
    """Tell whether a module has something of a name, on some path at least.

    A name counts however it came there, in ``__all__`` or not: who imports a submodule
    of that name puts it in its place (language reference, 5.4.2, "Submodules").

    Args:
        modules: The modules of the project.
        dotted: The module.
        name: The name.

    Returns:
        True or False where that is certain, else the reason why it is not.
    """
    return _holds(modules, dotted, name, frozenset())


def _holds(modules: Modules, dotted: str, name: str, seen: frozenset[str]) -> Answer:
    source = modules.source(dotted)
    if source is None:
        return Unknowable("no-source", dotted, "there is no source to read")
    try:
        module = read_module(source)
    except UnreadableError as reason:
        return Unknowable("syntax", dotted, f"it cannot be read: {reason}", reason.line)
    if name in module.scope or name in module.promised:
        return True
    seen |= {dotted}
    answers = [
        *(_brings(modules, dotted, star, name, seen) for star in _stars(module, name)),
        _made(dotted, source, name),
    ]
    return True in answers or _first_reason(answers)


def _first_reason(answers: Iterable[Answer]) -> Answer:
    return next((answer for answer in answers if answer is not False), False)


def _stars(module: Module, name: str) -> Iterator[Binding]:
    """Yield the star imports of a module that may bring a name."""
    for key, binding in module.scope.items():
        if key.startswith("*") and name not in binding.lost:
            yield binding


def _brings(
    modules: Modules, dotted: str, star: Binding, name: str, seen: frozenset[str]
) -> Answer:
    """Tell whether a star import brings a name."""
    ref = star.origin or Ref(".")
    target = modules.target(dotted, ref)
    if target is None or not modules.exists(target):
        why = f"it imports all of {target or ref.module}, which is not in the project"
        return Unknowable("star", dotted, why)
    if target in seen:
        return False
    if _holds(modules, target, "__all__", seen) is True:
        public = modules.public(target)
        return public.unknowable or name in public.names
    # Without a list, a star leaves out what is private (language reference, 7.11).
    return not name.startswith("_") and _holds(modules, target, name, seen)


def _made(dotted: str, source: Source, name: str) -> Answer:
    """Tell whether a module may have a name that its statements do not show."""
    known = answered(parse(source.content)) or ()
    if name not in known and not may_bind_more(source):
        return False
    return Unknowable("dynamic", dotted, "it makes names when it runs")
