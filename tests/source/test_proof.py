"""An edit is proved before it is written."""

from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg.commands import SyncRequest

NOT_EDITED = [
    pytest.param(b'from .m import gone\n\n__all__ = "a", "gone",\na = 1\n', id="a bare tuple with a comma at its end"),
    pytest.param(b'from .m import gone\n\na = b = 1\n__all__ = [("gone"), "a", ("b")]\n', id="brackets around names"),
    pytest.param(b'from .m import gone\n\na = b = 1\n__all__ = [\n    "a"\n    , "gone"  # one, two\n    , "b"\n]\n', id="commas in front"),
]  # fmt: skip


@pytest.mark.parametrize("init", NOT_EDITED)
def test_what_cannot_be_edited_safely_is_mended_right_or_refused(
    tmp_path: Path, init: bytes
) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "p").mkdir()
    (tmp_path / "p/__init__.py").write_bytes(init)
    (tmp_path / "p/m.py").write_text("x = 1\n")
    outcome = commands.sync(SyncRequest(str(tmp_path)))
    commands.commit(outcome, lambda: None)
    after = (tmp_path / "p/__init__.py").read_bytes()
    if after == init:
        assert "by-hand" in [finding.code for finding in outcome.findings]
        assert outcome.exit_code == 1
    else:
        compile(after, "p", "exec")
        assert b'"gone"' not in after
        assert b'"a"' in after


def test_a_name_in_an_excluded_module_is_there(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.mkpkg]\nexclude = ["p/_v*"]\n')
    (tmp_path / "p/_vendor").mkdir(parents=True)
    init = b'from . import _vendor as v\nfrom ._vendor import y\nfrom ._vone import z\n\n__all__ = ["y", "z"]\n'
    (tmp_path / "p/__init__.py").write_bytes(init)
    (tmp_path / "p/_vendor/__init__.py").write_text("y = 1\n")
    (tmp_path / "p/_vone.py").write_text("z = 1\n")
    outcome = commands.sync(SyncRequest(str(tmp_path)))
    assert not outcome.plan.writes


def test_a_module_hidden_by_what_it_defines_is_refused_when_lazy(
    tmp_path: Path,
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.mkpkg]\nexports = "lazy"\n')
    (tmp_path / "p").mkdir()
    (tmp_path / "p/__init__.py").write_text("from .echo import echo, other\n")
    (tmp_path / "p/echo.py").write_text("def echo(): ...\ndef other(): ...\n")
    outcome = commands.sync(SyncRequest(str(tmp_path)))
    assert not outcome.plan.writes
    assert "shadows-module" in [f.code for f in outcome.findings if f.is_error]
