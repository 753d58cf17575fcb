"""What is to be said where a module is in more than one place."""

from collections.abc import Iterator
from pathlib import Path

from mkpkg import disk
from mkpkg._findings import Finding, note, warning
from mkpkg.names import Kind, listed, suggest
from mkpkg.python import Entry, Located, Nature, Place, Reason, same_path

from ._next_steps import to_use_the_source
from ._project import Project
from ._which_answer import Answer

_MINE = (Reason.CURRENT, Reason.PYTHONPATH, Reason.PROJECT)


def judge_copies(answer: Answer, project: Project | None) -> Iterator[Finding]:
    """Yield what hides what, and whether a copy is stale.

    Args:
        answer: What was found.
        project: The project around the current folder, or None.
    """
    for located in (*answer.chain[:1], *_imported(answer)):
        yield from _judge_all(answer, located, project)


def _imported(answer: Answer) -> Iterator[Located]:
    """Yield the other top-level modules that run as well."""
    for outside in answer.run.outside if answer.run else ():
        located = answer.places.get(outside.name)
        if located and "." not in located.name:
            yield located


def _judge_all(
    answer: Answer, located: Located, project: Project | None
) -> Iterator[Finding]:
    for other in located.others:
        if other.is_namespace:
            continue
        if project and _is_copy(answer, located.place, other, project):
            yield _copy(answer, located.place, other, project)
        elif found := _judge(answer, located.name, located.place, other):
            yield found
            return


def _judge(answer: Answer, name: str, place: Place, other: Place) -> Finding | None:
    """Return what is to be said of two different modules of one name."""
    winner, loser = answer.entry_of(place), answer.entry_of(other)
    if loser is None:
        return None
    is_library = loser.reason.is_stdlib or loser.reason.is_site
    if winner and winner.reason in _MINE and is_library:
        return _hides(answer, name, place, winner, other, loser)
    if loser.reason in _MINE and (winner is None or winner.reason not in _MINE):
        return _hidden(answer, name, place, other)
    return None


def _hides(
    answer: Answer, name: str, place: Place, winner: Entry, other: Place, loser: Entry
) -> Finding:
    of = "of the standard library" if loser.reason.is_stdlib else "that is installed"
    file = answer.file(place)
    return warning(
        "hides",
        f"{file} hides the `{name}` {of}",
        why=f"{_WHERE[winner.reason]} is searched before {answer.near(loser.path)}",
        help=f"rename it, as in {_renamed(name, file)}",
        path=file,
    )


def _hidden(answer: Answer, name: str, place: Place, other: Place) -> Finding:
    file = answer.file(other)
    return warning(
        "hidden",
        f"{file} is never imported: `{name}` is found before it",
        why=_why_first(answer, name, place),
        help=f"rename it, as in {_renamed(name, file)}",
        path=file,
    )


def _why_first(answer: Answer, name: str, place: Place) -> str:
    if place.nature in (Nature.BUILTIN, Nature.FROZEN):
        return "it is built into the interpreter, which is asked before any folder is"
    if answer.is_loaded(name):
        return "it is loaded when a program starts, so nothing is searched for it"
    return f"{answer.file(place)} comes first on the search path"


_WHERE = {
    Reason.CURRENT: "the current folder",
    Reason.PYTHONPATH: "PYTHONPATH",
    Reason.PROJECT: "the project",
}


def _renamed(name: str, file: str) -> str:
    meant = suggest(name, Kind.PACKAGE) or f"{name}_"
    return f"{meant}.py" if file.endswith(f"{name}.py") else meant


def _is_copy(answer: Answer, place: Place, other: Place, project: Project) -> bool:
    """Tell whether of two modules one is the project's, and one was installed."""
    one, two = (_is_own(answer, p, project) for p in (place, other))
    entries = [answer.entry_of(p) for p in (place, other)]
    return one is not two and any(e is not None and e.reason.is_site for e in entries)


def _is_own(answer: Answer, place: Place, project: Project) -> bool:
    """Tell whether a module is one of the project's files, and not only inside of it."""
    entry = answer.entry_of(place)
    if place.origin is None or (entry and entry.reason.is_site):
        return False
    return Path(same_path(place.origin)).is_relative_to(same_path(str(project.root)))


def _copy(answer: Answer, place: Place, other: Place, project: Project) -> Finding:
    """Return what is to be said of an installed copy of the project's package."""
    is_source_first = _is_own(answer, place, project)
    source, copy = (place, other) if is_source_first else (other, place)
    changed = tuple(_changed(source, copy))
    what = f"{answer.file(copy)} is an installed copy of {answer.file(source)}"
    if is_source_first:
        why = "here your source is found first; from other folders, the copy is"
    else:
        why = "the copy is found first: what you change in the source has no effect"
    if not changed:
        said = f"{what}, and still the same"
        return note("installed-copy", said, why=why, help=to_use_the_source())
    said = f"{what}, and differs: {listed(changed)}"
    return warning("stale-copy", said, why=why, help=to_use_the_source())


def _changed(source: Place, copy: Place) -> Iterator[str]:
    """Yield the files of a package that are not the same in an installed copy."""
    if source.locations is None or copy.locations is None:
        if _content(source.origin) != _content(copy.origin):
            yield Path(source.origin or "").name
        return
    ours, theirs = Path(source.locations[0]), Path(copy.locations[0])
    names = {
        path.relative_to(root).as_posix()
        for root in (ours, theirs)
        for path in disk.sources_below(root)
    }
    for name in sorted(names):
        if _content(str(ours / name)) != _content(str(theirs / name)):
            yield name


def _content(path: str | None) -> bytes | None:
    return disk.read_file(path) if path else None
