"""How an interpreter finds and runs one import."""

import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkpkg import disk, python
from mkpkg._errors import MkpkgError, ToolFailed, bad_input
from mkpkg.names import shown
from mkpkg.python import Chosen, Entry, Interpreter, Located, Owner, Reason, Search

from ._project import Project, find_project
from ._which_answer import Answer, Attribute
from ._which_findings import findings_of
from ._which_forms import forms_of
from ._which_graph import Graph
from ._which_missing import not_found
from ._which_name import read_dotted

# Whoever completes a name does not wait longer, in seconds.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class WhichRequest:
    """What ``mkpkg which`` was asked.

    Attributes:
        name: The name.
        python: The interpreter that was named, or None.
        time: Whether the import is to be measured, which runs it.
        timeout: The seconds that an interpreter may take.
    """

    name: str
    python: str | None = None
    time: bool = False
    timeout: float = 30


def which(request: WhichRequest) -> Answer:
    """Find out how an import is found, and what it runs; the package is not run.

    Only to measure its time it is.

    Raises:
        BadInput: No import statement can have the name, or there is no such interpreter.
        ToolFailed: The interpreter does not work.
    """
    parts = read_dotted(request.name)
    project = _project(".")
    chosen = _chosen(request.python, project)
    current = Path.cwd()
    with python.asked(chosen.executable, current, request.timeout) as interpreter:
        inquiry = _Inquiry(interpreter, current, project)
        answer = inquiry.answer(parts, chosen)
    if not request.time or not answer.is_found:
        return answer
    try:
        return replace(answer, time=_time(answer, request.timeout))
    except ToolFailed as reason:
        # What was found out without a run is worth the same.
        return replace(answer, findings=(*answer.findings, *reason.findings))


def importable(folder: str, package: str) -> tuple[str, ...]:
    """Return what can be imported, dotted, as far as files tell.

    Args:
        folder: The folder that a program is started in.
        package: The package to look into; empty for the top level.
    """
    current = Path(folder).absolute()
    try:
        chosen = _chosen(None, _project(folder))
        with python.asked(chosen.executable, current, _PATIENCE) as interpreter:
            search = Search(interpreter, str(current), disk.read_file)
            names = search.children(package or None)
    except MkpkgError:
        return ()
    prefix = f"{package}." if package else ""
    return tuple(f"{prefix}{name}" for name in names if not name.startswith("_"))


def _time(answer: Answer, timeout: float) -> python.Time:
    sources = tuple(entry.path for entry in answer.entries if entry.is_added)
    module = answer.chain[-1].name
    executable = answer.chosen.executable
    return python.measure(executable, module, answer.current, timeout, sources)


def _project(path: str) -> Project | None:
    try:
        return find_project(path)
    except MkpkgError:
        # Names can be looked for anywhere, whatever a project's settings say.
        return None


def _chosen(given: str | None, project: Project | None) -> Chosen:
    if given is None:
        return python.choose(project.root if project else Path.cwd(), os.environ)
    chosen = python.named(given, os.environ)
    if chosen is None:
        raise bad_input(
            "interpreter",
            f"`{shown(given)}` is no Python interpreter",
            why="it is neither a file, nor an environment, nor a program on PATH",
            help="name one, as in --python .venv or --python python3.12",
        )
    return chosen


