"""What is to be known about an import, besides what it does."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from mkpkg._findings import Finding, note, warning
from mkpkg.names import shown
from mkpkg.python import Entry, Interpreter, Located, Nature, Reason
from mkpkg.source import Run, UnreadableError

from ._next_steps import to_use_the_source
from ._project import Project
from ._which_answer import Answer
from ._which_copies import judge_copies
from ._which_graph import Graph


def findings_of(
    answer: Answer, interpreter: Interpreter, graph: Graph, project: Project | None
) -> tuple[Finding, ...]:
    """Return what is to be said, from the interpreter to what runs in it."""
    return tuple(
        chain(
            _startup(interpreter),
            _environment(answer),
            judge_copies(answer, project),
            _how_found(answer, interpreter, project),
            chain.from_iterable(
                _beside(answer, interpreter, located) for located in answer.chain
            ),
            _namespaces(answer, interpreter, project),
            _in_run(answer, answer.run, graph) if answer.run else (),
        )
    )


def _startup(interpreter: Interpreter) -> Iterator[Finding]:
    if interpreter.noise:
        yield warning(
            "startup",
            "Python prints something when it starts",
            why=f"it says: {interpreter.noise[-1].strip()}",
            help="look at sitecustomize.py, usercustomize.py and the .pth files",
        )


def _environment(answer: Answer) -> Iterator[Finding]:
    other = answer.chosen.passed_over
    if other:
        near = answer.near(other)
        yield note(
            "environment",
            f"the active environment is asked, and not {near} of the project",
            help=f"to ask that one: --python {near}",
        )
    if answer.facts.unasked and not answer.is_found:
        yield note(
            "finder",
            f"{answer.facts.unasked[0]} is asked by Python, and was not asked here",
            why="it belongs to an editable install, and may build the package",
        )


def _how_found(
    answer: Answer, interpreter: Interpreter, project: Project | None
) -> Iterator[Finding]:
    """Yield what is special about the place of the top-level package."""
    if not answer.chain:
        return
    top = answer.chain[0]
    entry = answer.entry_of(top.place)
    if entry and entry.is_added:
        yield warning(
            "not-installed",
            f"`{top.name}` is not installed: `python` does not find it",
            why=f"nothing leads to {answer.near(entry.path)}, which is looked into here only",
            help=to_use_the_source(),
        )
    elif entry and _is_only_here(top, entry, interpreter, project):
        yield note(
            "not-installed",
            f"`{top.name}` is found from this folder only: it is not installed",
            why="the current folder is on the search path of what is started in it",
            help=to_use_the_source(),
        )
    elif entry and entry.made == "archive":
        yield note(
            "archive",
            f"`{top.name}` comes from an archive, {answer.near(entry.path)}",
            why="its modules are no files, so what opens files beside them fails",
        )
    elif answer.is_editable:
        yield _editable(top, entry)
    if answer.chain[-1].place.nature is Nature.BYTECODE:
        yield note(
            "bytecode",
            f"`{answer.chain[-1].name}` is there as bytecode only",
            why="its source is missing, and another Python could not import it",
        )


def _is_only_here(
    top: Located, entry: Entry, interpreter: Interpreter, project: Project | None
) -> bool:
    """Tell whether the project's package is found by the current folder alone."""
    if project is None or not project.is_declared or entry.reason is not Reason.CURRENT:
        return False
    is_own = top.name in {p.dotted.partition(".")[0] for p in project.tops}
    return is_own and len(interpreter.find(top.name)) == 1


def _editable(top: Located, entry: Entry | None) -> Finding:
    if entry and entry.reason is Reason.EGG_LINK:
        return note(
            "editable",
            f"`{top.name}` is an editable install of the old kind (setup.py develop)",
            why=f"{Path(entry.by or '').name} and an .egg-link file lead to it",
            help=to_use_the_source(),
        )
    by = Path(entry.by).name if entry and entry.by else top.place.finder
    return note(
        "editable",
        f"`{top.name}` is an editable install: what you change is what runs",
        why=f"{by} leads to it",
    )


