"""What things of the import system are called on a page."""

import os
from pathlib import Path

from mkpkg.commands import Answer
from mkpkg.names import printable
from mkpkg.python import Entry, Nature, Place, Reason, Source

A_NATURE = {
    Nature.PACKAGE: "a package",
    Nature.NAMESPACE: "a namespace, which is a folder without an __init__.py",
    Nature.MODULE: "a module",
    Nature.EXTENSION: "a compiled module",
    Nature.BYTECODE: "a module without its source",
    Nature.BUILTIN: "built into the interpreter",
    Nature.FROZEN: "frozen into the interpreter",
}
NATURES = {
    Nature.PACKAGE: "package",
    Nature.NAMESPACE: "namespace",
    Nature.MODULE: "module",
    Nature.EXTENSION: "compiled module",
    Nature.BYTECODE: "module, bytecode only",
    Nature.BUILTIN: "built into the interpreter",
    Nature.FROZEN: "frozen into the interpreter",
}

_REASONS = {
    Reason.CURRENT: "the current folder, or the script's",
    Reason.PYTHONPATH: "from the variable PYTHONPATH",
    Reason.ZIP: "standard library, zipped",
    Reason.STDLIB: "standard library",
    Reason.COMPILED: "standard library, compiled modules",
    Reason.SITE: "installed packages",
    Reason.BASE_SITE: "installed packages of the Python below the environment",
    Reason.USER_SITE: "packages installed with --user",
    Reason.FINDER: "no folder: a finder of an editable install",
    Reason.STARTUP: "added at the start, by sitecustomize or code in a .pth file",
    Reason.PROJECT: "this project's source; not on the path",
}

_SOURCES = {
    Source.OPTION: "as asked for",
    Source.ACTIVE: "the active environment",
    Source.PROJECT: "the environment of this project",
    Source.PATH: "the first on PATH",
    Source.OWN: "the one that runs mkpkg, as there is none on PATH",
}


def reason_of(answer: Answer, entry: Entry) -> str:
    """Return why an entry is on the search path."""
    if entry.by is None:
        text = _REASONS[entry.reason]
    else:
        file = entry.by.replace("\\", "/").rpartition("/")[2]
        kind = (
            "an old editable install, by" if entry.reason is Reason.EGG_LINK else "by"
        )
        text = f"{kind} {file}{_of_folder(answer, entry.by)}"
    if entry.made == "nothing" and entry.reason is not Reason.FINDER:
        return f"{text} (not there)"
    if entry.made == "archive" and entry.reason is not Reason.ZIP:
        return f"{text} (an archive)"
    return text


def _of_folder(answer: Answer, file: str) -> str:
    folder = file.replace("\\", "/").rpartition("/")[0]
    number = next((n for path, n in answer.numbers.items() if path == folder), None)
    return f" in {number}" if number else ""


def interpreter_of(answer: Answer) -> str:
    """Return which interpreter was asked, and why that one."""
    chosen, facts = answer.chosen, answer.facts
    name = "Python" if facts.implementation == "cpython" else facts.implementation
    place = path_of(answer, chosen.environment or chosen.executable)
    return f"{name} {facts.release}, {place}: {_SOURCES[chosen.source]}"


def path_of(answer: Answer, path: str) -> str:
    """Return a path as short as it can be."""
    if path == str(answer.current):
        return "."
    near, home = answer.near(path), str(Path.home())
    is_below = near.startswith(home + os.sep)
    return printable(f"~{near.removeprefix(home)}" if is_below else near)


def owner_of(answer: Answer) -> str | None:
    """Return what the module belongs to, in words; None where nothing is known."""
    if answer.owner:
        how = ", an editable install" if answer.is_editable else ", installed"
        return f"{answer.owner.name} {answer.owner.version}{how}"
    place = answer.chain[-1].place
    entry = answer.entry_of(answer.chain[0].place)
    is_own = place.nature in (Nature.BUILTIN, Nature.FROZEN)
    if is_own or (entry and entry.reason.is_stdlib):
        major, minor, _ = answer.facts.version
        return f"the standard library of Python {major}.{minor}"
    return None


def place_of(answer: Answer, place: Place) -> str:
    """Return where a module is, in words."""
    if place.origin:
        return path_of(answer, place.origin)
    if place.is_namespace and place.locations:
        return " and ".join(f"{path_of(answer, f)}/" for f in place.locations)
    return "none: it is a part of the interpreter"
