"""The answer of `mkpkg which` as a JSON document."""

from typing import Any

from mkpkg.commands import Answer
from mkpkg.python import Located, Place, Time
from mkpkg.source import Executed, Outside

from ._json import Document, findings_document


def answer_document(answer: Answer) -> Document:
    """Return the document; absent values are None."""
    run = answer.run
    module = answer.chain[-1] if answer.is_found else None
    return {
        "command": "which",
        "name": answer.name,
        "module": module.name if module else None,
        "attribute": _attribute(answer),
        "python": _python(answer),
        "path": [
            {
                "entry": entry.path,
                "reason": entry.reason.value,
                "by": entry.by,
                "made": entry.made,
                "on_path": not entry.is_added,
            }
            for entry in answer.entries
        ],
        "found": [_located(answer, located) for located in answer.chain],
        "owner": _owner(answer),
        "loaded": bool(module and answer.is_loaded(module.name)),
        "executes": [_executed(answer, one) for one in run.executed] if run else [],
        "imports": [_outside(answer, one) for one in run.outside] if run else [],
        "bindings": [form._asdict() for form in answer.forms],
        "attributes": _attributes(answer),
        "findings": findings_document(answer.findings),
        "time": _time(answer.time) if answer.time else None,
    }


def _attribute(answer: Answer) -> Document | None:
    attribute = answer.attribute
    if attribute is None:
        return None
    return {
        "name": attribute.name,
        "inner": attribute.inner,
        "module": attribute.module,
        "certain": attribute.is_sure,
    }


def _owner(answer: Answer) -> Document | None:
    owner = answer.owner
    return {**owner._asdict(), "editable": answer.is_editable} if owner else None


def _python(answer: Answer) -> Document:
    facts, chosen = answer.facts, answer.chosen
    return {
        "executable": chosen.executable,
        "version": facts.release,
        "implementation": facts.implementation,
        "source": chosen.source.value,
        "environment": chosen.environment,
        "prefix": facts.prefix,
    }


def _located(answer: Answer, located: Located) -> Document:
    return {
        "name": located.name,
        **_place(answer, located.place),
        "shadows": [_place(answer, place) for place in located.others],
    }


def _place(answer: Answer, place: Place) -> Document:
    return {
        "kind": place.nature.value,
        "origin": place.origin,
        "locations": None if place.locations is None else list(place.locations),
        "entry": answer.numbers.get(place.entry or ""),
        "finder": place.finder,
    }


def _executed(answer: Answer, one: Executed) -> Document:
    located = answer.places.get(one.name)
    return {
        "name": one.name,
        "origin": located.place.origin if located else None,
        "depth": one.depth,
        "by": one.by,
        "line": one.line,
        "certain": one.is_certain,
    }


def _outside(answer: Answer, one: Outside) -> Document:
    located = answer.places.get(one.name)
    place = located.place if located else answer.facts.loaded.get(one.name)
    return {
        "name": one.name,
        "origin": place.origin if place else None,
        "by": one.by,
        "line": one.line,
        "certain": one.is_certain,
        "missing": one.is_missing,
    }


def _attributes(answer: Answer) -> list[Document]:
    """Return what becomes an attribute of its package because it was imported."""
    names = [one.name for one in answer.run.executed] if answer.run else []
    found = (name.rpartition(".") for name in names if "." in name)
    return [
        {"module": outer, "name": inner, "to": f"{outer}.{inner}"}
        for outer, _, inner in found
    ]


def _time(time: Time) -> dict[str, Any]:
    return {
        "name": time.name or None,
        "self_us": time.own,
        "total_us": time.total,
        "imports": [_time(inner) for inner in time.imports],
    }
