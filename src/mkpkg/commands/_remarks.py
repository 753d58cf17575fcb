"""What is found about re-exports, in words a user can act on."""

from collections.abc import Iterator

from mkpkg._findings import Finding, Severity
from mkpkg.layout import Oddity, PackageFolder
from mkpkg.names import shown
from mkpkg.source import Package, Remark, Unknowable, UnreadableError

# Code: severity, message, reason, and what helps.
_REMARKS = {
    "stale-export": (
        Severity.WARNING,
        "`{name}` is exported, and {module} does not have it",
        "importing it fails",
        None,
    ),
    "stale-import": (
        Severity.ERROR,
        "`{name}` is imported from {module}, which does not have it",
        "it is renamed or used there, so the line is yours",
        "mend the line by hand",
    ),
    "conditional": (
        Severity.WARNING,
        "`{name}` of {module} is bound on some paths only, so it is not exported",
        "importing it could fail",
        "bind it on every path, or list it in the module's __all__",
    ),
    "ambiguous": (
        Severity.WARNING,
        "`{name}` of {module} is imported on one path and defined on another",
        "it cannot be told whether it is meant for others",
        "list it in the module's __all__ to export it",
    ),
    "taken": (
        Severity.NOTE,
        "`{name}` of {module} is not exported, since the package has that name already",
        "what is written in the package wins",
        None,
    ),
    "shadows-module": (
        Severity.WARNING,
        "`{name}` hides the module {module}",
        "the package has either the module or what it defines",
        "make the module private, as in _internals.py",
    ),
    "kept-style": (
        Severity.NOTE,
        "{module} has no __all__, and keeps it so",
        "it offers names without a list, and a list would hide the others",
        None,
    ),
}
_ADDED = {
    "missing-export": "`{name}` of {module} was not exported",
    "unbound-module": "the module {module} was not bound by its package",
}
_NOT_ADDED = {
    "missing-export": "`{name}` of {module} is not exported",
    "unbound-module": "the module {module} is not bound by its package",
}
_UNMANAGED = "names are added in projects with a table [tool.mkpkg] only"

_CONFLICTS = {
    "conflict": (
        "`{name}` is offered by more than one module: {module}",
        "the last import would win",
        "rename one, or make it private: private = [...] in [tool.mkpkg]",
    ),
    "shadows-module": (
        "`{name}` hides the module {module}, and exports are lazy",
        "its package would give the module or what it defines, whichever came first",
        "make the module private, as in _internals.py, or rename one of them",
    ),
    "undefined-export": (
        "`{name}` is in the __all__ of {module}, which does not have it",
        "importing it would fail",
        "define it, or take it out of __all__",
    ),
}
_UNKNOWABLE = {
    "syntax": (
        "{module} cannot be read: {why}",
        "mend it, or where it is the syntax of a later Python, run mkpkg with that",
    ),
    "dynamic-all": (
        "the names of {module} cannot be known: {why}",
        "write __all__ as a list of names, or opt out with a comment: # mkpkg: off",
    ),
    "star": (
        "the names of {module} cannot be known: {why}",
        "name what it imports, or give it an __all__",
    ),
    "no-source": (
        "the names of {module} cannot be known: {why}",
        "put a stub beside it, or leave it out of export-from",
    ),
    "outside": (
        "{module} cannot be written: {why}",
        "replace the link by a file",
    ),
}
_ODDITIES = {
    "stub-only": "`{name}` is a stub of nothing, so it cannot be imported",
    "symlink-loop": "`{name}` is a link to a folder above it, and is not followed",
    "ident": "`{name}` is not a name that can be imported, so it is not exported",
    "keyword": "`{name}` is a keyword, so it cannot be imported by that name",
    "modpkg": "the module `{name}.py` is never imported: a package has its name",
    "namespace": "`{name}` has no __init__.py, so it is not exported",
    "casefold": "`{name}` and another name differ only by case",
}


def findings_of(
    package: PackageFolder, done: Package, *, adds: bool
) -> Iterator[Finding]:
    """Yield what is to be said of a package, errors included."""
    path = package.init or f"{package.folder}/__init__.py"
    for reason in done.refusals:
        yield _refusal(reason, path)
    for conflict in dict.fromkeys(done.conflicts):
        yield _conflict(conflict, path)
    for remark in dict.fromkeys(done.remarks):
        yield _remark(remark, path, adds=adds, is_refused=done.is_refused)
    for oddity in package.oddities:
        yield _oddity(oddity)


def unreadable(module: str, reason: UnreadableError, path: str) -> Finding:
    """Return the error about a file that cannot be read."""
    return _refusal(Unknowable("syntax", module, str(reason), reason.line), path)


def _remark(remark: Remark, path: str, *, adds: bool, is_refused: bool) -> Finding:
    values = {"name": shown(remark.name), "module": shown(remark.module)}
    if remark.code in _ADDED:
        is_added = adds and not is_refused
        texts = _ADDED if is_added else _NOT_ADDED
        why = "" if adds else _UNMANAGED
        message = texts[remark.code].format_map(values)
        return Finding(
            remark.code, Severity.NOTE, message, why, path=path, name=remark.name
        )
    severity, text, why, help = _REMARKS[remark.code]
    return Finding(
        remark.code,
        severity,
        text.format_map(values),
        why,
        help,
        path,
        remark.line,
        1 if remark.line else None,
        remark.name,
    )


def _conflict(remark: Remark, path: str) -> Finding:
    text, why, help = _CONFLICTS[remark.code]
    values = {"name": shown(remark.name), "module": shown(remark.module)}
    message = text.format_map(values)
    return Finding(
        remark.code, Severity.ERROR, message, why, help, path, name=remark.name
    )


def _refusal(reason: Unknowable, path: str) -> Finding:
    text, help = _UNKNOWABLE[reason.code]
    values = {"module": shown(reason.module), "why": reason.why}
    why = "without it, what its package exports cannot be decided"
    message = text.format_map(values)
    return Finding(
        reason.code,
        Severity.ERROR,
        message,
        why,
        help,
        path,
        reason.line,
        1 if reason.line else None,
        reason.module,
    )


def _oddity(oddity: Oddity) -> Finding:
    message = _ODDITIES[oddity.code].format(name=shown(oddity.name))
    # Folders of templates and data are nothing to worry about.
    is_mild = oddity.code == "namespace"
    severity = Severity.NOTE if is_mild else Severity.WARNING
    return Finding(oddity.code, severity, message, path=oddity.path, name=oddity.name)
