"""One child more in a package, or one fewer: the lines that are about it, and no others."""

import re
from typing import NamedTuple

from ._answers import Remark, Unknowable
from ._edit import with_names, without
from ._errors import UnreadableError
from ._init import Init
from ._judge import find_missing
from ._judgement import Wants
from ._lazy import held_back, with_laziness
from ._modules import Modules
from ._proof import is_as_meant
from ._style import Style

_LAST_END = re.compile(rb"(?:\r\n|\r|\n)\Z")


class Bound(NamedTuple):
    """A package with more children bound.

    Attributes:
        content: Its ``__init__.py``.
        remarks: What is to be said.
        unknowable: Why a child could not be bound.
    """

    content: bytes
    remarks: tuple[Remark, ...] = ()
    unknowable: tuple[Unknowable, ...] = ()


class Unbound(NamedTuple):
    """A package with children taken out.

    Attributes:
        content: Its ``__init__.py``.
        names: The names that it had from them, and has no longer.
    """

    content: bytes
    names: frozenset[str] = frozenset()


def bind_children(
    content: bytes,
    package: str,
    children: tuple[str, ...],
    modules: Modules,
    style: Style,
    *,
    is_lazy: bool,
) -> Bound:
    """Bind children that are new; every other line stays as it is.

    Args:
        content: The package's ``__init__.py``.
        package: Its dotted name.
        children: What to bind; it need not exist yet.
        modules: The modules of the project.
        style: How new lines are written.
        is_lazy: Whether what is imported is to be lazy.

    Raises:
        UnreadableError: The file cannot be read.
    """
    init = Init(content, package)
    modules.put(package, init.module)
    missing = find_missing(init, modules, Wants(bound=children))
    remarks = [r for r in missing.remarks if r.code != "unbound-module"]
    exports = missing.exports
    if not init.module.has_exports and set(exports) - set(children):
        exports = []
        remarks.append(Remark("kept-style", "", package))
    is_listed = init.module.has_exports or bool(exports)
    content = with_names(
        content, package, missing.imports, exports, style, is_listed=is_listed
    )
    gained = [name for names in missing.imports.values() for name in names]
    _prove(is_as_meant(init, content, gained=gained, listed=exports))
    # A package that is not lazy throughout is left to sync.
    held = held_back(init.content, package, is_lazy=True)
    if is_lazy and not held and (init.lazy_modules or not init.imports):
        content = with_laziness(content, package, is_lazy=True, style=style)
    content = _ended_alike(init.content, content)
    return Bound(content, tuple(remarks), tuple(missing.unknowable))


def unbind(
    content: bytes,
    package: str,
    gone: frozenset[str],
    lost: frozenset[tuple[str, str]],
    style: Style,
) -> Unbound:
    """Take out what a package has from modules that go; renames and uses stay.

    Args:
        content: The package's ``__init__.py``.
        package: Its dotted name.
        gone: The modules that go, dotted; what is in them goes, too.
        lost: Names that other packages lose: the package, and the name.
        style: How lines are written.

    Raises:
        UnreadableError: The file cannot be read.
    """
    init = Init(content, package)
    imports: set[tuple[str, str]] = set()
    names: set[str] = set()
    for line in init.imports:
        for imported in line.names:
            place = (line.target, imported.name)
            is_gone = is_inside(".".join(place), gone) or place in lost
            if is_gone and imported.bound not in init.used:
                imports.add(place)
                names.add(imported.bound)
    prefix = f"{package}."
    listed = {
        module.removeprefix(prefix) for module in gone if module.startswith(prefix)
    }
    content = without(content, package, frozenset(imports), frozenset(), style)
    after = Init(content, package)
    exports = frozenset((names | listed) - set(after.module.scope))
    content = without(content, package, frozenset(), exports, style)
    _prove(is_as_meant(init, content, lost=names, unlisted=exports))
    if init.lazy_modules:
        content = with_laziness(
            content, package, is_lazy=None, style=style, before=init
        )
    return Unbound(_ended_alike(init.content, content), exports)


def _ended_alike(before: bytes, after: bytes) -> bytes:
    """Return a file without the end of its last line, where it had none before."""
    if not before or before.endswith((b"\n", b"\r")):
        return after
    return _LAST_END.sub(b"", after)


def _prove(is_right: bool) -> None:
    if not is_right:
        msg = "its lines have a form that cannot be edited safely; mend them by hand"
        raise UnreadableError(msg)


def is_inside(dotted: str, modules: frozenset[str]) -> bool:
    """Tell whether a name is that of a module, or of something in it."""
    return any(f"{dotted}.".startswith(f"{module}.") for module in modules)
