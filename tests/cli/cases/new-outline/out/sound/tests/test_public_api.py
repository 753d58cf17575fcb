"""Every public module imports, and has every name that it offers."""

from importlib import import_module
from pkgutil import walk_packages

import sound as package


def test_every_public_name_resolves() -> None:
    """Each name in each ``__all__`` is there."""
    found = walk_packages(package.__path__, f"{package.__name__}.")
    public = [module.name for module in found if "._" not in module.name]
    for name in [package.__name__, *public]:
        module = import_module(name)
        missing = [n for n in getattr(module, "__all__", []) if not hasattr(module, n)]
        assert not missing, f"{name} promises {missing}"