def _beside(
    answer: Answer, interpreter: Interpreter, located: Located
) -> Iterator[Finding]:
    """Yield what bears the same name in the same folder."""
    folder = _folder_of(located)
    entry = answer.entry_of(answer.chain[0].place)
    if folder is None or (entry and entry.reason.is_stdlib):
        return
    tail = located.name.rpartition(".")[2]
    files = interpreter.beside(tail, folder)
    near = answer.near(folder)
    is_package = located.place.nature is Nature.PACKAGE
    if is_package and f"{tail}.py" in files:
        yield warning(
            "modpkg",
            f"{near}/{tail}.py is never imported",
            why=f"the package {tail}/ beside it is found first",
            help="move what is in it into the package, or rename it",
        )
    if not is_package and tail in files and not located.place.is_namespace:
        yield warning(
            "folder-beside",
            f"{near}/{tail}/ is no package, and what is in it is not found",
            why=f"it has no __init__.py, so {tail}.py beside it is found first",
            help=f"rename one of them, or make it a package without {tail}.py",
        )
    other = [f for f in files if f.partition(".")[0] != tail and _is_python(f)]
    if other:
        yield warning(
            "casefold",
            f"{near}/{other[0]} has the name of `{tail}` in another case",
            why="they are the same file on Windows and macOS",
            help="rename one of them",
        )


def _folder_of(located: Located) -> str | None:
    place = located.place
    if place.locations:
        return str(Path(place.locations[0]).parent)
    return str(Path(place.origin).parent) if place.origin and place.entry else None


def _is_python(file: str) -> bool:
    return file.endswith(".py") or "." not in file


def _namespaces(
    answer: Answer, interpreter: Interpreter, project: Project | None
) -> Iterator[Finding]:
    """Yield the folders that may have been meant as packages."""
    meant = [package.dotted for package in project.tops] if project else []
    top = answer.entry_of(answer.chain[0].place) if answer.chain else None
    for outer, located in zip((None, *answer.chain), answer.chain, strict=False):
        folder = (located.place.locations or ("",))[0]
        is_inner = outer is not None and outer.place.nature is Nature.PACKAGE
        is_mine = top is not None and not (top.reason.is_stdlib or top.reason.is_site)
        if not located.place.is_namespace or not (is_inner or is_mine):
            continue
        if any(name.startswith(f"{located.name}.") for name in meant):
            # The project shares it with others (PEP 420).
            continue
        near = answer.near(folder)
        has_modules = bool(interpreter.members((folder,)))
        yield warning(
            "namespace",
            f"`{located.name}` is only a namespace: {near}/ has no __init__.py",
            why="such a folder is found last, runs nothing, and is left out of many builds",
            help=f"make it a package: create {near}/__init__.py, even an empty one"
            if has_modules
            else "it has no modules; name another one",
        )


def _in_run(answer: Answer, run: Run, graph: Graph) -> Iterator[Finding]:
    """Yield what fails, or does not give what it seems to."""
    yield from _missing(answer, run)
    for circle in run.circles:
        yield warning(
            "circular",
            f"`{circle.module}` imports `{circle.name}` from `{circle.target}` too early",
            why="both import each other, and the other has not got so far",
            help="import the module, and take the name from it where it is used",
            path=_path(answer, circle.module),
        )._replace(line=circle.line)
    for module, reason in graph.unreadable.items():
        yield _unreadable(answer, module, reason)
    yield from _replaced(answer, run)


def _unreadable(answer: Answer, module: str, reason: UnreadableError) -> Finding:
    major, minor, _ = answer.facts.version
    is_newer = (major, minor) > sys.version_info[:2]
    by = f"run mkpkg by Python {major}.{minor}, which may understand it"
    return warning(
        "syntax",
        f"`{module}` cannot be read, so what it imports is not known",
        why=str(reason),
        help=by if is_newer else None,
        path=_path(answer, module),
        many="{count} modules cannot be read, so what they import is not known: {names}",
    )._replace(line=reason.line, name=module)


def _missing(answer: Answer, run: Run) -> Iterable[Finding]:
    for outside in run.outside:
        if outside.is_missing and outside.is_certain:
            yield warning(
                "missing-import",
                f"`{outside.by}` imports `{shown(outside.name)}`, which is nowhere",
                why="the import fails there",
                help="install the project that has it into this environment",
                path=_path(answer, outside.by),
            )._replace(line=outside.line)


def _replaced(answer: Answer, run: Run) -> Iterator[Finding]:
    """Yield where an attribute of a package is not the module of its name."""
    for located in answer.chain[1:]:
        outer, _, name = located.name.rpartition(".")
        names = run.names.get(outer, {})
        if run.is_complete and name in names and names[name] != located.name:
            yield warning(
                "shadows-module",
                f"`{outer}` calls something else `{name}` than its module",
                why=f"`from {outer} import {name}` gives that, and not the module",
                help=f"from {located.name} import … still reaches it",
                path=_path(answer, outer),
            )


def _path(answer: Answer, module: str) -> str | None:
    located = answer.places.get(module)
    origin = located.place.origin if located else None
    return answer.near(origin) if origin else None
