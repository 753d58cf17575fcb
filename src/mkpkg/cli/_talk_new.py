"""The conversation of `mkpkg new`: questions, and facts that are not worth one."""

from collections.abc import Collection, Iterable, Iterator
from textwrap import fill

from typer import get_terminal_size

from mkpkg import commands
from mkpkg.commands import Facts, NewRequest, Outcome
from mkpkg.names import printable

from ._ask_new import questions_of_new
from ._call import Call
from ._finish import Style
from ._talk import greet, talk
from ._terminal import faint, out


def talk_new(
    request: NewRequest, given: Collection[str], call: Call, style: Style
) -> None:
    """Ask for what was not given, show what would be made, and make it.

    Args:
        request: What was asked for.
        given: The names of the arguments and options that were given.
        call: The call.
        style: How to show the result.

    Raises:
        MkpkgError: What was given is refused, or the place is taken meanwhile.
        KeyboardInterrupt: The user wants to stop.
    """
    facts = commands.known_before(request, given)

    def prepare(known: NewRequest) -> Outcome:
        _tell(_facts(known, facts, given))
        return commands.new(known)

    greet("a Python package, ready to import")
    talk(questions_of_new(given), facts.request, prepare, call, style)


def _tell(lines: Iterable[str]) -> None:
    out("")
    width = get_terminal_size().columns
    for line in lines:
        text = printable(line)
        out(faint(fill(text, width, initial_indent="  ", subsequent_indent="    ")))
    out("")


def _facts(known: NewRequest, facts: Facts, given: Collection[str]) -> Iterator[str]:
    """Yield what was not worth asking, and the options that change it."""
    author = facts.author
    name = f"{author.name} <{author.email}>" if author.email else author.name
    source = f" ({author.source})" if author.source else ""
    yield f"author {name}{source}" if name else "no author"
    yield f"Python {known.python} or newer · src layout"
    options = [
        f"--{option}" for option in ("author", "email", "python") if option not in given
    ]
    if options:
        yield f"change it: {', '.join(options)}"
