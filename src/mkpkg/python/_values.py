"""What an interpreter says about imports, as values."""

from enum import StrEnum
from typing import NamedTuple


class Nature(StrEnum):
    """What a module is made of, as the import system sees it."""

    PACKAGE = "package"
    NAMESPACE = "namespace"
    MODULE = "module"
    EXTENSION = "extension"
    BYTECODE = "bytecode"
    BUILTIN = "builtin"
    FROZEN = "frozen"


class Place(NamedTuple):
    """One place where a module is.

    Attributes:
        nature: What it is made of.
        origin: Its file; None where it has none.
        locations: Where its own modules are looked for; None unless it is a package.
        entry: The entry of the search path that it is at; None for what is found otherwise.
        finder: Who finds it: ``path``, ``loaded`` (it is in ``sys.modules`` when a program
            starts), or the name of an entry of ``sys.meta_path``.
    """

    nature: Nature
    origin: str | None
    locations: tuple[str, ...] | None
    entry: str | None
    finder: str

    @property
    def is_namespace(self) -> bool:
        """Whether it is only a folder, which anything else wins over."""
        return self.nature is Nature.NAMESPACE


class Owner(NamedTuple):
    """The distribution that a file belongs to.

    Attributes:
        name: Its name.
        version: Its version.
        direct_url: Where it was installed from, as JSON (PEP 610), or None.
    """

    name: str
    version: str
    direct_url: str | None


class Facts(NamedTuple):
    """What an interpreter is, and what it searches.

    Attributes:
        version: Major, minor and micro version.
        implementation: Its name, such as ``cpython``.
        platform: ``sys.platform``.
        executable: Its file.
        prefix: The folder of its environment.
        base_prefix: The folder of the Python that the environment is made from.
        path: The search path without its first entry, which depends on how a program is
            started: each entry, and whether it is a ``folder``, an ``archive`` or ``nothing``.
        is_safe: Whether that first entry is left out (``PYTHONSAFEPATH``).
        stdlib: The folder of the standard library.
        python_path: The entries of ``PYTHONPATH``.
        site_packages: The folders for what is installed.
        user_site: The one for what a user has installed, or None where that is off.
        loaded: The modules that every program finds loaded.
        builtins: The names of the modules that are compiled into the interpreter.
        finders: The entries of ``sys.meta_path`` that are not Python's own.
        unasked: Those of them that may run something when they are asked, and are not.
    """

    version: tuple[int, int, int]
    implementation: str
    platform: str
    executable: str
    prefix: str
    base_prefix: str
    path: tuple[tuple[str, str], ...]
    is_safe: bool
    stdlib: str
    python_path: tuple[str, ...]
    site_packages: tuple[str, ...]
    user_site: str | None
    loaded: dict[str, Place]
    builtins: frozenset[str]
    finders: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def release(self) -> str:
        """The version as people write it."""
        return ".".join(map(str, self.version))
