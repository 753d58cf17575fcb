"""Help: of the program on one screen, with its commands in groups, and of commands."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from typer.core import TyperCommand, TyperGroup

from ._terminal import out, painted, strong

_ROOM = 55
_EXAMPLES = (
    "mkpkg new sound --sub formats,effects,filters",
    "mkpkg add effects.reverb formats/flac.py",
    "mkpkg sync --check",
)


class Program(TyperGroup):
    """The group of all commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help: usage, what each command does, options, examples."""
        out(f"Usage: mkpkg [OPTIONS] COMMAND [ARGS]...\n\n{self.help}\n")
        commands = [c for c in self.commands.values() if isinstance(c, TyperCommand)]
        width = max(len(str(command.name)) for command in commands)
        for group, members in groupby(commands, lambda c: c.rich_help_panel):
            lines = [
                _line(str(c.name), width, c.get_short_help_str(_ROOM)) for c in members
            ]
            _show(str(group), lines)
        out("")
        _show("Options", list(_options(self.get_params(ctx), ctx)))
        _show("Examples", [painted(example, "cyan") for example in _EXAMPLES])


class Command(TyperCommand):
    """One command."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help``, which like all flags takes no value."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.metavar = ""
        return option


def _options(params: list[Any], ctx: Any) -> Iterator[str]:
    records = [record for param in params if (record := param.get_help_record(ctx))]
    width = max(len(names) for names, _ in records)
    for names, about in records:
        yield _line(names, width, f"{about.partition(',')[0].rstrip('.')}.")


def _line(name: str, width: int, about: str) -> str:
    return f"{painted(name.ljust(width), 'cyan')}  {about}"


def _show(head: str, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        out(f"{strong(('' if number else head).ljust(10))}{line}")
