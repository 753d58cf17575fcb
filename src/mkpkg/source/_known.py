"""Modules by their dotted names: read when they are asked for, and kept."""

from collections.abc import Callable, Iterable

from ._answers import Unknowable
from ._bindings import Ref
from ._errors import UnreadableError
from ._module import Module, Source, absolute, is_off, read_module


class NoAnswerError(Exception):
    """What is asked of a module cannot be known.

    Attributes:
        unknowable: Why.
    """

    def __init__(self, unknowable: Unknowable) -> None:
        """Keep the reason."""
        super().__init__(unknowable.why)
        self.unknowable = unknowable


class Known:
    """The modules of a project, as far as they were read.

    Args:
        load: Returns the text of a module by its dotted name, or None.
        exists: Tells whether there is a module or package of a dotted name, whatever
            it is made of.
        awaits: Tells whether a module that does not exist may come with a build.
        every: Returns the dotted names of all modules that have a source.
        reads_off: Whether modules that opt out are read, too; nothing must be written
            then.
    """

    def __init__(
        self,
        load: Callable[[str], Source | None],
        exists: Callable[[str], bool],
        awaits: Callable[[str], bool] = lambda _: False,
        every: Callable[[], Iterable[str]] = tuple,
        *,
        reads_off: bool = False,
    ) -> None:
        """Know no module yet."""
        self._load = load
        self.exists = exists
        self.awaits = awaits
        self._every = every
        self._reads_off = reads_off
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

    def target(self, dotted: str, ref: Ref) -> str | None:
        """Return the absolute name of the module that an import names, or None."""
        return absolute(dotted, self._is_package(dotted), ref.module)

    def _is_package(self, dotted: str) -> bool:
        known = self._known.get(dotted)
        if known:
            return known.is_package
        source = self.source(dotted)
        return bool(source and source.is_package)

    def module(self, dotted: str) -> Module | None:
        """Return what a module binds, or None where that cannot be read."""
        try:
            return self.read(dotted)
        except NoAnswerError:
            return None

    def read(self, dotted: str) -> Module:
        """Return what a module binds.

        Raises:
            NoAnswerError: There is no source, it opts out, or it cannot be parsed.
        """
        self._asked.add(dotted)
        known = self._known.get(dotted)
        if known:
            return known
        source = self.source(dotted)
        if source is None:
            why = "there is no source to read its names from"
            raise NoAnswerError(Unknowable("no-source", dotted, why))
        is_left = not source.is_package and not self._reads_off
        if is_left and is_off(source.content):
            raise NoAnswerError(Unknowable("off", dotted, "it opts out"))
        try:
            module = read_module(source)
        except UnreadableError as reason:
            found = Unknowable("syntax", dotted, str(reason), reason.line)
            raise NoAnswerError(found) from reason
        self._known[dotted] = module
        return module
