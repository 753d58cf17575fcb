"""Modules are found where Python itself finds them."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from mkpkg.python import Nature, Search, asked

from ..interpreters import found_interpreters

PYTHONS = found_interpreters((3, 8))
# These do something when they are imported, or a package of them is.
LEFT_OUT = ("antigravity", "this", "idlelib", "test", "lib2to3", "distutils")
# Python has them under other names, from which it makes these.
MADE = ("collections.abc", "importlib._bootstrap", "importlib._bootstrap_external")
_PROBE = """
import importlib.util, json, sys
found = {}
for name in json.load(sys.stdin):
    try:
        spec = importlib.util.find_spec(name)
    except Exception:
        continue
    places = spec and spec.submodule_search_locations
    found[name] = [
        spec.origin if spec and spec.has_location else None,
        list(places) if places is not None else None,
    ] if spec else None
print(json.dumps(found))
"""


@pytest.mark.slow
@pytest.mark.parametrize("python", PYTHONS.values(), ids=PYTHONS.keys())
def test_the_standard_library_is_found_where_it_is(python: str, here: Path) -> None:
    with asked(python, here, 300) as interpreter:
        search = Search(interpreter, str(here), _read)
        stdlib = interpreter.facts.stdlib
        names = list(_names(search, interpreter.members((stdlib,))))
        located = {name: search.locate(name) for name in names}
    done = subprocess.run(
        [python, "-I", "-W", "ignore", "-c", _PROBE],
        input=json.dumps(names),
        cwd=here,
        capture_output=True,
        text=True,
        check=True,
    )
    real = json.loads(done.stdout.splitlines()[-1])
    assert len(real) > 300
    wrong: dict[str, object] = {}
    for name, expected in real.items():
        module = located[name]
        if module is None or expected is None:
            wrong[name] = (module, expected)
            continue
        place = module.place
        is_inner = place.nature in (Nature.BUILTIN, Nature.FROZEN)
        mine = [place.origin, list(place.locations) if place.locations else None]
        # What is frozen has a file only for whoever reads it.
        if mine != expected and not (is_inner and expected[0] is None):
            wrong[name] = (mine, expected)
    assert wrong == {}


def _names(search: Search, tops: Iterable[str]) -> Iterator[str]:
    for top in tops:
        if top in LEFT_OUT:
            continue
        yield top
        for name in search.children(top):
            whole = f"{top}.{name}"
            if name != "__main__" and name.isidentifier() and whole not in MADE:
                yield whole


def _read(path: str) -> bytes | None:
    file = Path(path)
    return file.read_bytes() if file.is_file() else None
