"""The conversation of `mkpkg new`: questions, facts, the plan, and a last word."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from textwrap import fill

from typer import get_terminal_size

from mkpkg import commands
from mkpkg._version import __version__
from mkpkg.commands import Facts, NewRequest
from mkpkg.names import printable

from ._ask_new import questions_of_new
from ._call import Call
from ._conversation import agree, converse
from ._finish import Style, finish
from ._prompt import Back
from ._pulse import pulse
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
    questions = questions_of_new(given)
    out(f"mkpkg {__version__} · a Python package, ready to import")
    out(faint("Enter takes what is shown, < goes back, Ctrl-C stops."))
    out("")
    known, start = facts.request, 0
    while True:
        known = converse(questions, known, start=start)
        _tell(_facts(known, facts, given))
        pulse.start("mkpkg new")
        last_word = None if call.dry_run else partial(agree, "Create it?")
        try:
            finish(commands.new(known), call, style, last_word)
        except Back:
            start = max(len(questions) - 1, 0)
        else:
            return


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
