"""The answer of `mkpkg which` as one page."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkpkg.commands import Answer, Attribute
from mkpkg.names import shown
from mkpkg.python import Nature, Place
from mkpkg.source import Executed, Run

from ._columns import columns, heading, paragraph
from ._terminal import arrow, out, painted, strong
from ._which_time import time_lines
from ._which_words import (
    A_NATURE,
    NATURES,
    interpreter_of,
    owner_of,
    path_of,
    place_of,
    reason_of,
)

_MOST_RUN = 24
_MOST_OUTSIDE = 12
_cyan = partial(painted, colour="cyan")


def show_answer(answer: Answer) -> None:
    """Print how a name is found and run."""
    sections = [_head(answer)]
    if answer.is_found or not answer.chain:
        sections.append(_path(answer))
    sections.append(_found(answer))
    if answer.run:
        sections += [_runs(answer, answer.run), _binds(answer)]
    if answer.time:
        sections.append(time_lines(answer))
    for lines in sections:
        block = "\n".join(lines)
        if block:
            out(f"{block}\n")


def _head(answer: Answer) -> Iterator[str]:
    name = painted(shown(answer.name), "green", bold=True)
    rows = [("asked", interpreter_of(answer))]
    if not answer.is_found:
        yield f"{strong(shown(answer.name))} is nowhere"
        yield from columns(rows)
        return
    module = answer.chain[-1]
    if answer.attribute:
        yield f"{name} is something in the module {module.name}"
        rows.insert(0, ("there", _attribute(answer, answer.attribute)))
    else:
        yield f"{name} is {A_NATURE[module.place.nature]}"
    rows.insert(0, ("file", place_of(answer, module.place)))
    if owner := owner_of(answer):
        rows.insert(-1, ("from", owner))
    yield from columns(rows)


def _attribute(answer: Answer, attribute: Attribute) -> str:
    module = answer.chain[-1].name
    if not attribute.is_sure:
        return f"whether it has `{attribute.name}` is known only when it runs"
    inner = f"; `{attribute.inner}` is looked up in that" if attribute.inner else ""
    if attribute.module != module:
        return f"`{attribute.name}` comes from {attribute.module}{inner}"
    return f"it defines `{attribute.name}`{inner}"


def _path(answer: Answer) -> Iterator[str]:
    top = answer.name.partition(".")[0]
    yield from heading(f"Search path: the first place that has `{shown(top)}` is taken")
    rows = []
    for number, entry in enumerate(answer.entries, start=1):
        path = path_of(answer, entry.path)
        rows.append((f"{number:>2}  {path}", reason_of(answer, entry)))
    place = answer.chain[0].place if answer.chain else None
    winner = answer.numbers.get(place.entry or "") if place else None
    yield from columns(
        rows, _cyan, lambda index: arrow() if index + 1 == winner else ""
    )
    if place and winner is None:
        yield from paragraph(_without_search(answer))


def _without_search(answer: Answer) -> str:
    top = answer.chain[0]
    if top.place.nature in (Nature.BUILTIN, Nature.FROZEN):
        return f"`{top.name}` is {A_NATURE[top.place.nature]}, which comes before any folder."
    if answer.is_loaded(top.name):
        return f"`{top.name}` is loaded when a program starts: nothing is searched."
    return f"`{top.name}` is found by {top.place.finder}, not by the path."


def _found(answer: Answer) -> Iterator[str]:
    if not answer.chain:
        return
    yield from heading("Found, part by part")
    rows = []
    for located in answer.chain:
        place = located.place
        kind = NATURES[place.nature]
        where = place_of(answer, place) if place.origin or place.locations else ""
        rows.append((located.name, f"{kind}: {where}" if where else kind))
    yield from columns(rows, _cyan)
    others = [
        f"{place_of(answer, place)}{_at(answer, place.entry)}"
        for located in answer.chain
        for place in located.others
    ]
    if others:
        yield from paragraph(f"There as well, and not reached: {', '.join(others)}")


def _at(answer: Answer, entry: str | None) -> str:
    number = answer.numbers.get(entry or "")
    return f" ({number})" if number else ""


def _runs(answer: Answer, run: Run) -> Iterator[str]:
    if not run.executed:
        yield from heading("Runs nothing")
        yield from paragraph(
            f"Every program finds `{answer.chain[-1].name}` loaded when it starts, "
            "in sys.modules."
        )
        return
    yield from heading(
        "Runs, in this order; each is imported by the one it stands under"
    )
    rows = [_executed(answer, n, one) for n, one in enumerate(run.executed, start=1)]
    if len(rows) > _MOST_RUN:
        left = len(rows) - _MOST_RUN
        rows[_MOST_RUN - 2 : -2] = [("    …", f"{left} more; --json has all of them")]
    yield from columns(rows, _cyan)
    if outside := _outside(answer, run):
        yield from paragraph(f"They import besides: {outside}.")
    yield from paragraph(
        "A second import runs none of them: it finds them in sys.modules."
        if run.is_complete
        else "The import fails there; a second one would begin anew."
    )


def _executed(answer: Answer, number: int, one: Executed) -> tuple[str, str]:
    located = answer.places.get(one.name)
    place = located.place if located else None
    where = _short(place) if place and place.origin else ""
    if place and not place.origin:
        where = "a folder: nothing runs" if place.is_namespace else "no Python code"
    by = f"by line {one.line}" if one.line else ""
    perhaps = "" if one.is_certain else "perhaps"
    name = f"{number:>2}  {'  ' * one.depth}{one.name}"
    return name, ", ".join(filter(None, (where, by, perhaps)))


def _short(place: Place) -> str:
    """Return a file without the folders that the dotted name tells."""
    path = Path(place.origin or "")
    return f"{path.parent.name}/{path.name}" if place.locations else path.name


def _outside(answer: Answer, run: Run) -> str:
    own = answer.name.partition(".")[0]
    tops = dict.fromkeys(one.name.partition(".")[0] for one in run.outside)
    others = [top for top in tops if top != own]
    named = others[:_MOST_OUTSIDE]
    left = len(others) - len(named)
    more = f" and {left} more" if left > 0 else ""
    return ", ".join(map(shown, named)) + more


def _binds(answer: Answer) -> Iterator[str]:
    yield from heading("Binds one name; every form runs the same files")
    rows = [(form.statement, f"{form.name}, {form.to}") for form in answer.forms]
    yield from columns(rows, _cyan)
    parts = [located.name for located in answer.chain[1:]]
    if parts:
        yield from paragraph(
            f"The packages get their modules as attributes: {', '.join(parts)}."
        )
