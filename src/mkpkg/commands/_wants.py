"""What each package of a project is to offer, as the project's settings have it."""

from mkpkg.layout import Child, PackageFolder
from mkpkg.source import Wants

from ._settings import Settings


def wants_of(package: PackageFolder, settings: Settings) -> Wants:
    """Return what a package is to offer.

    Names come from its private modules that `export-from` matches, and in a flattened
    project from its public children; those are bound as modules, too.
    """
    parts = [c for c in package.children if c.is_part and c.is_importable]
    open_ = [
        child.name
        for child in parts
        if not child.name.startswith("_")
        and not {f"{package.dotted}.{child.name}"}
        & (settings.unbound | settings.private)
    ]
    return Wants(
        lifted=tuple(
            child.name for child in parts if _is_lifted(child, open_, settings)
        ),
        bound=tuple(open_) if settings.submodules else (),
        private=_private(package, settings),
        is_lazy=settings.is_lazy,
        adds=settings.is_managed,
    )


def _is_lifted(child: Child, open_: list[str], settings: Settings) -> bool:
    if child.name.startswith("_"):
        return settings.lifts(child.name)
    return settings.flatten and child.name in open_


def _private(package: PackageFolder, settings: Settings) -> frozenset[str]:
    prefix = f"{package.dotted}."
    return frozenset(
        name.removeprefix(prefix)
        for name in settings.private
        if name.startswith(prefix)
    )
