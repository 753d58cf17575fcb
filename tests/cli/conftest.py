"""Projects for the tests of commands; those in the golden folders are data, not tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mkpkg import template

from ..projects import commit_all, lay_out
from ..template_versions import (
    Installed,
    installed_trees,
    real_versions,
    small_versions,
)
from .updates import NEW, OLD, Renders

collect_ignore = ["cases"]


@pytest.fixture(scope="session")
def small_trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What mkpkg carries at some versions, with a template that is quick to render."""
    return installed_trees(tmp_path_factory.mktemp("templates"), small_versions())


@pytest.fixture(scope="session")
def real_trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same with the real template, and versions that might follow it."""
    return installed_trees(tmp_path_factory.mktemp("templates"), real_versions())


@pytest.fixture
def real(real_trees: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Carry the real template, in its first version."""
    installed = Installed(real_trees, monkeypatch)
    installed.become("v0.1.0")
    return installed


@pytest.fixture
def small(small_trees: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Carry a template that is quick to render, in its first version."""
    installed = Installed(small_trees, monkeypatch)
    installed.become("v0.1.0")
    return installed


@pytest.fixture(scope="module")
def renders(
    small_trees: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Renders]:
    """An mkpkg with three versions of a small template, the last one installed."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        installed = Installed(small_trees, monkeypatch)
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
