"""The answers that a project would have given, each with what it is known from."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from mkpkg._errors import Refused, raise_errors
from mkpkg._findings import Finding, errors_in, note
from mkpkg.layout import PackageFolder
from mkpkg.metadata import Clue, Clues
from mkpkg.names import ALLOWABLE, Kind, Policy, check_name, shown
from mkpkg.template import Answers

from ._license import NO_LICENSE
from ._texts import MINORS, check_author, check_description, check_email

_ADDRESS = re.compile(r"https?://[!-~]+")
_UNKNOWN = Clue("", "")
_DEFAULT_PYTHON = Clue("3.11", "")


def infer(clues: Clues, package: PackageFolder, *, is_lazy: bool) -> Clues:
    """Return what answers every question, in the order in which it is shown.

    Args:
        clues: What is known of the project.
        package: Its package.
        is_lazy: Whether its settings make its re-exports lazy.

    Returns:
        A value for each question; and ``layout``, which the template does not ask.

    Raises:
        Refused: A name is one that the template cannot write.
    """
    name = clues.get("name", Clue(package.dotted, "the package"))
    python = _nearest(clues.get("python", _DEFAULT_PYTHON))
    outer = str(PurePosixPath(package.folder).parent)
    allow = ",".join(_allowed(name.value, package.dotted, python.value))
    return {
        "name": name,
        "package": Clue(package.dotted, package.folder),
        **{key: _usable(key, clues) for key in ("description", "author", "email")},
        "license": clues.get("license", Clue(NO_LICENSE, "")),
        "python": python,
        "year": clues["year"],
        "repository": _usable("repository", clues),
        "exports": Clue("lazy", "[tool.mkpkg]") if is_lazy else Clue("eager", ""),
        "allow": Clue(allow, "the names" if allow else ""),
        "layout": Clue("flat" if outer == "." else outer, package.folder),
    }


def as_answers(inferred: Clues) -> Answers:
    """Return inferred answers as the template takes them."""
    said = {key: clue.value for key, clue in inferred.items()}
    return Answers(
        project=said["name"],
        package=said["package"],
        description=said["description"],
        user_name=said["author"],
        user_email=said["email"],
        license=said["license"],
        python=said["python"],
        year=said["year"],
        repository=said["repository"],
        exports="lazy" if said["exports"] == "lazy" else "eager",
        allow=tuple(filter(None, said["allow"].split(","))),
        # Nobody's project has the function `hello`.
        example=False,
    )


def remarks_on(clues: Clues, inferred: Clues) -> Iterator[Finding]:
    """Yield what of the clues is not in the answers as it is, and why."""
    python = clues.get("python")
    if python is None:
        message = f"nothing says which Python it takes: {inferred['python'].value} is recorded"
        yield note("python", message, help="say it: --python VERSION")
    elif python.value != inferred["python"].value:
        yield note(
            "python",
            f"it takes Python {python.value} and up, and {inferred['python'].value} is recorded",
            why=f"the template knows 3.{MINORS[0]} to 3.{MINORS[-1]}",
        )
    if "license" not in clues:
        message = "nothing says which licence it has, in a form that is known"
        yield note("license", message, help="say it: --license SPDX")
    for key in _CHECKS:
        if key in clues and not inferred[key].value:
            yield note(
                key,
                f"`{shown(clues[key].value)}` in {clues[key].source} is not recorded",
                why="the template has no place for it",
            )


def _usable(key: str, clues: Clues) -> Clue:
    """Return a clue, unless the template has no place for it."""
    clue = clues.get(key, _UNKNOWN)
    return _UNKNOWN if any(_CHECKS[key](clue)) else clue


def _check_address(clue: Clue) -> tuple[str, ...]:
    return () if _ADDRESS.fullmatch(clue.value) else (clue.value,)


# What yields anything is no answer.
_CHECKS: Mapping[str, Callable[[Clue], Iterable[object]]] = {
    "description": lambda clue: check_description(clue.value),
    "author": lambda clue: check_author(clue.value, clue.source),
    "email": lambda clue: check_email(clue.value, clue.source),
    "repository": _check_address,
}


def _nearest(python: Clue) -> Clue:
    minor = int(python.value.partition(".")[2])
    known = min(MINORS, key=lambda other: abs(other - minor))
    return Clue(f"3.{known}", python.source)


def _allowed(project: str, package: str, python: str) -> tuple[str, ...]:
    """Return the rules that the names break, and that can be allowed.

    Raises:
        Refused: They break others, so that no template could write them.
    """
    found: list[Finding] = []
    for name, kind, help in (
        (project, Kind.DIST, "give it one that can be written: --name NAME"),
        (package, Kind.PACKAGE, "mkpkg add and mkpkg sync work there without that"),
    ):
        broken = errors_in(Policy(python=python).weigh(check_name(name, kind)))
        found += (f if f.code in ALLOWABLE else f._replace(help=help) for f in broken)
    raise_errors((f for f in found if f.code not in ALLOWABLE), Refused)
    return tuple(sorted({finding.code for finding in found}))
