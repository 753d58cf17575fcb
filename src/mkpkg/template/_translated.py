"""What Copier raises, as something to act on."""

import re

from mkpkg._errors import MkpkgError, ToolFailed, bad_input, refused
from mkpkg._findings import error
from mkpkg.names import shown

from ._copier import import_copier, refused_answer

_REQUIRED = re.compile(r'Question "([^"]*)" is required')


def translated(reason: Exception) -> MkpkgError:
    """Return what Copier raised when it rendered somebody's template."""
    text = str(reason)
    invalid, required = refused_answer(text), _REQUIRED.search(text)
    if invalid:
        question, why = invalid
        return bad_input(
            "data",
            f"the template refuses the answer to `{shown(question)}`",
            why=why,
            help=f"--data {shown(question)}=ANSWER",
        )
    if required:
        return bad_input(
            "data",
            f"the template has no default for `{shown(required[1])}`",
            help=f"--data {shown(required[1])}=ANSWER",
        )
    if isinstance(reason, import_copier().errors.ForbiddenPathError):
        return refused(
            "outside",
            "the template wants to read or write outside of its folder",
            why=" ".join(text.split()),
            help="look at the template, and at the answers that names are made of",
        )
    if isinstance(reason, ValueError):
        return bad_input(
            "data",
            "the template refuses an answer",
            why=" ".join(text.split()),
            help="--data QUESTION=ANSWER",
        )
    return ToolFailed(
        error(
            "template",
            "the template could not be rendered",
            why=" ".join(text.split()) or type(reason).__name__,
            help="tell its author, or take another version of it",
        )
    )