class _Inquiry:
    """One name, one interpreter, and perhaps a project."""

    def __init__(
        self, interpreter: Interpreter, current: Path, project: Project | None
    ) -> None:
        self._interpreter = interpreter
        self._current = current
        self._project = project
        sources = self._sources()
        self._entries = self._path(sources)
        added = tuple(entry.path for entry in self._entries if entry.is_added)
        self._search = Search(interpreter, str(current), disk.read_file, added)

    def answer(self, parts: tuple[str, ...], chosen: Chosen) -> Answer:
        chain = self._chain(parts)
        answer = Answer(
            ".".join(parts),
            self._current,
            self._project.root if self._project else None,
            chosen,
            self._interpreter.facts,
            self._entries,
            chain,
            is_found=len(chain) == len(parts),
        )
        graph = Graph(self._search, answer.facts, self._followed(parts[0]))
        if len(chain) < len(parts):
            answer = self._with_attribute(answer, parts, graph)
        if answer.is_found:
            run = graph.run(chain[-1].name)
            answer = replace(
                answer,
                owner=self._owner(answer),
                run=run,
                places=graph.places,
                forms=forms_of(answer, graph.modules, run),
            )
        found = findings_of(answer, self._interpreter, graph, self._project)
        if not answer.is_found:
            missing = not_found(answer, self._interpreter, self._search, graph)
            found = (missing, *found)
        return replace(answer, findings=found)

    def _chain(self, parts: tuple[str, ...]) -> tuple[Located, ...]:
        """Return the packages and the module that the first parts of a name are."""
        chain: list[Located] = []
        for depth in range(1, len(parts) + 1):
            located = self._search.locate(".".join(parts[:depth]))
            if located is None:
                break
            chain.append(located)
        return tuple(chain)

    def _with_attribute(
        self, answer: Answer, parts: tuple[str, ...], graph: Graph
    ) -> Answer:
        """Take the rest of a name for something that its module has, if it may be."""
        chain = answer.chain
        if not chain:
            return answer
        module, rest = chain[-1].name, parts[len(chain) :]
        name, inner = rest[0], ".".join(rest[1:])
        if not graph.modules.has(module, name):
            return answer
        part = graph.part(module)
        is_read = part is not None and part.steps is not None
        is_sure = is_read and graph.modules.binds(module, name)
        origin, _ = graph.modules.origin(module, name)
        attribute = Attribute(name, inner, origin, is_sure)
        return replace(answer, is_found=True, attribute=attribute)

    def _followed(self, top: str) -> tuple[str, ...]:
        tops = self._project.tops if self._project else ()
        return (top, *(package.dotted.partition(".")[0] for package in tops))

    def _sources(self) -> tuple[str, ...]:
        """Return the folders with the project's packages that nothing installed leads to."""
        project = self._project
        if project is None:
            return ()
        found: dict[str, None] = {}
        for package in project.tops:
            depth = package.dotted.count(".")
            inner = PurePosixPath(package.folder).parents[depth]
            source = str(project.root / inner)
            if not self._is_led_to(package.dotted.partition(".")[0], source):
                found[source] = None
        return tuple(found)

    def _is_led_to(self, top: str, source: str) -> bool:
        """Tell whether a finder of an editable install finds a package of the project."""
        inside = f"{python.same_path(source)}{os.sep}"
        return any(
            python.same_path(place.origin).startswith(inside)
            for place in self._interpreter.find(top)
            if place.origin
        )

    def _path(self, sources: tuple[str, ...]) -> tuple[Entry, ...]:
        facts = self._interpreter.facts
        sites = dict.fromkeys((*facts.site_packages, facts.user_site or ""))
        folders = [Path(site) for site in sites if site]
        pth = {
            str(file): _text(file)
            for folder in folders
            for file in _files(folder, "*.pth")
        }
        links = [
            _text(file).partition("\n")[0].strip()
            for folder in folders
            for file in _files(folder, "*.egg-link")
        ]
        return python.entries_of(facts, str(self._current), pth, links, sources)

    def _owner(self, answer: Answer) -> Owner | None:
        """Return the distribution that the module was installed with."""
        place = answer.chain[-1].place
        top = answer.chain[0].place
        entry = answer.entry_of(top)
        file = place.origin
        if entry and entry.reason.is_site and file:
            return self._interpreter.owner(entry.path, _inside(file, entry.path))
        by = entry.by if entry else self._finder_file(top.finder)
        if by is None:
            return None
        folder = str(Path(by).parent)
        found = self._interpreter.owner(folder, Path(by).name)
        if found is None and entry and entry.reason is Reason.EGG_LINK and file:
            return self._interpreter.owner(entry.path, _inside(file, entry.path))
        return found

    def _finder_file(self, finder: str) -> str | None:
        module = self._interpreter.facts.loaded.get(finder.rpartition(".")[0])
        return module.origin if module else None


def _files(folder: Path, pattern: str) -> list[Path]:
    return [folder / name for name in disk.names_like(folder, (pattern,))]


def _text(file: Path) -> str:
    return (disk.read_file(file) or b"").decode("utf-8-sig", "replace")


def _inside(file: str, folder: str) -> str:
    return Path(os.path.relpath(file, folder)).as_posix()
