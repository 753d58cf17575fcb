"""What an earlier run left is told in any case, also by a run that is refused."""

from pathlib import Path

import pytest

from mkpkg._findings import error, note

from ..conftest import Run
from ..projects import INNER, SOUND, commit_all, lay_out

REFUSED = {
    "add": ["add", "mixers"],
    "remove": ["remove", "effects", "--force"],
    "adopt": ["adopt"],
    "undo": ["adopt", "--undo"],
}


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=list(REFUSED))
def test_what_was_finished_is_told(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    lay_out(here, {**SOUND, INNER: ""})
    commit_all(here)
    if "--undo" in arguments:
        assert run("adopt").code == 0
    finished, clash = note("finished", "done"), error("changed", "no")
    monkeypatch.setattr("mkpkg.disk.recover", lambda *_, **__: (finished,))
    monkeypatch.setattr("mkpkg.disk.verify", lambda *_: (clash,))
    result = run(*arguments, "--json")
    assert (result.code, result.codes) == (1, ["changed", "finished"])
