"""What there is to say about re-exports, by its code."""

from typing import NamedTuple

from mkpkg._findings import Severity


class Text(NamedTuple):
    """How one kind of finding is told.

    Attributes:
        severity: How much it matters.
        one: The message; `{name}`, `{module}` and `{package}` stand for those. A module
            that is the package itself is "it".
        many: The same about several names: `{count}` and `{names}`; may be empty.
        why: The reason.
        help: What to do, or None.
    """

    severity: Severity
    one: str
    many: str = ""
    why: str = ""
    help: str | None = None


#: What `sync` mends, where it has not.
TO_MEND = {
    "missing-export": Text(
        Severity.NOTE,
        "{package} does not export `{name}`, which {module} has",
        "{package} does not export {count} names of its modules: {names}",
    ),
    "unbound-module": Text(
        Severity.NOTE,
        "{package} does not bind its module `{name}`",
        "{package} does not bind {count} of its modules: {names}",
    ),
    "stale-export": Text(
        Severity.WARNING,
        "{package} exports `{name}`, which {module} does not have",
        "{package} exports {count} names that do not exist: {names}",
        "importing what does not exist fails",
    ),
}

#: The same, where it has.
MENDED = {
    "missing-export": Text(
        Severity.NOTE,
        "{package} now exports `{name}`, which {module} has",
        "{package} now exports {count} more names: {names}",
    ),
    "unbound-module": Text(
        Severity.NOTE,
        "{package} now binds its module `{name}`",
        "{package} now binds {count} more of its modules: {names}",
    ),
    "stale-export": Text(
        Severity.WARNING,
        "{package} no longer exports `{name}`, which {module} does not have",
        "{package} no longer exports {count} names that do not exist: {names}",
        "importing what does not exist fails",
    ),
}

#: Why what is missing is not added.
UNMANAGED = "names are added in projects with a table [tool.mkpkg] only"

#: What is for people to decide.
REMARKS = {
    "stale-import": Text(
        Severity.ERROR,
        "{package} imports `{name}`, which {module} does not have",
        "{package} imports {count} names that do not exist: {names}",
        "it is renamed, used or listed there in a way that makes the line yours",
        "mend the line by hand",
    ),
    "conditional": Text(
        Severity.WARNING,
        "`{name}` of {module} is bound on some paths only, so it is not exported",
        "{count} names in {package} are bound on some paths only, so they are not "
        "exported: {names}",
        "importing it could fail",
        "bind it on every path, or list it in the module's __all__",
    ),
    "ambiguous": Text(
        Severity.WARNING,
        "`{name}` of {module} is imported on one path and defined on another",
        "{count} names in {package} are imported on one path and defined on "
        "another: {names}",
        "it cannot be told whether it is meant for others",
        "list it in the module's __all__ to export it",
    ),
    "taken": Text(
        Severity.NOTE,
        "{package} does not export `{name}` of {module}: it has that name already",
        "{package} does not export {count} names that it has already: {names}",
        "what is written in the package wins",
    ),
    "shadows-module": Text(
        Severity.WARNING,
        "`{name}` hides the module {module}",
        "{count} names in {package} hide modules: {names}",
        "the package has either the module or what it defines",
        "make the module private, as in _internals.py",
    ),
    "undefined-export": Text(
        Severity.ERROR,
        "`{name}` is in the __all__ of {package}, which does not have it",
        "{count} names in the __all__ of {package} do not exist: {names}",
        "importing all of it fails, and the list has a form that is yours",
        "take it out by hand",
    ),
    "still-eager": Text(
        Severity.WARNING,
        "{package} still imports {name} at once",
        "{package} still imports {count} modules at once: {names}",
        "its __lazy_modules__ has a form of your own, which cannot be added to",
        "add them there by hand",
    ),
    "still-lazy": Text(
        Severity.NOTE,
        "{package} still imports {name} lazily",
        "{package} still imports {count} modules lazily: {names}",
        "its __lazy_modules__ was written by hand, so the keys are yours",
        "take them out there, or ignore this",
    ),
    "kept-style": Text(
        Severity.NOTE,
        "{package} has no __all__, and keeps it so",
        why="it offers names without a list, and a list would hide the others",
    ),
    "unbuilt": Text(
        Severity.NOTE,
        "{package} keeps what it has of `{name}`, which is not there",
        "{package} keeps what it has of {count} modules that are not there: {names}",
        "it may come with a build: git ignores its file, or files of the build name it",
        "if it is gone for good, take the line out by hand",
    ),
}

#: Between which names nothing decides.
CONFLICTS = {
    "conflict": Text(
        Severity.ERROR,
        "`{name}` is offered by more than one module: {module}",
        why="the last import would win",
        help="rename one, or make it private: private = [...] in [tool.mkpkg]",
    ),
    "shadows-module": Text(
        Severity.ERROR,
        "`{name}` hides the module {module}, and exports are lazy",
        why="its package would give the module or what it defines, whichever came first",
        help="make the module private, as in _internals.py, or rename one of them",
    ),
    "undefined-export": Text(
        Severity.ERROR,
        "`{name}` is in the __all__ of {module}, which does not have it",
        why="importing it would fail",
        help="define it, or take it out of __all__",
    ),
}

