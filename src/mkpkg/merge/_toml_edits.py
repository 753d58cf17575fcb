"""Changes in a TOML file: pairs and sections come and go, values are written over."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ._choices import Mix, Take
from ._flow import flow_edits, flow_text
from ._lines import cut
from ._nodes import Form, Part
from ._text import Span, Splice
from ._toml import Toml
from ._toml_places import Newcomer, Places


def toml_edits(toml: Toml, mix: Mix) -> Iterator[Splice]:
    """Yield what changes in a TOML file.

    Args:
        toml: The user's file.
        mix: What becomes of the file.

    Raises:
        UnfitError: It is written in a way that leaves no clear place for a change.
    """
    changes = _Changes()
    changes.collect(mix)
    for ours, take in changes.values:
        new = flow_text(take, toml.text, is_value=True)
        yield Splice(ours.node.start, ours.node.end, new)
    for flow in changes.flows:
        yield from flow_edits(toml.text, flow)
    places = Places(toml, changes.gone)
    yield from cut(toml.text, _lines_of(toml, places))
    yield from places.put(changes.new)


@dataclass(slots=True)
class _Changes:
    """What changes, sorted by what it takes.

    Attributes:
        values: Values that are written over.
        flows: Lists and tables between brackets in which something changes.
        gone: What goes.
        new: What comes.
    """

    values: list[tuple[Part, Take]] = field(default_factory=list)
    flows: list[Mix] = field(default_factory=list)
    gone: list[Part] = field(default_factory=list)
    new: list[Newcomer] = field(default_factory=list)

    def collect(self, mix: Mix) -> None:
        """Take in what changes in a table or list that headers and dots define."""
        self.gone += mix.gone
        last: Part | None = None
        for ours, choice in mix.children:
            if isinstance(choice, Mix):
                is_flow = choice.part.node.form is Form.FLOW
                self.flows.append(choice) if is_flow else self.collect(choice)
            elif isinstance(choice, Take):
                self._take(Newcomer(mix.part.node, choice, last), ours)
            last = ours or last

    def _take(self, newcomer: Newcomer, ours: Part | None) -> None:
        take = newcomer.take
        if ours and not ours.is_spread and not take.part.is_spread:
            self.values.append((ours, take))
            return
        # What was a value and becomes a section has another place.
        self.gone += [ours] if ours else []
        self.new.append(newcomer)


def _lines_of(toml: Toml, places: Places) -> Iterator[Span]:
    for section in places.closed:
        yield Span(section.start, section.stop)
    for pair in places.gone:
        yield from toml.regions(pair)
