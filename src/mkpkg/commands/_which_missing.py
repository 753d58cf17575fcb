"""Why a name is nowhere, and what may have been meant."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from mkpkg._findings import Finding, Severity
from mkpkg.names import Kind, check_name, shown
from mkpkg.python import Interpreter, Located, Reason, Search

from ._which_answer import Answer
from ._which_graph import Graph

_MOST = 3


def not_found(
    answer: Answer, interpreter: Interpreter, search: Search, graph: Graph
) -> Finding:
    """Return the error about a name that is nowhere.

    Args:
        answer: What was found of it.
        interpreter: Who has looked.
        search: Where modules are.
        graph: What modules have.
    """
    parts = answer.name.split(".")
    word = parts[len(answer.chain)]
    outer = answer.chain[-1] if answer.chain else None
    known = set(search.children(outer.name if outer else None))
    if outer:
        known |= set(graph.modules.public(outer.name).names)
    near = _nearest(word, known)
    rest = parts[len(answer.chain) + 1 :]
    meant = [".".join([*parts[: len(answer.chain)], name, *rest]) for name in near]
    if outer and (word, rest) == ("py", []):
        # Somebody has named a file.
        meant = [outer.name]
    stub = _stub(answer, interpreter, outer, word)
    why, help = stub or _reason(answer, search, outer, word, meant)
    if meant:
        help = f"did you mean {' or '.join(f'`{shown(name)}`' for name in meant)}?"
    return Finding(
        "not-found",
        Severity.ERROR,
        _message(outer, word),
        why=why,
        help=help,
        name=answer.name,
        suggestion=meant[0] if meant else None,
    )


def _message(outer: Located | None, word: str) -> str:
    if outer is None:
        return f"there is no module `{shown(word)}`"
    if outer.place.locations is None:
        return f"the module `{outer.name}` has no name `{shown(word)}`"
    return f"the package `{outer.name}` has no module or name `{shown(word)}`"


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the names that are most like a word; its case counts least."""
    is_private = word.startswith("_")
    names = sorted(
        name
        for name in known
        if name.isidentifier() and (is_private or not name.startswith("_"))
    )
    same = [name for name in names if name.casefold() == word.casefold()]
    close = difflib.get_close_matches(word, names, _MOST, 0.75)
    return list(dict.fromkeys([*same, *close]))[:_MOST]


def _stub(
    answer: Answer, interpreter: Interpreter, outer: Located | None, word: str
) -> tuple[str, str] | None:
    """Return that there is only a stub of a module, if that is so (PEP 561)."""
    path = tuple(entry.path for entry in answer.entries)
    for folder in (outer.place.locations or ()) if outer else path:
        for file in (f"{word}.pyi", f"{word}-stubs"):
            if file in interpreter.beside(file.removesuffix(".pyi"), folder):
                why = f"{answer.near(str(Path(folder, file)))} is a stub"
                return f"{why}, which tells types and runs nothing", "install the rest"
    return None


def _reason(
    answer: Answer, search: Search, outer: Located | None, word: str, meant: list[str]
) -> tuple[str, str]:
    """Return why a name is not found, and what to do about it."""
    hidden = _hidden(answer, search)
    if hidden:
        return hidden
    if meant and meant[0].casefold() == answer.name.casefold():
        return "upper and lower case count, on every system", ""
    if word == "__main__":
        return "it is the program that runs, whatever its file is", "name that file"
    if outer is None:
        return _not_installed(answer, word)
    if outer.place.locations is None:
        why = f"{answer.file(outer.place)} is a module, and only packages have modules in them"
        return why, "name something that it defines"
    places = " or ".join(map(answer.near, outer.place.locations))
    return f"it is not in {places}", f"look what is there: ls {places}"


def _not_installed(answer: Answer, word: str) -> tuple[str, str]:
    count = len([entry for entry in answer.entries if entry.made != "nothing"])
    searched = f"none of the {count} places on the search path has it"
    told = {
        found.code: found.message.removeprefix("package name ")
        for found in check_name(word, Kind.PACKAGE)
    }
    if "stdlib" in told:
        return told["stdlib"], "choose a Python that has it: --python PATH"
    if answer.facts.unasked:
        searched += f"; {answer.facts.unasked[0]} may know it, and was not asked"
    if "popular" in told:
        return f"{searched}; {told['popular']}", "install that project"
    return searched, "install the project that has it, or go to its folder: -C DIR"


def _hidden(answer: Answer, search: Search) -> tuple[str, str] | None:
    """Return where a name would be found, were not something else found before it."""
    if not answer.chain:
        return None
    top = answer.chain[0]
    entry = answer.entry_of(top.place)
    is_here = entry is not None and entry.reason is Reason.CURRENT
    help = "rename it, or go elsewhere: -C DIR" if is_here else "rename one of them"
    for place in top.others:
        is_near = len(answer.chain) == 1 and not place.is_namespace
        other = search.inside(place, answer.name)
        found = other.place if other else place
        if other or (is_here and is_near):
            why = f"{answer.file(top.place)} is found first, and hides"
            return f"{why} {answer.file(found)}", help
    return None
