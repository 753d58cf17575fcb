"""Whether a dotted name can be imported at all, before anybody looks for it."""

import keyword
import unicodedata
from collections.abc import Iterable

from mkpkg._errors import BadInput, bad_input
from mkpkg._findings import Finding, Severity, errors_in
from mkpkg.names import Kind, check_name, shown, suggest


def read_dotted(text: str) -> tuple[str, ...]:
    """Return the parts of a dotted name.

    Raises:
        BadInput: No `import` statement can name it.
    """
    if not text:
        raise bad_input("empty", "the name is empty", help="mkpkg which NAME")
    parts = tuple(text.split("."))
    wrong = tuple(part for part in parts if not _is_importable(part))
    if wrong:
        raise BadInput(_refusal(text, wrong))
    return parts


def _is_importable(part: str) -> bool:
    # The parser normalises names, the file system does not (PEP 3131).
    is_plain = unicodedata.normalize("NFKC", part) == part
    return part.isidentifier() and is_plain and not keyword.iskeyword(part)


def _refusal(text: str, wrong: Iterable[str]) -> Finding:
    """Return the error about a name, in the words of the rules about names."""
    if text.startswith(".") and text.strip("."):
        return _relative(text)
    found = errors_in(f for part in wrong for f in check_name(part, Kind.MODULE))
    meant = suggest(text, Kind.SUBPACKAGE)
    first = found[0] if found else None
    return Finding(
        first.code if first else "ident",
        Severity.ERROR,
        f"`{shown(text)}` cannot be imported",
        why=f"{first.message}: {first.why}" if first else "it is no Python name",
        help=f"did you mean `{meant}`?" if meant else "name a module: sound.effects",
        name=text,
        suggestion=meant,
    )


def _relative(text: str) -> Finding:
    whole = text.lstrip(".")
    return Finding(
        "path",
        Severity.ERROR,
        f"`{shown(text)}` is relative",
        why="only inside of a package do leading dots lead somewhere",
        help=f"name the module from the top, as in sound.{shown(whole)}",
        name=text,
    )
