"""What happens when a module is imported: which files run, in which order.

The rules are those of the language reference (5, "The import system"): a package runs
before what is in it, a module runs once, and is an attribute of its package afterwards.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ._executed import Circle, Executed, Meaning, Outside, Part, Run
from ._module import absolute
from ._steps import Attempt, Bind, Drop, Either, Load, Steps


class _FailedError(Exception):
    """An import that certainly fails."""


def run_import(
    dotted: str,
    find: Callable[[str], Part | None],
    listed: Callable[[str], Iterable[str] | None],
    loaded: Iterable[str] = (),
) -> Run:
    """Return what happens when a module is imported by a program that has just begun.

    Args:
        dotted: The module.
        find: Returns a module by its name, or None where there is none.
        listed: Returns what a module lists in its ``__all__``; None where it has none.
        loaded: The modules that have run already.
    """
    runner = _Runner(find, listed, loaded)
    try:
        runner.load(dotted, _Site(None, None, is_certain=True))
        is_complete = True
    except _FailedError:
        is_complete = False
    return Run(
        tuple(runner.executed.values()),
        tuple(runner.outside.values()),
        runner.names,
        tuple(runner.circles),
        is_complete,
    )


class _Site(NamedTuple):
    """Where an import stands."""

    module: str | None
    line: int | None
    is_certain: bool


class _Runner:
    def __init__(
        self,
        find: Callable[[str], Part | None],
        listed: Callable[[str], Iterable[str] | None],
        loaded: Iterable[str],
    ) -> None:
        self._find = find
        self._listed = listed
        self._loaded = frozenset(loaded)
        self._begun = set(self._loaded)
        self._running: list[str] = []
        self._unsure: set[str] = set()
        self._nets = 0
        self.executed: dict[str, Executed] = {}
        self.outside: dict[str, Outside] = {}
        self.names: dict[str, dict[str, Meaning]] = {}
        self.circles: list[Circle] = []

    def load(self, dotted: str, site: _Site) -> None:
        """Import a module after the packages that it is in.

        Raises:
            _FailedError: It is nowhere.
        """
        parts = dotted.split(".")
        for depth in range(1, len(parts) + 1):
            self._load_one(".".join(parts[:depth]), site)

    def _load_one(self, name: str, site: _Site) -> None:
        if name in self._begun:
            self._load_again(name, site)
            return
        part = self._find(name)
        if part is None or not part.is_followed:
            self._note_outside(name, site, is_missing=part is None)
            if part is None:
                raise _FailedError
            self._begun.add(name)
            return
        depth = len(self._running)
        self.executed[name] = Executed(
            name, depth, site.module, site.line, site.is_certain
        )
        if not site.is_certain:
            self._unsure.add(name)
        self._execute(part, site.is_certain)

    def _load_again(self, name: str, site: _Site) -> None:
        """Note that what may have run before runs now, if it has not."""
        if name in self._loaded and site.module:
            self._note_outside(name, site, is_missing=False)
        if name in self._unsure and site.is_certain:
            self._unsure.discard(name)
            self.executed[name] = self.executed[name]._replace(is_certain=True)
            part = self._find(name)
            if part:
                self._execute(part, is_certain=True)

    def _execute(self, part: Part, is_certain: bool) -> None:
        self._begun.add(part.name)
        self._running.append(part.name)
        names = self.names.setdefault(part.name, {})
        try:
            self._steps(part, part.steps or (), names, is_certain)
        except _FailedError:
            # What fails is not kept, and is begun anew when it is imported again.
            self._begun.discard(part.name)
            raise
        finally:
            self._running.pop()
        outer, _, tail = part.name.rpartition(".")
        if outer in self.names:
            self.names[outer][tail] = part.name

    def _steps(
        self, part: Part, steps: Steps, names: dict[str, Meaning], is_certain: bool
    ) -> None:
        for step in steps:
            match step:
                case Load() if not step.is_lazy:
                    self._step_load(part, step, names, is_certain)
                case Load():
                    names.update(dict.fromkeys(_bound_by(step)))
                case Bind():
                    names.update(dict.fromkeys(step.names))
                case Drop():
                    for name in step.names:
                        names.pop(name, None)
                case Either():
                    for way in step.ways:
                        self._maybe(part, way, names)
                case Attempt():
                    self._attempt(part, step, names, is_certain)

    def _maybe(self, part: Part, way: Steps, names: dict[str, Meaning]) -> None:
        """Go a way that may not be gone; what fails on it need not fail."""
        try:
            self._steps(part, way, names, is_certain=False)
        except _FailedError:
            return

    def _attempt(
        self, part: Part, step: Attempt, names: dict[str, Meaning], is_certain: bool
    ) -> None:
        self._nets += step.rescue is not None
        try:
            self._steps(part, step.body, names, is_certain)
        except _FailedError:
            if step.rescue is None:
                raise
            self._nets -= 1
            self._steps(part, step.rescue, names, is_certain)
        else:
            self._nets -= step.rescue is not None
            self._steps(part, step.after, names, is_certain)
        self._steps(part, step.last, names, is_certain)

    def _step_load(
        self, part: Part, step: Load, names: dict[str, Meaning], is_certain: bool
    ) -> None:
        site = _Site(part.name, step.line, is_certain)
        target = absolute(part.name, part.is_package, step.module)
        if target is None:
            raise _FailedError
        self.load(target, site)
        if step.names is None:
            if step.bound:
                top = target.partition(".")[0]
                names[step.bound] = target if step.is_whole else top
            return
        for name, bound in step.names:
            if name == "*":
                self._take_all(target, names, site)
                continue
            meaning = self._take(target, name, site)
            if bound:
                names[bound] = meaning

    def _take(self, target: str, name: str, site: _Site) -> Meaning:
        """Return what a name taken from a module stands for."""
        there = self.names.get(target)
        whole = f"{target}.{name}"
        if there is None:
            # What a module of another package has is not looked at.
            return None
        if name in there and there[name] != whole:
            return there[name]
        if self._find(whole):
            self.load(whole, site)
            return whole
        self._judge_missing(target, name, site)
        return None

    def _judge_missing(self, target: str, name: str, site: _Site) -> None:
        part = self._find(target)
        if part is None or part.steps is None or target not in self._running:
            return
        if site.is_certain and not part.is_open():
            if not self._nets:
                module, line = site.module or "", site.line or 0
                self.circles.append(Circle(module, line, target, name))
            raise _FailedError

    def _take_all(self, target: str, names: dict[str, Meaning], site: _Site) -> None:
        there = self.names.get(target)
        if there is None:
            return
        listed = self._listed(target)
        if listed is None:
            listed = [name for name in there if not name.startswith("_")]
        for name in listed:
            # A module that `__all__` lists is imported for it.
            if name not in there and self._find(f"{target}.{name}"):
                self.load(f"{target}.{name}", site)
            names[name] = there.get(name)

    def _note_outside(self, name: str, site: _Site, *, is_missing: bool) -> None:
        module, line = site.module or "", site.line or 0
        is_certain = site.is_certain and not (is_missing and self._nets)
        found = Outside(name, module, line, is_certain, is_missing)
        known = self.outside.get(name)
        if known is None or (found.is_certain and not known.is_certain):
            self.outside[name] = found


def _bound_by(step: Load) -> Iterable[str]:
    if step.names is None:
        return (step.bound,) if step.bound else ()
    return tuple(bound for _, bound in step.names if bound)
