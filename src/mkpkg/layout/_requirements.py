"""What people type for an installer by mistake: requirements, archives, addresses."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mkpkg._findings import Finding, Severity
from mkpkg.names import quoted, shown


class Required(NamedTuple):
    """What a text asks an installer for.

    Attributes:
        words: What an installer is to be given, as words of a command.
        project: The project that it would install, where the text says that.
    """

    words: tuple[str, ...]
    project: str | None = None


def required_by(text: str) -> Required | None:
    """Return what a text requires; None where it may be an item."""
    stripped = text.strip()
    for pattern, read in _FORMS:
        found = pattern.search(stripped)
        if found:
            return read(found)
    return None


def refuse_requirements(
    texts: Iterable[str], *, is_wanted: bool = True
) -> tuple[Finding, ...]:
    """Return an error for each requirement among what was typed.

    Args:
        texts: What was typed.
        is_wanted: Whether it was to be added; else it was to be removed.
    """
    known = ((text, required_by(text)) for text in texts)
    tell = _to_install if is_wanted else _to_uninstall
    return tuple(tell(text, required) for text, required in known if required)


def _to_install(text: str, required: Required) -> Finding:
    words = " ".join(map(quoted, required.words))
    why = "mkpkg creates packages; dependencies are installed"
    help = f"uv add {words}, or: pip install {words}"
    return _refusal(text, why, help)


def _to_uninstall(text: str, required: Required) -> Finding:
    name = quoted(required.project or "NAME")
    why = "mkpkg removes packages of the project; dependencies are uninstalled"
    return _refusal(text, why, f"uv remove {name}, or: pip uninstall {name}")


def _refusal(text: str, why: str, help: str) -> Finding:
    message = f"`{shown(text)}` is a requirement, not a subpackage"
    return Finding("requirement", Severity.ERROR, message, why, help, name=text)


def _option(found: re.Match[str]) -> Required:
    option = "-r" if found["option"].startswith(("-r", "--r")) else "--editable"
    return Required((option, found["rest"]))


def _file(found: re.Match[str]) -> Required:
    return Required(("-r", found[0]))


def _address(found: re.Match[str]) -> Required:
    return Required((found[0],), _project_in(found["path"]))


def _remote(found: re.Match[str]) -> Required:
    """Read what git calls `scp-like`, which installers do not know."""
    address = f"git+ssh://{found['host']}/{found['path']}"
    return Required((address,), _project_in(found["path"]))


def _archive(found: re.Match[str]) -> Required:
    path = found[0]
    # A bare name might be that of a project.
    place = path if re.search(r"[\\/]", path) else f"./{path}"
    return Required((place,), _project_in(path))


def _project_in(path: str) -> str | None:
    """Return the project that an address or a file is of, as far as it says so."""
    named = re.search(rf"[#&]egg=({_NAME})", path)
    if named:
        return named[1]
    last = re.split(r"[\\/]", re.sub(r"[?#].*", "", path).rstrip("/"))[-1]
    stem = re.split(r"-(?=\d)|@", _ENDING.sub("", last))[0].removesuffix(".git")
    return stem if re.fullmatch(_NAME, stem) else None


def _version(found: re.Match[str]) -> Required:
    name, version = found["name"], found["version"]
    words = name if version == "latest" else f"{name}=={version}"
    return Required((words,), name)


def _requirement(found: re.Match[str]) -> Required:
    from packaging.requirements import InvalidRequirement, Requirement

    text, name = found.string, found["name"]
    try:
        Requirement(text)
    except InvalidRequirement:
        # What an installer would not take is no suggestion.
        text = name
    return Required((text,), name)


_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_ENDING = re.compile(r"\.(?:whl|zip|tgz|tar\.(?:gz|bz2|xz|zst))$")

# The forms that only installers know, and how each is read.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Required]], ...] = (
    (
        re.compile(
            r"^(?P<option>-r|-e|--requirements?|--editable)[\s=]*(?P<rest>[^\s=].*)$"
        ),
        _option,
    ),
    (re.compile(r"^[A-Za-z][\w.+-]*://(?P<path>.+)$"), _address),
    (re.compile(r"^(?P<host>\w+@[\w.-]+):(?!//)(?P<path>[\w./~-]+)$"), _remote),
    (re.compile(r"^(?:.*[\\/_.-])?requirements(?:[\\/_.-].*)?\.(?:txt|in)$"), _file),
    (re.compile(r"^[^@]+\.(?:whl|tar\.(?:gz|bz2|xz|zst))$"), _archive),
    # Other endings may be names of subpackages.
    (re.compile(r"^(?:\.{0,2}[\\/]|\w[^@]*-\d)[^@]*\.(?:zip|tgz)$"), _archive),
    (
        re.compile(rf"^(?P<name>{_NAME})\s*[@=]\s*(?P<version>\d[\w.*+!]*|latest)$"),
        _version,
    ),
    # Extras, versions, markers, addresses (PEP 508).
    (
        re.compile(rf"^(?P<name>{_NAME})\s*(?:\[|\(\s*[<>=!~]|[<>=!~]=|[<>;@])"),
        _requirement,
    ),
)
