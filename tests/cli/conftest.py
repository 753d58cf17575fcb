"""Projects for the tests of commands; those in the golden folders are data, not tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mkpkg import template

from ..projects import commit_all, lay_out
from ..template_versions import Installed, installed_trees, small_versions
from .updates import NEW, OLD, Renders

collect_ignore = ["cases"]


@pytest.fixture(scope="module")
def renders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Renders]:
    """An mkpkg with three versions of a small template, the last one installed."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        roots = installed_trees(tmp_path_factory.mktemp("installed"), small_versions())
        installed = Installed(roots, monkeypatch)
        installed.become(NEW)
        found = Renders(installed, tmp_path_factory.mktemp("renders"))
        monkeypatch.setattr(template, "render_recorded", found)
        yield found


@pytest.fixture
def old(renders: Renders, here: Path) -> Path:
    """A project that was made with the oldest version, and is committed."""
    renders.installed.become(NEW)
    lay_out(here, renders.made(OLD))
    commit_all(here)
    return here