_UNDECIDED = "without it, what its package exports cannot be decided"

#: What cannot be known or done; `{why}` stands for the reason.
REFUSALS = {
    "by-hand": Text(
        Severity.ERROR,
        "{module} cannot be edited: {why}",
        why="what is wrong there is left to you",
        help="mend it by hand, or opt out with a comment: # mkpkg: off",
    ),
    "syntax": Text(
        Severity.ERROR,
        "{module} cannot be read: {why}",
        why=_UNDECIDED,
        help="mend it, or where it is the syntax of a later Python, run mkpkg with that",
    ),
    "dynamic-all": Text(
        Severity.ERROR,
        "the names of {module} cannot be known: {why}",
        why=_UNDECIDED,
        help="write __all__ as a list of names, or opt out with a comment: # mkpkg: off",
    ),
    "star": Text(
        Severity.ERROR,
        "the names of {module} cannot be known: {why}",
        why=_UNDECIDED,
        help="name what it imports, or give it an __all__",
    ),
    "no-source": Text(
        Severity.ERROR,
        "the names of {module} cannot be known: {why}",
        why=_UNDECIDED,
        help="put a stub beside it, or leave it out of export-from",
    ),
    "outside": Text(
        Severity.ERROR,
        "{module} cannot be written: {why}",
        help="replace the link by a file",
    ),
    "shared": Text(
        Severity.ERROR,
        "{module} cannot be written: {why}",
        help="replace the link by a file",
    ),
    "unreadable": Text(
        Severity.ERROR,
        "the __init__.py of {module} cannot be read: {why}",
        help="mend that, then run the command again",
    ),
}

#: What keeps members of a package from being what they seem.
ODDITIES = {
    "stub-only": Text(
        Severity.WARNING,
        "`{name}` in {package} is a stub of a module that is not there",
        "{count} stubs in {package} are of modules that are not there: {names}",
        "before it is built, it cannot be imported",
    ),
    "symlink-loop": Text(
        Severity.WARNING,
        "`{name}` in {package} is a link to a folder above it, and is not followed",
        "{count} links in {package} lead to folders above them, and are not "
        "followed: {names}",
    ),
    "ident": Text(
        Severity.WARNING,
        "`{name}` in {package} is not a name that can be imported, so it is not exported",
        "{count} modules in {package} have names that cannot be imported, so they "
        "are not exported: {names}",
    ),
    "keyword": Text(
        Severity.WARNING,
        "`{name}` in {package} is a keyword, so it cannot be imported by that name",
        "{count} modules in {package} have keywords for names, so they cannot be "
        "imported by those: {names}",
    ),
    "nfkc": Text(
        Severity.WARNING,
        "`{name}` in {package} has a name that Python never looks for, so it is not "
        "exported",
        "{count} modules in {package} have names that Python never looks for, so they "
        "are not exported: {names}",
        "the import statement normalises names (NFKC), file names stay as they are",
        "rename it",
    ),
    "dangling": Text(
        Severity.WARNING,
        "`{name}` in {package} is a link to what is not there",
        "{count} modules in {package} are links to what is not there: {names}",
    ),
    "unreadable": Text(
        Severity.WARNING,
        "the folder `{name}` in {package} cannot be read, so it is left alone",
        "{count} folders in {package} cannot be read, so they are left alone: {names}",
    ),
    "modpkg": Text(
        Severity.WARNING,
        "the module `{name}.py` in {package} is never imported: a package has its name",
        "{count} modules in {package} are never imported, because packages have "
        "their names: {names}",
    ),
    # Folders of templates and data are nothing to worry about.
    "namespace": Text(
        Severity.NOTE,
        "`{name}` in {package} has no __init__.py, so it is not exported",
        "{count} folders in {package} have no __init__.py, so they are not "
        "exported: {names}",
    ),
    "casefold": Text(
        Severity.WARNING,
        "`{name}` and another name in {package} differ only by case",
        "{count} names in {package} differ from others only by case: {names}",
    ),
}

#: What is to be said of packages that are not read.
PLACES = {
    "beside": Text(
        Severity.NOTE,
        "the package `{name}` is not where the project has its packages, so it is left "
        "alone",
        "{count} packages are not where the project has its own, so they are left "
        "alone: {names}",
        "its build does not tell of it",
        "tell the build of it, or name it: mkpkg sync PATH",
    ),
    "twice": Text(
        Severity.WARNING,
        "there is another package `{name}`, which is left alone",
        why="an import finds the first",
        help="rename one of them",
    ),
    "outside": Text(
        Severity.WARNING,
        "`{name}` is a link to a package outside of the project, so it is left alone",
        "{count} links are to packages outside of the project, so they are left alone: "
        "{names}",
    ),
    "unreadable": Text(
        Severity.WARNING,
        "the folder `{name}` cannot be read, so it is left alone",
        "{count} folders cannot be read, so they are left alone: {names}",
    ),
}
