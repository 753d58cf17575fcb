"""One package brought up to date: judged, and edited as far as it may be."""

from functools import partial
from typing import NamedTuple

from ._answers import Remark, Unknowable
from ._edit import with_names, without
from ._errors import UnreadableError
from ._gone import find_gone, find_gone_exports, find_undefined
from ._init import Init
from ._judge import find_missing
from ._judgement import Judgement, Wants
from ._lazy import held_back, with_laziness
from ._module import Source, is_off
from ._modules import Modules
from ._proof import is_as_meant
from ._style import Style


class Package(NamedTuple):
    """What became of a package.

    Attributes:
        content: Its ``__init__.py``; the same bytes where nothing is to be done.
        remarks: What was repaired, added, or is to be said.
        refusals: Why nothing was done, if that is so.
        conflicts: Names that two modules offer: the same.
    """

    content: bytes
    remarks: tuple[Remark, ...] = ()
    refusals: tuple[Unknowable, ...] = ()
    conflicts: tuple[Remark, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether something is unknowable, so that nothing may be changed."""
        return bool(self.refusals or self.conflicts)


def sync_package(
    content: bytes,
    package: str,
    modules: Modules,
    wants: Wants,
    style: Style,
) -> Package:
    """Bring the re-exports of one package up to date.

    What is gone is taken out. What is missing is put in where `wants` says so, and is
    told in any case. Where something is unknowable that is needed for one of the two,
    nothing is changed.

    Args:
        content: The package's ``__init__.py``.
        package: Its dotted name.
        modules: The modules of the project; afterwards they have the new text.
        wants: What the package is to offer.
        style: How new lines are written.
    """
    try:
        done = _synced(content, package, modules, wants, style)
    except UnreadableError as reason:
        found = Unknowable("syntax", package, str(reason), reason.line)
        done = Package(content, refusals=(found,))
    if done.is_refused:
        done = done._replace(content=content)
    modules.replace(package, Source(done.content, is_package=True))
    return done


def _synced(
    content: bytes,
    package: str,
    modules: Modules,
    wants: Wants,
    style: Style,
) -> Package:
    if is_off(content):
        return Package(content)
    first = Init(content, package)
    modules.put(package, first.module)
    gone = find_gone(first, modules)
    if gone.unknowable:
        return Package(content, tuple(gone.remarks), tuple(gone.unknowable))
    init = _without_gone(first, modules, gone, style)
    missing = find_missing(init, modules, wants)
    coming = {name for names in missing.imports.values() for name in names}
    absent = find_gone_exports(init, modules, gone.gone_exports)
    stale = [name for name in absent if not (wants.adds and name in coming)]
    undefined = find_undefined(init, modules, coming if wants.adds else set())
    unlisted = without(init.content, package, frozenset(), frozenset(stale), style)
    known = {remark.name for remark in gone.remarks}
    remarks = (
        *gone.remarks,
        *(Remark("stale-export", n, package) for n in stale if n not in known),
        *(Remark("undefined-export", name, package) for name in undefined),
        *missing.remarks,
    )
    proof = partial(is_as_meant, first, lost=gone.gone_exports, unlisted=stale)
    if not wants.adds:
        followed = with_laziness(
            unlisted, package, is_lazy=None, style=style, before=first
        )
        if not proof(followed):
            return Package(content, remarks, (_by_hand(package),))
        # What hinders only additions hinders nothing here.
        is_mended = bool(gone.gone or stale)
        reasons = _unlisted(init, modules) if is_mended else ()
        return Package(followed, remarks, reasons)
    done, held = _extended(unlisted, first, missing, wants, style)
    unknowable = list(missing.unknowable)
    is_decided = not (unknowable or missing.conflicts)
    if is_decided and not proof(done, gained=coming, listed=missing.exports):
        unknowable.append(_by_hand(package))
    conflicts = tuple(missing.conflicts)
    return Package(done, (*remarks, *held), tuple(unknowable), conflicts)


def _extended(
    content: bytes, first: Init, missing: Judgement, wants: Wants, style: Style
) -> tuple[bytes, tuple[Remark, ...]]:
    """Put in what is missing, and tell which modules are not as lazy as is wanted."""
    package, is_lazy = first.package, wants.is_lazy
    content = with_names(
        content,
        package,
        missing.imports,
        missing.exports,
        style,
        is_listed=first.module.has_exports or bool(missing.exports),
    )
    content = with_laziness(
        content, package, is_lazy=is_lazy, style=style, before=first
    )
    code = "still-eager" if is_lazy else "still-lazy"
    held = held_back(content, package, is_lazy=is_lazy)
    return content, tuple(Remark(code, module, package) for module in held)


def _by_hand(package: str) -> Unknowable:
    """Return the refusal of a file whose lines have a form that cannot be edited."""
    why = "its lines have a form that is not understood well enough"
    return Unknowable("by-hand", package, why)


def _unlisted(init: Init, modules: Modules) -> tuple[Unknowable, ...]:
    """Return why it cannot be known what a package lists in its ``__all__``."""
    reason = modules.public(init.package).unknowable
    return (reason,) if reason and init.module.has_exports else ()


def _without_gone(init: Init, modules: Modules, gone: Judgement, style: Style) -> Init:
    """Take out what is gone, and what then is, and let the others know it."""
    found = gone
    while found.gone:
        content = without(
            init.content, init.package, frozenset(found.gone), frozenset(), style
        )
        init = Init(content, init.package)
        modules.replace(init.package, Source(content, is_package=True))
        modules.put(init.package, init.module)
        found = find_gone(init, modules)
        gone.gone_exports |= found.gone_exports
        told = {remark[:3] for remark in gone.remarks}
        gone.remarks += [r for r in found.remarks if r[:3] not in told]
    return init
